package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.anomix.DataException;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Rows;
import org.anomix.Sum;
import org.anomix.UnivariateDistribution;
import org.anomix.continuous.Exponential;
import org.anomix.continuous.ExponentialFamily;
import org.anomix.continuous.LogNormal;
import org.anomix.continuous.LogNormalFamily;
import org.anomix.continuous.Normal;
import org.anomix.continuous.NormalFamily;
import org.anomix.discrete.Poisson;
import org.anomix.discrete.PoissonFamily;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.em.Stop;
import org.anomix.em.Truncation;
import org.anomix.mixture.Mixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows known only to intervals, and samples in which some values could not be observed. */
final class IntervalsTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private static double[] sample(Distribution law, int size, long seed) {
    double[] values = new double[size];
    law.sample(new SplittableRandom(seed), values, 0, size);
    return values;
  }

  private static Rows binned(double[] values, double width) {
    double[] lower = Arrays.stream(values).map(x -> (Math.ceil(x / width) - 1) * width).toArray();
    double[] upper = Arrays.stream(lower).map(x -> x + width).toArray();
    return Rows.between(lower, upper);
  }

  /** Exact up to a limit, beyond it known only to be larger. */
  private static Rows censored(double[] values, double limit) {
    double[] lower = Arrays.stream(values).map(x -> Math.min(x, limit)).toArray();
    double[] upper = Arrays.stream(values).map(x -> x > limit ? INFINITY : x).toArray();
    return Rows.between(lower, upper);
  }

  private static Fit fit(DistributionFamily family, int components, Rows rows, Truncation window) {
    Fit fit = Em.of(family, components).withTruncation(window).fit(rows);
    assertEquals(Stop.CONVERGED, fit.stopped(), fit.diagnoses()::toString);
    for (int i = 1; i < fit.history().size(); i++) {
      double fall = fit.history().get(i - 1) - fit.history().get(i);
      assertTrue(fall <= 1e-10 * Math.abs(fit.objective()), "fell by " + fall + " at " + i);
    }
    return fit;
  }

  private static double logLikelihood(UnivariateDistribution law, Rows rows, Truncation window) {
    Sum sum = new Sum();
    for (int r = 0; r < rows.size(); r++) {
      double term =
          rows.isInterval(r)
              ? law.logProbability(rows.lower(r), rows.upper(r))
              : law.logDensity(rows.value(r, 0));
      sum.add(rows.weight(r) * (term - law.logProbability(window.lower(), window.upper())));
    }
    return sum.value();
  }

  @Test
  void censoredExponentialHasItsClosedForm() {
    double[] times = sample(new Exponential(0.2), 500, 1);
    for (double limit : new double[] {20, 5, 0.5}) {
      Rows rows = censored(times, limit);
      double events = Arrays.stream(times).filter(x -> x <= limit).count();
      double total = Arrays.stream(times).map(x -> Math.min(x, limit)).sum();
      Fit fit = fit(new ExponentialFamily(), 1, rows, Truncation.NONE);
      double rate = ((Exponential) fit.model().components().get(0)).rate();
      assertEquals(events / total, rate, 2e-4 * rate, "limit " + limit); // the last 1e-7 of it
      double best = events * Math.log(events / total) - events;
      assertEquals(best, fit.logLikelihood(), 1e-7, "limit " + limit);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-9, 1e-3, 0.5, 3})
  void binnedNormalIsStationary(double width) {
    Rows rows = binned(sample(new Normal(10, 2), 800, 2), width);
    Fit fit = fit(new NormalFamily(), 1, rows, Truncation.NONE);
    Normal law = (Normal) fit.model().components().get(0);
    assertStationary(
        rows, Truncation.NONE, fit, h -> new Normal(law.mean() + h * law.sd(), law.sd()));
    assertStationary(
        rows, Truncation.NONE, fit, h -> new Normal(law.mean(), law.sd() * Math.exp(h)));
  }

  @Test
  void truncatedNormalIsStationary() {
    Truncation window = new Truncation(9, 13);
    double[] inside =
        Arrays.stream(sample(new Normal(10, 2), 3000, 3)).filter(x -> x > 9 && x <= 13).toArray();
    Rows rows = Rows.of(inside);
    Fit fit = fit(new NormalFamily(), 1, rows, window);
    Normal law = (Normal) fit.model().components().get(0);
    assertStationary(rows, window, fit, h -> new Normal(law.mean() + h * law.sd(), law.sd()));
    assertStationary(rows, window, fit, h -> new Normal(law.mean(), law.sd() * Math.exp(h)));
  }

  private interface Path {
    UnivariateDistribution at(double step);
  }

  /** A step in either direction along a parameter lowers the likelihood that the fit reports. */
  private static void assertStationary(Rows rows, Truncation window, Fit fit, Path path) {
    double at = logLikelihood(path.at(0), rows, window);
    assertEquals(at, fit.logLikelihood(), 1e-9 * Math.abs(at));
    double step = 1e-4;
    double up = logLikelihood(path.at(step), rows, window);
    double down = logLikelihood(path.at(-step), rows, window);
    double slope = (up - down) / (2 * step);
    double curvature = (up - 2 * at + down) / (step * step);
    assertTrue(curvature < 0);
    // What is left to be gained, by the parabola through the three.
    assertEquals(0, slope * slope / (-2 * curvature), 1e-6);
  }

  @Test
  void poissonWithoutItsZerosHasItsMomentEquation() {
    double[] counts = Arrays.stream(sample(new Poisson(1.3), 2000, 4)).filter(x -> x > 0).toArray();
    Fit fit = fit(new PoissonFamily(), 1, Rows.of(counts), new Truncation(0, INFINITY));
    double mean = ((Poisson) fit.model().components().get(0)).mean();
    double expected = Arrays.stream(counts).average().orElseThrow();
    assertEquals(expected, mean / -Math.expm1(-mean), 1e-5);
    assertEquals(1.3, mean, 4 * 0.05);
  }

  @Test
  void mixtureOfCensoredLifetimesIsRecovered() {
    Mixture truth =
        Mixture.of(
            new double[] {0.4, 0.6}, List.of(new LogNormal(0, 0.4), new LogNormal(2.5, 0.3)));
    Rows rows = censored(sample(truth, 2000, 5), 14);
    Fit fit = fit(new LogNormalFamily(), 2, rows, Truncation.NONE);
    assertEquals(0.4, fit.model().weight(0), 4 * 0.012);
    LogNormal late = (LogNormal) fit.model().components().get(1);
    assertEquals(2.5, late.mu(), 4 * 0.012);
    assertEquals(0.3, late.sigma(), 4 * 0.012);
  }

  @Test
  void binnedCountsAndTruncatedMixturesAreRecovered() {
    Mixture truth = Mixture.of(new double[] {0.5, 0.5}, List.of(new Poisson(3), new Poisson(20)));
    Rows rows = binned(sample(truth, 3000, 6), 2);
    Fit binned = fit(new PoissonFamily(), 2, rows, Truncation.NONE);
    assertEquals(3, mean(binned, 0), 0.3);
    assertEquals(20, mean(binned, 1), 0.5);
    assertEquals(0.5, binned.model().weight(0), 0.04);
    double[] seen = Arrays.stream(sample(truth, 3000, 7)).filter(x -> x > 2).toArray();
    Fit truncated = fit(new PoissonFamily(), 2, Rows.of(seen), new Truncation(2, INFINITY));
    assertEquals(3, mean(truncated, 0), 0.5);
    assertEquals(20, mean(truncated, 1), 0.5);
    assertEquals(0.5, truncated.model().weight(0), 0.06);
  }

  private static double mean(Fit fit, int component) {
    return ((Poisson) fit.model().components().get(component)).mean();
  }

  @Test
  void intervalFarInATailIsIntegrated() {
    // Under the first start the far rows lie 40 sd and more away, where no quantile reaches.
    double[] lower = {-1, 0, 1, 0.5, 400, 410};
    double[] upper = {-1, 0, 1, 0.5, INFINITY, INFINITY};
    Mixture start = Mixture.of(new double[] {1}, List.of(new Normal(0, 1)));
    Fit fit = Em.of(new NormalFamily(), 1).withStart(start).fit(Rows.between(lower, upper));
    assertEquals(Stop.CONVERGED, fit.stopped(), fit.diagnoses()::toString);
    ToDoubleFunction<Normal> mean = Normal::mean;
    assertTrue(mean.applyAsDouble((Normal) fit.model().components().get(0)) > 100);
  }

  @Test
  void rowsThatSayNothingOrContradictThemselvesAreRefused() {
    for (double[] ends :
        new double[][] {{2, 1}, {-INFINITY, INFINITY}, {Double.NaN, 1}, {INFINITY, INFINITY}}) {
      DataException e =
          assertThrows(
              DataException.class,
              () -> Rows.between(new double[] {0, ends[0]}, new double[] {1, ends[1]}));
      assertEquals(1, e.row().orElseThrow());
    }
    DataException outside =
        assertThrows(
            DataException.class,
            () ->
                Em.of(new NormalFamily(), 1)
                    .withTruncation(new Truncation(0, 5))
                    .fit(Rows.of(1, 2, 6)));
    assertEquals(2, outside.row().orElseThrow());
  }

  @Test
  void intervalsAreCutToTheWindowInWhichTheyWereSeen() {
    double[] lower = {-INFINITY, 3, 1, 2, 4.5};
    double[] upper = {2, INFINITY, 1, 4, 4.5};
    double[] cut = {0, 3, 1, 2, 4.5};
    double[] end = {2, 5, 1, 4, 4.5};
    Em em = Em.of(new NormalFamily(), 1).withTruncation(new Truncation(0, 5)).withLimit(50);
    Fit fit = em.fit(Rows.between(lower, upper));
    assertEquals(em.fit(Rows.between(cut, end)).model(), fit.model());
    DataException e =
        assertThrows(
            DataException.class,
            () ->
                em.fit(
                    Rows.between(new double[] {1, 5}, new double[] {1, INFINITY})
                        .withColumnNames(List.of("days"))));
    assertTrue(e.getMessage().startsWith("column 'days', row 1: (5.0, Infinity)"), e::getMessage);
  }

  @Test
  void intervalsOutsideTheSupportAreShownAsTheyAre() {
    Rows rows = Rows.between(new double[] {1, -5}, new double[] {1, -2});
    DataException e =
        assertThrows(DataException.class, () -> Em.of(new ExponentialFamily(), 1).fit(rows));
    assertTrue(e.getMessage().contains("row 1: (-5.0, -2.0] but must lie"), e::getMessage);
  }

  @Test
  void equalEndsAreExactData() {
    double[] values = {1, 2, 4, 8};
    Rows rows = Rows.between(values, values.clone());
    assertFalse(rows.hasIntervals());
    Fit fit = Em.of(new ExponentialFamily(), 1).fit(rows);
    assertEquals(Em.of(new ExponentialFamily(), 1).fit(Rows.of(values)).history(), fit.history());
  }
}
