package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cardiotocograms themselves where they are at hand, and rows like them everywhere. */
final class CardiotocographyTest {
  private static final int SPLITS = 10;

  @TempDir private static Path folder;

  @Test
  void untouchedRowsAreJudgedAsThePageSays() throws Exception {
    String data = System.getProperty("anomix.data", "");
    Path file = Path.of(data).resolve("cardio.csv");
    Assumptions.assumeTrue(
        !data.isEmpty() && Files.exists(file),
        "no cardio.csv in the folder that the property anomix.data names");
    List<String> table = table();
    for (int seed = 0; seed < (Studies.full() ? SPLITS : 1); seed++) {
      List<String> printed = printed(file, seed);
      assertTrue(printed.get(0).contains("each no lower than the one before"), printed.get(0));
      String row = seed + " | " + printed.get(0).replaceAll(" .*", "");
      for (String line : printed.subList(2, 5)) {
        row += " | " + number(line);
      }
      assertEquals(row, table.get(seed));
    }
  }

  /** The rows of the table of the page, without the bars at their ends. */
  private static List<String> table() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "examples.md"));
    String after = page.substring(page.indexOf("| seed | components |"));
    List<String> rows =
        after
            .lines()
            .takeWhile(line -> line.startsWith("|"))
            .skip(2)
            .map(line -> line.substring(2, line.length() - 2))
            .toList();
    assertEquals(SPLITS + 1, rows.size());
    return rows;
  }

  @Test
  void thePageSumsItsSplitsUp() throws IOException {
    List<String> table = table();
    List<String> expected = new ArrayList<>(List.of("mean and sd", ""));
    for (int column = 2; column < 5; column++) {
      int cell = column;
      double[] f1 =
          table.subList(0, SPLITS).stream()
              .mapToDouble(row -> Double.parseDouble(row.split(" \\| ", -1)[cell]))
              .toArray();
      double mean = DoubleStream.of(f1).average().orElseThrow();
      double squares = DoubleStream.of(f1).map(x -> (x - mean) * (x - mean)).sum();
      expected.add(
          String.format(Locale.ROOT, "%.2f ± %.2f", mean, Math.sqrt(squares / (SPLITS - 1))));
    }
    assertEquals(String.join(" | ", expected), table.get(SPLITS));
  }

  /** What follows "F1" in a line. */
  private static String number(String line) {
    return line.replaceAll(".*F1 ([0-9.]+),.*", "$1");
  }

  private static List<String> printed(Path file, int seed, String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(file.toString(), Integer.toString(seed)));
    arguments.addAll(List.of(more));
    return Printed.by(() -> Cardiotocography.main(arguments.toArray(new String[0])));
  }

  /**
   * Two clusters in five columns, the last of which is the difference of two; 8 % lie elsewhere.
   */
  private static Path standIn() throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    List<String> lines = new ArrayList<>(List.of("a,b,c,d,e,label"));
    for (int r = 0; r < 800; r++) {
      boolean anomalous = r % 12 == 0;
      double[] row = new double[6];
      for (int j = 0; j < 4; j++) {
        double centre = anomalous ? (j % 2 == 0 ? 3 : -2) : r % 2 == 0 ? 1 : -1;
        row[j] = centre + (anomalous ? 1.5 : 0.7) * random.nextGaussian();
      }
      row[4] = row[0] - row[1];
      row[5] = anomalous ? 1 : 0;
      lines.add(DoubleStream.of(row).mapToObj(Double::toString).collect(Collectors.joining(",")));
    }
    return Files.write(folder.resolve("stand-in.csv"), lines);
  }

  @Test
  void dependentColumnHindersNeitherTheFitNorTheJudgement() throws Exception {
    Path picture = folder.resolve("components.png");
    List<String> printed = printed(standIn(), 0, picture.toString());
    assertEquals(5, printed.size());
    assertTrue(printed.get(0).contains("each no lower than the one before"), printed.get(0));
    assertTrue(Double.parseDouble(number(printed.get(1))) > 0.85, printed.get(1));
    assertTrue(Double.parseDouble(number(printed.get(2))) > 0.75, printed.get(2));
    double unseen = Double.parseDouble(number(printed.get(3)));
    assertTrue(Double.parseDouble(number(printed.get(4))) > unseen, printed::toString);
    assertTrue(Files.size(picture) > 10_000);
  }
}
