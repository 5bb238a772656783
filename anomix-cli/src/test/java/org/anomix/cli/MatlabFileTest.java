package org.anomix.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;

/** MAT files of level 5, which the test writes. */
final class MatlabFileTest {
  @TempDir private Path folder;

  /** As collections of anomaly data do it: rows in X, labels in y; and a word beside them. */
  private Path file() throws IOException {
    Matrix x = Mat5.newMatrix(3, 2);
    Matrix y = Mat5.newMatrix(3, 1, MatlabType.UInt8);
    for (int row = 0; row < 3; row++) {
      x.setDouble(row, 0, row + 0.25);
      x.setDouble(row, 1, -1e-300 * row);
      y.setInt(row, 0, row == 2 ? 1 : 0);
    }
    Path file = folder.resolve("cardio.mat");
    try (Mat5File mat = Mat5.newMatFile()) {
      mat.addArray("X", x).addArray("y", y).addArray("source", Mat5.newString("a test"));
      Mat5.writeToFile(mat, file.toFile());
    }
    return file;
  }

  @Test
  void matricesStandSideBySide() throws IOException {
    Outcome outcome =
        Outcome.of(
            "score",
            file().toString(),
            "--label",
            "y",
            "--model",
            "gaussian([0, 0], [[1, 0], [0, 1]])");
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals(4, outcome.outLines().size());
    double constant = Math.log(2 * Math.PI);
    assertEquals(
        constant + 0.5 * 1.25 * 1.25, Double.parseDouble(outcome.outLines().get(2)), 1e-14);
    assertTrue(outcome.err().contains("source"), outcome.err());
  }

  @Test
  void wholeNumbersThatNoDoubleHoldsAreRefused() throws IOException {
    for (MatlabType type : new MatlabType[] {MatlabType.UInt64, MatlabType.Int64}) {
      long[] numbers = {1, 1L << 60, type == MatlabType.UInt64 ? -2048 : (1L << 53) + 1};
      Matrix x = Mat5.newMatrix(3, 1, type);
      for (int row = 0; row < 3; row++) {
        x.setLong(row, 0, numbers[row]);
      }
      Path file = folder.resolve("whole.mat");
      try (Mat5File mat = Mat5.newMatFile()) {
        mat.addArray("x", x);
        Mat5.writeToFile(mat, file.toFile());
      }
      Outcome outcome = Outcome.of("score", file.toString(), "--model", "uniform(0, 2e19)");
      if (type == MatlabType.UInt64) {
        // -2048 in 64 bits without a sign is 2^64 - 2048, a double.
        assertEquals(0, outcome.code(), outcome.err());
        assertEquals(4, outcome.outLines().size());
        assertEquals(outcome.outLines().get(1), outcome.outLines().get(3));
      } else {
        assertEquals(1, outcome.code(), outcome.out());
        assertTrue(outcome.err().contains("row 2"), outcome.err());
        assertTrue(outcome.err().contains("9007199254740993"), outcome.err());
      }
    }
  }

  @Test
  void columnsAreChosenByName() throws IOException {
    Outcome outcome =
        Outcome.of("score", file().toString(), "--columns", "X1", "--model", "normal(0, 1)");
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals(4, outcome.outLines().size());
  }

  @Test
  void damagedAndLaterFilesAreRefusedInOneLine() throws IOException {
    byte[] whole = Files.readAllBytes(file());
    for (int length : List.of(130, 200, whole.length - 20)) {
      Path cut = Files.write(folder.resolve("cut.mat"), Arrays.copyOf(whole, length));
      Outcome outcome = Outcome.of("score", cut.toString(), "--model", "normal(0, 1)");
      assertEquals(1, outcome.code(), outcome.err());
      assertEquals(1, outcome.errLines().size(), outcome.err());
      assertTrue(outcome.err().contains("cut.mat"), outcome.err());
    }
    byte[] later = "MATLAB 7.3 MAT-file, Platform: GLNXA64".getBytes(StandardCharsets.US_ASCII);
    Path hdf = Files.write(folder.resolve("later.mat"), later);
    Outcome outcome = Outcome.of("score", hdf.toString(), "--model", "normal(0, 1)");
    assertEquals(1, outcome.code());
    assertTrue(outcome.err().contains("-v7"), outcome.err());
    assertArrayEquals(later, Files.readAllBytes(hdf));
  }
}
