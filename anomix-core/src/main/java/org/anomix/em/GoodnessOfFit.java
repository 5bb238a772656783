package org.anomix.em;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.anomix.Check;
import org.anomix.Distribution;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.Sum;
import org.anomix.UnivariateDistribution;
import org.anomix.mixture.Mixture;
import org.anomix.mixture.Turn;
import org.anomix.mixture.UnivariateMixture;

/**
 * How well a fit agrees with its rows of one column. Since its parameters were estimated from the
 * same rows no statistic has its textbook law: p-values come from fits to samples of the fitted
 * model (Stute, Gonzáles Manteiga and Presedo Quindimil 1993).
 *
 * @param tests Kolmogorov-Smirnov and Anderson-Darling, or chi-square for counts; none for counts
 *     of which the model expects too few to make two cells
 * @param samples number of samples that could be fitted, 0 if none were asked for
 * @param failed number of samples that could not, as those without variety
 */
public record GoodnessOfFit(List<Test> tests, int samples, int failed) {
  /** The least number of rows that the model expects in a cell of the chi-square test. */
  public static final double LEAST_EXPECTED = 5;

  /** Copies the list. */
  public GoodnessOfFit {
    tests = List.copyOf(tests);
  }

  /**
   * One test.
   *
   * @param name its name
   * @param statistic its statistic; larger is worse
   * @param pValue (1 + number of samples with a statistic at least as large) / (1 + samples); NaN
   *     without samples
   */
  public record Test(String name, double statistic, double pValue) {}

  /** Tests a fit. */
  static GoodnessOfFit of(
      Refits refits,
      Mixture model,
      Rows rows,
      Truncation window,
      int samples,
      long seed,
      int threads) {
    Check.atLeast("goodness of fit", "samples", samples, 0);
    Rows once = exactAndCountedOnce(model, rows);
    SplittableRandom seeds = new SplittableRandom(seed);
    Map<String, Double> found = statistics(model, once, window, seeds.split());
    List<Optional<Map<String, Double>>> all =
        found.isEmpty()
            ? List.of()
            : refits.all(
                samples,
                seeds,
                threads,
                (random, law) -> Resampling.PARAMETRIC.draw(once, law, window, random),
                (sample, fitted, random) -> statistics(fitted, sample, window, random));
    List<Map<String, Double>> simulated = all.stream().flatMap(Optional::stream).toList();
    List<Test> tests = new ArrayList<>();
    found.forEach(
        (name, statistic) -> {
          long larger =
              simulated.stream().filter(s -> s.getOrDefault(name, 0.0) >= statistic).count();
          double p = simulated.isEmpty() ? Double.NaN : (1 + larger) / (1.0 + simulated.size());
          tests.add(new Test(name, statistic, p));
        });
    return new GoodnessOfFit(tests, simulated.size(), all.size() - simulated.size());
  }

  private static Rows exactAndCountedOnce(Mixture model, Rows rows) {
    Optional<Rows> once = Repetitions.of(rows);
    if (!(model instanceof UnivariateDistribution) || rows.hasIntervals() || once.isEmpty()) {
      throw new ParameterException(
          "goodness of fit",
          "rows",
          rows.hasIntervals() ? "intervals" : once.isEmpty() ? "weighted" : "of several columns",
          "of one column, exact, and without weights other than counts of at most 10 million rows");
    }
    return once.get();
  }

  /** Statistics by the names of their tests, in order. */
  private static Map<String, Double> statistics(
      Mixture model, Rows rows, Truncation window, RandomGenerator random) {
    UnivariateDistribution law = (UnivariateDistribution) model;
    double[] sorted = new double[rows.size()];
    Arrays.setAll(sorted, r -> rows.value(r, 0));
    Arrays.sort(sorted);
    Map<String, Double> statistics = new LinkedHashMap<>();
    if (model.components().stream().allMatch(Distribution::hasAtoms)) {
      double statistic = chiSquare(law, sorted, window);
      if (!Double.isNaN(statistic)) {
        statistics.put("chi-square", statistic);
      }
      return statistics;
    }
    Transform[] transforms = sortedTransforms(law, sorted, window, random);
    statistics.put("Kolmogorov-Smirnov", kolmogorovSmirnov(transforms));
    Transform[] inside = inside(transforms);
    if (inside.length > 0) {
      statistics.put("Anderson-Darling", andersonDarling(inside));
    }
    return statistics;
  }

  /**
   * Without the rows at the ends of the support: those from which an end was taken say nothing of
   * the law between the ends, where the others are as if the ends were known.
   */
  private static Transform[] inside(Transform[] sorted) {
    return Arrays.stream(sorted)
        .filter(t -> Double.isFinite(t.logLower()) && Double.isFinite(t.logUpper()))
        .toArray(Transform[]::new);
  }

  private static Transform[] sortedTransforms(
      UnivariateDistribution law, double[] values, Truncation window, RandomGenerator random) {
    Transform[] transforms = new Transform[values.length];
    Optional<Turn> turn =
        window.hides() ? Optional.empty() : Turn.of((UnivariateMixture) Mixture.of(law));
    for (int r = 0; r < values.length; r++) {
      transforms[r] =
          turn.isPresent()
              ? Transform.of(turn.get(), values[r])
              : Transform.of(law, values[r], window, random);
    }
    // Within an atom the order is that of chance.
    Arrays.sort(transforms, Comparator.comparingDouble(Transform::logit));
    return transforms;
  }

  /**
   * The probability integral transforms of values, uniform on (0, 1) if the law is the true one:
   * F(x), and a random point of the jump at an atom.
   *
   * @param law the law
   * @param values exact values
   * @param window where values could be observed
   * @param seed seed of the points within jumps
   * @return in ascending order
   */
  public static double[] transforms(
      UnivariateDistribution law, double[] values, Truncation window, long seed) {
    Transform[] sorted = sortedTransforms(law, values, window, new SplittableRandom(seed));
    return Arrays.stream(sorted).mapToDouble(Transform::u).toArray();
  }

  /** The largest distance between the two distribution functions. */
  private static double kolmogorovSmirnov(Transform[] sorted) {
    double largest = 0;
    double n = sorted.length;
    for (int i = 0; i < sorted.length; i++) {
      double u = sorted[i].u();
      largest = Math.max(largest, Math.max(u - i / n, (i + 1) / n - u));
    }
    return largest;
  }

  /** Their squared distance weighted by its precision (Anderson and Darling 1954). */
  private static double andersonDarling(Transform[] sorted) {
    int n = sorted.length;
    Sum sum = new Sum();
    for (int i = 0; i < n; i++) {
      sum.add((2.0 * i + 1) * (sorted[i].logLower() + sorted[n - 1 - i].logUpper()));
    }
    return -n - sum.value() / n;
  }

  /**
   * Σ (observed - expected)² / expected over cells that end at observed counts; NaN if there is but
   * one.
   */
  private static double chiSquare(UnivariateDistribution law, double[] sorted, Truncation window) {
    double logInside = law.logProbability(window.lower(), window.upper());
    double statistic = 0;
    double n = sorted.length;
    double from = window.lower();
    int first = 0;
    for (int next = 1; next < sorted.length; next++) {
      double end = sorted[next - 1];
      if (sorted[next] > end) {
        double expected = n * Math.exp(law.logProbability(from, end) - logInside);
        double rest = n * Math.exp(law.logProbability(end, window.upper()) - logInside);
        if (expected >= LEAST_EXPECTED && rest >= LEAST_EXPECTED) {
          statistic += square(next - first - expected) / expected;
          first = next;
          from = end;
        }
      }
    }
    double expected = n * Math.exp(law.logProbability(from, window.upper()) - logInside);
    return first == 0 ? Double.NaN : statistic + square(n - first - expected) / expected;
  }

  private static double square(double x) {
    return x * x;
  }
}
