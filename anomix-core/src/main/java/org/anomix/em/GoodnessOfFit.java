package org.anomix.em;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.anomix.Check;
import org.anomix.DataException;
import org.anomix.Distribution;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.Sum;
import org.anomix.UnivariateDistribution;
import org.anomix.mixture.Mixture;

/**
 * How well a fit agrees with its rows of one column. Since its parameters were estimated from the
 * same rows no statistic has its textbook law: p-values come from fits to samples of the fitted
 * model (Stute, Gonzáles Manteiga and Presedo Quindimil 1993).
 *
 * @param tests Kolmogorov-Smirnov and Anderson-Darling, or chi-square for counts
 * @param samples number of samples that could be fitted, 0 if none were asked for
 */
public record GoodnessOfFit(List<Test> tests, int samples) {
  /** The least number of rows that the model expects in a cell of the chi-square test. */
  private static final double LEAST_EXPECTED = 5;

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

  /** Tests a fit that the first argument has made. */
  static GoodnessOfFit of(
      Em em, Fit fit, Rows rows, Truncation window, int samples, long seed, int threads) {
    Check.atLeast("goodness of fit", "samples", samples, 0);
    if (!(fit.model() instanceof UnivariateDistribution)
        || rows.weighted()
        || rows.hasIntervals()) {
      throw new ParameterException(
          "goodness of fit",
          "rows",
          rows.weighted() ? "weighted" : rows.hasIntervals() ? "intervals" : "of several columns",
          "of one column, exact and without weights");
    }
    SplittableRandom seeds = new SplittableRandom(seed);
    Map<String, Double> found = statistics(fit.model(), rows, window, seeds.split());
    List<Map<String, Double>> simulated =
        simulated(em.withStart(fit.model()), fit.model(), rows, window, samples, seeds, threads);
    List<Test> tests = new ArrayList<>();
    found.forEach(
        (name, statistic) -> {
          long larger =
              simulated.stream().filter(s -> s.getOrDefault(name, 0.0) >= statistic).count();
          double p = simulated.isEmpty() ? Double.NaN : (1 + larger) / (1.0 + simulated.size());
          tests.add(new Test(name, statistic, p));
        });
    return new GoodnessOfFit(tests, simulated.size());
  }

  private static List<Map<String, Double>> simulated(
      Em em,
      Mixture model,
      Rows rows,
      Truncation window,
      int samples,
      SplittableRandom seeds,
      int threads) {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Optional<Map<String, Double>>>> tasks = new ArrayList<>();
      for (int i = 0; i < samples; i++) {
        SplittableRandom random = seeds.split();
        Rows sample = Resampling.PARAMETRIC.draw(rows, model, window, random);
        tasks.add(workers.submit(() -> refitted(em, sample, window, random)));
      }
      return tasks.stream().map(Sweeper::await).flatMap(Optional::stream).toList();
    } finally {
      workers.shutdownNow();
    }
  }

  private static Optional<Map<String, Double>> refitted(
      Em em, Rows sample, Truncation window, RandomGenerator random) {
    try {
      return Optional.of(statistics(em.fit(sample).model(), sample, window, random));
    } catch (DataException e) {
      return Optional.empty();
    }
  }

  /** Statistics by the names of their tests, in order. */
  private static Map<String, Double> statistics(
      Mixture model, Rows rows, Truncation window, RandomGenerator random) {
    UnivariateDistribution law = (UnivariateDistribution) model;
    double[] sorted = new double[rows.size()];
    Arrays.setAll(sorted, r -> rows.value(r, 0));
    Arrays.sort(sorted);
    if (model.components().stream().allMatch(Distribution::hasAtoms)) {
      return Map.of("chi-square", chiSquare(law, sorted, window));
    }
    Transform[] transforms = sortedTransforms(law, sorted, window, random);
    Map<String, Double> statistics = new LinkedHashMap<>();
    statistics.put("Kolmogorov-Smirnov", kolmogorovSmirnov(transforms));
    statistics.put("Anderson-Darling", andersonDarling(transforms));
    return statistics;
  }

  private static Transform[] sortedTransforms(
      UnivariateDistribution law, double[] values, Truncation window, RandomGenerator random) {
    Transform[] transforms = new Transform[values.length];
    for (int r = 0; r < values.length; r++) {
      transforms[r] = Transform.of(law, values[r], window, random);
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

  /** Σ (observed - expected)² / expected over cells that end at observed counts. */
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
    return statistic + square(n - first - expected) / expected;
  }

  private static double square(double x) {
    return x * x;
  }
}
