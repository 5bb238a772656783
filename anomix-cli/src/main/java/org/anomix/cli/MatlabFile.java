package org.anomix.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.anomix.DataException;
import org.anomix.ParameterException;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
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
      if (!isTable(entry) || entry.getValue().getNumRows() != rows) {
        leftOut.add(entry.getName());
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
        (row, column, exact) ->
            columns.get(column).matrix().getDouble(row, columns.get(column).index()));
  }

  private static boolean isTable(MatFile.Entry entry) {
    return entry.getValue() instanceof Matrix matrix
        && !matrix.isComplex()
        && matrix.getNumDimensions() == 2
        && matrix.getNumElements() > 0;
  }
}
