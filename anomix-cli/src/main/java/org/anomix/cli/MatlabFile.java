package org.anomix.cli;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.anomix.DataException;
import org.anomix.ParameterException;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;

/**
 * Reads MAT files of level 5, as MATLAB writes them before its version 7.3: the real matrices that
 * have as many rows as the largest stand side by side. The column of a matrix X of one column is
 * called X, those of others X1, X2 and so on.
 */
final class MatlabFile {
  static final byte[] MAGIC = "MATLAB 5.0 MAT-file".getBytes(StandardCharsets.US_ASCII);
  static final byte[] MAGIC_OF_LATER = "MATLAB 7.3 MAT-file".getBytes(StandardCharsets.US_ASCII);

  private MatlabFile() {}

  /** A column of one of the matrices. */
  private record Column(Matrix matrix, int index) {}

  static Table read(InputStream in, String file, ColumnChoice.Wish wish) throws IOException {
    if (wish.header() == ColumnChoice.Header.PRESENT) {
      throw new ParameterException("data", "--header", "given", "left out: matrices have names");
    }
    byte[] bytes = in.readAllBytes();
    try (Source source = Sources.wrap(bytes);
        MatFile mat = Mat5.newReader(source).readMat()) {
      return table(mat, file, wish);
    } catch (DataException | ParameterException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The reader reports a damaged file by whatever it stumbles over.
      throw new DataException(file + " is a damaged MAT file: " + e.getMessage());
    }
  }

  private static Table table(MatFile mat, String file, ColumnChoice.Wish wish) throws IOException {
    int rows = 0;
    int largest = 0;
    for (MatFile.Entry entry : mat.getEntries()) {
      if (isTable(entry) && entry.getValue().getNumElements() > largest) {
        largest = entry.getValue().getNumElements();
        rows = entry.getValue().getNumRows();
      }
    }
    if (rows == 0) {
      throw new DataException(file + " holds no real matrix with two dimensions");
    }
    List<Column> columns = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (MatFile.Entry entry : mat.getEntries()) {
      if (!isTable(entry)) {
        boolean complex = entry.getValue() instanceof Matrix matrix && matrix.isComplex();
        leftOut.add(entry.getName() + (complex ? " (complex)" : ""));
        continue;
      }
      int own = entry.getValue().getNumRows();
      if (own != rows) {
        leftOut.add(entry.getName() + " (of " + own + (own == 1 ? " row)" : " rows)"));
        continue;
      }
      int count = entry.getValue().getNumCols();
      for (int j = 0; j < count; j++) {
        columns.add(new Column((Matrix) entry.getValue(), j));
        names.add(count == 1 ? entry.getName() : entry.getName() + (j + 1));
      }
    }
    return ArrayTable.of(
        file,
        wish,
        names,
        rows,
        true,
        leftOut,
        (row, column, exact) -> value(columns.get(column), row, exact ? names.get(column) : ""));
  }

  /** A number; of 64 bits only one that a double can hold, where a column to name is given. */
  private static double value(Column column, int row, String name) {
    Matrix matrix = column.matrix();
    boolean unsigned = matrix.getType() == MatlabType.UInt64;
    if (!unsigned && matrix.getType() != MatlabType.Int64) {
      return matrix.getDouble(row, column.index());
    }
    long bits = matrix.getLong(row, column.index());
    BigInteger exact =
        unsigned ? new BigInteger(Long.toUnsignedString(bits)) : BigInteger.valueOf(bits);
    double value = exact.doubleValue();
    if (!name.isEmpty() && !new BigDecimal(value).toBigInteger().equals(exact)) {
      throw new DataException(row, name, exact, "must be a whole number that a double can hold");
    }
    return value;
  }

  private static boolean isTable(MatFile.Entry entry) {
    return entry.getValue() instanceof Matrix matrix
        && !matrix.isComplex()
        && matrix.getNumDimensions() == 2
        && matrix.getNumElements() > 0;
  }
}
