package org.anomix.bench.peers;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.anomix.bench.problem.Clusters;
import org.anomix.bench.problem.Problem;
import org.anomix.bench.problem.Shape;
import org.anomix.bench.problem.StartValues;

/**
 * A file that is read and fitted by a process that does nothing else.
 *
 * @param label its name in tables
 * @param data the file
 * @param shape columns and components
 * @param start where the fit starts
 * @param steps number of M-steps
 */
record FileFit(String label, Path data, Shape shape, StartValues start, int steps) {
  /** Old Faithful with two components, and a million rows of two columns with three. */
  static List<FileFit> all(Path home, Path folder, double scale) throws IOException {
    Shape faithful = new Shape("faithful", 2, 2, 272, false);
    StartValues start =
        StartValues.of(
            faithful, new double[] {0.5, 0.5, 2, 55, 4.5, 80, 0.5, 0, 0, 50, 0.5, 0, 0, 50});
    Shape million = Shape.named("M1").scaled(scale);
    Problem problem = Problem.of(million, Clusters.OVERLAPPING);
    Path csv = folder.resolve("rows.csv");
    Path npy = folder.resolve("rows.npy");
    writeCsv(csv, problem.rowMajor(), million.dimension());
    NumbersFile.write(npy, problem.rowMajor(), million.dimension());
    String size = million.rows() + " x 2";
    return List.of(
        new FileFit(
            "faithful.csv",
            home.resolve("anomix-examples").resolve("data").resolve("faithful.csv"),
            faithful,
            start,
            50),
        new FileFit("CSV, " + size, csv, million, problem.startValues(), 20),
        new FileFit(".npy, " + size, npy, million, problem.startValues(), 20));
  }

  private static void writeCsv(Path file, double[] rowMajor, int columns) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("x,y\n");
      for (int i = 0; i < rowMajor.length; i += columns) {
        String line = Arrays.toString(Arrays.copyOfRange(rowMajor, i, i + columns));
        out.write(line.substring(1, line.length() - 1).replace(" ", ""));
        out.write('\n');
      }
    }
  }
}
