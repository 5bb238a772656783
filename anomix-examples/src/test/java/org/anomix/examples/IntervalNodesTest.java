package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Estimate;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.Tier;
import org.anomix.UnivariateDistribution;
import org.anomix.em.EmPass;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The nodes that stand for an interval carry its whole weight and reproduce probabilities of the
 * law within it, whatever the family.
 */
final class IntervalNodesTest {
  private static final int INTERVALS = 60;

  /** State: [0] Σw, [1] Σ w 1(x ≤ point): a sum whose expectation is known from the cdf. */
  private record Counting(DistributionFamily family, double point) implements ComponentEstimator {
    @Override
    public Options options() {
      return Options.none();
    }

    @Override
    public Tier tier() {
      return Tier.EXACT;
    }

    @Override
    public Distribution anchor(Rows rows, double[] weights, Scaling scaling) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int stateSize(Distribution current) {
      return 2;
    }

    @Override
    public void accumulate(
        Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
      UnivariateDistribution law = (UnivariateDistribution) current;
      for (int r = 0; r < x.rows(); r++) {
        state[stateFrom] += w[wFrom + r];
        // Smooth, as the sums of estimators are, and of a known mean: (F(a) + F(b)) / 2.
        state[stateFrom + 1] += w[wFrom + r] * law.cdf(x.values()[x.column(0) + r]);
      }
    }

    @Override
    public Estimate estimate(Distribution current, double[] state, Scaling scaling) {
      return Estimate.of(current);
    }

    @Override
    public List<Distribution> project(List<Distribution> group, Scaling scaling) {
      return group;
    }

    @Override
    public int freeParameters(List<? extends Distribution> group) {
      return 0;
    }
  }

  private static final List<String> LAWS =
      List.of(
          "normal(1e6, 2)",
          "log-normal(0, 3)",
          "exponential(2)",
          "uniform(-1, 5)",
          "cauchy(3, 0.5)",
          "student-t(0.3, 0, 1)",
          "student-t(5, 8, 0.7)",
          "gamma(0.2, 1)",
          "gamma(300, 2)",
          "weibull(0.4, 2)",
          "beta(0.5, 3)",
          "beta(40, 60)",
          "laplace(1, 2)",
          "logistic(-3, 1)",
          "gumbel(0, 1)",
          "pareto(1, 0.5)",
          "inverse-gaussian(1, 0.2)",
          "von-mises(0.5, 2)",
          "skew-normal(0, 1, -4)");

  @TestFactory
  Stream<DynamicTest> nodesKeepTheWeightAndTheMeanOfTheCdf() {
    return LAWS.stream().map(law -> DynamicTest.dynamicTest(law, () -> check(law)));
  }

  private static void check(String notation) {
    UnivariateDistribution law = (UnivariateDistribution) Registry.standard().parse(notation);
    SplittableRandom random = new SplittableRandom(notation.hashCode());
    Mixture model = Mixture.of(new double[] {1}, List.of(law));
    for (int i = 0; i < INTERVALS; i++) {
      double[] ends = ends(law, random, i);
      if (!(ends[0] < ends[1]) || law.logProbability(ends[0], ends[1]) < -600) {
        continue;
      }
      EmPass pass = new EmPass(model, List.of(new Counting(law.family(), 0)));
      Rows rows = Rows.between(new double[] {ends[0]}, new double[] {ends[1]});
      pass.add(rows, 0, 1);
      double[] sums = pass.toArray();
      String where = notation + " on " + Arrays.toString(ends);
      assertEquals(1, sums[3], 1e-15, where);
      assertEquals(1, sums[4], 1e-9 + rounding(law, ends), where);
      double a = law.cdf(ends[0]);
      double b = law.cdf(ends[1]);
      double expected = 0.5 * (a + b);
      double slack = 1e-9 * Math.max(expected, 1e-6) + rounding(law, ends);
      assertEquals(expected, sums[5], slack, where);
    }
  }

  /** What the rounding of an end to a double changes of the probability of a narrow interval. */
  private static double rounding(UnivariateDistribution law, double[] ends) {
    double logProbability = law.logProbability(ends[0], ends[1]);
    double sum = 0;
    for (double end : ends) {
      double share = Math.exp(law.logDensity(end) - logProbability);
      sum += Double.isFinite(end) && share < 1e300 ? 2 * Math.ulp(end) * share : 0;
    }
    return sum;
  }

  /** Narrow, wide, one-sided and far-out intervals in turn. */
  private static double[] ends(UnivariateDistribution law, SplittableRandom random, int i) {
    double u = random.nextDouble();
    double v = random.nextDouble();
    List<double[]> kinds = new ArrayList<>();
    kinds.add(new double[] {law.quantile(Math.min(u, v)), law.quantile(Math.max(u, v))});
    kinds.add(new double[] {law.quantile(u), law.quantile(Math.min(u + 1e-6, 1))});
    kinds.add(new double[] {law.quantile(u), Double.POSITIVE_INFINITY});
    kinds.add(new double[] {Double.NEGATIVE_INFINITY, law.quantile(u)});
    kinds.add(new double[] {law.inverseSurvival(Math.pow(10, -20 * u)), Double.POSITIVE_INFINITY});
    kinds.add(new double[] {Double.NEGATIVE_INFINITY, law.quantile(Math.pow(10, -20 * u))});
    double[] ends = kinds.get(i % kinds.size());
    assertTrue(!Double.isNaN(ends[0]) && !Double.isNaN(ends[1]));
    return Double.isInfinite(ends[0]) && Double.isInfinite(ends[1]) ? new double[] {1, 0} : ends;
  }
}
