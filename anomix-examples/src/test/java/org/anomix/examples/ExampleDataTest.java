package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The simulated data of the example programs, made again from their seeds. Nothing of anomix draws
 * them, so that they stay what they are when a sampler changes, and {@link StrictMath} makes them
 * the same everywhere.
 */
final class ExampleDataTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"failures.csv", "returns.csv", "words.csv", "lifetimes.csv", "visits.csv"})
  void theShippedFileIsWhatItsSeedMakes(String file) throws IOException {
    assertEquals(made(file), Files.readString(Path.of("data", file)));
  }

  private static String made(String file) {
    return switch (file) {
      case "failures.csv" -> failures(new SplittableRandom(501));
      case "returns.csv" -> returns(new SplittableRandom(1));
      case "words.csv" -> words(new SplittableRandom(503));
      case "lifetimes.csv" -> lifetimes(new SplittableRandom(504));
      case "visits.csv" -> visits(new SplittableRandom(505));
      default -> throw new IllegalArgumentException(file);
    };
  }

  private static String table(String header, int rows, Supplier<String> row) {
    return header
        + "\n"
        + Stream.generate(row).limit(rows).collect(Collectors.joining("\n", "", "\n"));
  }

  /** The machine rests on 35 of 100 days; on the others 2.2 failures are expected. */
  private static String failures(SplittableRandom random) {
    return table(
        "failures",
        730,
        () -> Integer.toString(random.nextDouble() < 0.35 ? 0 : poisson(random, 2.2)));
  }

  /** Percent a day: 0.05 + 0.9 t, where t has 4 degrees of freedom. */
  private static String returns(SplittableRandom random) {
    return table(
        "return", 1500, () -> String.format(Locale.ROOT, "%.4f", 0.05 + 0.9 * studentT(random, 4)));
  }

  /** 4,000 words of a vocabulary; how often each occurs has a zeta law with s = 1.9. */
  private static String words(SplittableRandom random) {
    TreeMap<Long, Integer> words = new TreeMap<>();
    for (int i = 0; i < 4000; i++) {
      words.merge(zeta(random, 1.9), 1, Integer::sum);
    }
    return words.entrySet().stream()
        .map(entry -> entry.getKey() + "," + entry.getValue())
        .collect(Collectors.joining("\n", "occurrences,words\n", "\n"));
  }

  /** A fifth fails early; each unit is watched for 500 to 1500 hours. */
  private static String lifetimes(SplittableRandom random) {
    return table(
        "hours,censored",
        600,
        () -> {
          boolean early = random.nextDouble() < 0.2;
          double fails = early ? weibull(random, 1.2, 60) : weibull(random, 3.5, 1200);
          double watched = 500 + 1000 * random.nextDouble();
          String hours = String.format(Locale.ROOT, "%.1f", Math.min(fails, watched));
          return hours + (fails > watched ? ",1" : ",0");
        });
  }

  /** Visits in a month, 1.3 expected, of the 600 customers who came at all. */
  private static String visits(SplittableRandom random) {
    return table(
        "visits",
        600,
        () -> {
          int visits = 0;
          while (visits == 0) {
            visits = poisson(random, 1.3);
          }
          return Integer.toString(visits);
        });
  }

  /** Arrivals before time 1 (Knuth, The Art of Computer Programming 2, section 3.4.1). */
  private static int poisson(SplittableRandom random, double mean) {
    int count = -1;
    double product = 1;
    double least = StrictMath.exp(-mean);
    while (product > least) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  private static double weibull(SplittableRandom random, double shape, double scale) {
    return scale * StrictMath.pow(-StrictMath.log(1 - random.nextDouble()), 1 / shape);
  }

  /** The polar method of Bailey (1994). */
  private static double studentT(SplittableRandom random, double df) {
    double u;
    double square;
    do {
      u = 2 * random.nextDouble() - 1;
      double v = 2 * random.nextDouble() - 1;
      square = u * u + v * v;
    } while (square >= 1 || square == 0);
    return u * StrictMath.sqrt(df * (StrictMath.pow(square, -2 / df) - 1) / square);
  }

  /** By rejection from a Pareto law (Devroye 1986, section X.6.1). */
  private static long zeta(SplittableRandom random, double s) {
    double b = StrictMath.pow(2, s - 1);
    while (true) {
      double x = StrictMath.floor(StrictMath.pow(1 - random.nextDouble(), -1 / (s - 1)));
      double t = StrictMath.pow(1 + 1 / x, s - 1);
      if (random.nextDouble() * x * (t - 1) / (b - 1) <= t / b) {
        return (long) x;
      }
    }
  }
}
