package org.anomix.univariate;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.Description;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Floors;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.UnivariateDistribution;
import org.anomix.Value;
import org.junit.jupiter.api.Test;

/**
 * What every univariate family must do. Random tests draw everything from the seed that jqwik hands
 * them and reports.
 */
abstract class FamilyConformance {
  private static final double EPSILON = 0x1p-52;
  private static final double[] HOSTILE = {
    Double.NaN,
    Double.NEGATIVE_INFINITY,
    -Double.MAX_VALUE,
    -1e200,
    -7,
    -1.5,
    -1e-310,
    -0.0,
    0.0,
    Double.MIN_VALUE,
    1e-200,
    0.5,
    1,
    3,
    41,
    1e9,
    1e200,
    Double.MAX_VALUE,
    Double.POSITIVE_INFINITY
  };

  private final DistributionFamily family;
  private final List<Golden.Row> golden;

  FamilyConformance(DistributionFamily family, String... tables) {
    this.family = family;
    this.golden = Arrays.stream(tables).flatMap(file -> Golden.rows(file).stream()).toList();
  }

  /** The largest error allowed against the tables, as {@link #error} measures it. */
  abstract double bound(Quantity quantity);

  /** Some ordinary law. */
  abstract UnivariateDistribution randomLaw(RandomGenerator random);

  /** Options of an estimator that leave as much as possible to the data. */
  Options options() {
    return Options.none();
  }

  /** The length whose relative rounding every tail must bear. */
  double distance(UnivariateDistribution law, double x) {
    return Math.abs(x);
  }

  /** The location whose last digits every quantile must bear. */
  double location(UnivariateDistribution law) {
    return 0;
  }

  /** The largest term of the log density at a point, against which its error is judged. */
  double largestTerm(UnivariateDistribution law, double x) {
    return 0;
  }

  UnivariateDistribution law(double... values) {
    Map<String, Value> byName = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      byName.put(family.parameters().get(i).name(), Value.scalar(values[i]));
    }
    return (UnivariateDistribution)
        family.create(new Description(family.name(), byName, List.of()), List.of());
  }

  private double[] values(Distribution law) {
    return family.describe(law).values().values().stream().mapToDouble(v -> v.number(0)).toArray();
  }

  // Against the tables.

  @Test
  void logDensityIsThatOfTheTables() {
    compare(Quantity.LOG_DENSITY);
  }

  @Test
  void cdfIsThatOfTheTables() {
    compare(Quantity.CDF);
  }

  @Test
  void survivalIsThatOfTheTables() {
    compare(Quantity.SURVIVAL);
  }

  @Test
  void logCdfIsThatOfTheTables() {
    compare(Quantity.LOG_CDF);
  }

  @Test
  void logSurvivalIsThatOfTheTables() {
    compare(Quantity.LOG_SURVIVAL);
  }

  @Test
  void quantileIsThatOfTheTables() {
    compare(Quantity.QUANTILE);
  }

  @Test
  void inverseSurvivalIsThatOfTheTables() {
    compare(Quantity.INVERSE_SURVIVAL);
  }

  private void compare(Quantity quantity) {
    double worst = 0;
    String where = "nowhere";
    for (Golden.Row row : golden) {
      double error = error(quantity, row);
      if (!(error <= worst)) {
        worst = error;
        where = row.name();
      }
    }
    String report = quantity + " is off by " + worst + " at " + where;
    assertTrue(worst <= bound(quantity), report);
  }

  private double error(Quantity quantity, Golden.Row row) {
    UnivariateDistribution law = law(row.parameters());
    double x = row.value("x");
    double f = row.logDensity();
    double lower = row.value("logcdf");
    double upper = row.value("logsf");
    boolean counts = row.has("pmid");
    switch (quantity) {
      case LOG_DENSITY:
        return relative(law.logDensity(x), f, 0, largestTerm(law, x));
      case CDF:
        return beyond(cost(law, x, f - lower), law.cdf(x), row.value("cdf"));
      case SURVIVAL:
        return beyond(cost(law, x, f - upper), law.survival(x), row.value("sf"));
      case LOG_CDF:
        return beyond(cost(law, x, f - lower - Math.log(-lower)), law.logCdf(x), lower);
      case LOG_SURVIVAL:
        return beyond(cost(law, x, f - upper - Math.log(-upper)), law.logSurvival(x), upper);
      case QUANTILE:
        // At the jump of a counting law the rounding of p decides between a count and the next.
        double slack = counts ? 1 : 8 * Math.ulp(location(law));
        return relative(law.quantile(row.value("cdf")), row.value("quantile"), slack, 0);
      default:
        double lastPlaces = 8 * Math.ulp(location(law));
        return counts
            ? strictQuantile(law, row)
            : relative(law.inverseSurvival(row.value("sf")), row.value("isf"), lastPlaces, 0);
    }
  }

  /**
   * What rounding (x - location)/scale once must cost a tail F: half of |(x - location) f/F| ulp.
   */
  private double cost(UnivariateDistribution law, double x, double logRatio) {
    return 0.5 * EPSILON * distance(law, x) * Math.exp(logRatio);
  }

  private static double beyond(double cost, double found, double expected) {
    double error = relative(found, expected, 0, 0);
    return error == 0 ? 0 : Math.max(error - cost, 0);
  }

  private static double strictQuantile(UnivariateDistribution law, Golden.Row row) {
    double p = row.value("pmid");
    return Double.isNaN(p)
        ? 0
        : relative(law.quantile(p), row.value("quantile_pmid"), 0, 0)
            + (p > 0.5 ? relative(law.inverseSurvival(1 - p), row.value("x"), 0, 0) : 0);
  }

  /** The error beyond the slack and one last place of a subnormal, relative to the value. */
  private static double relative(double found, double expected, double slack, double atLeast) {
    if (found == expected) {
      return 0;
    }
    double error = Math.abs(found - expected);
    if (!(error < Double.POSITIVE_INFINITY)) {
      return Double.POSITIVE_INFINITY;
    }
    double excess = Math.max(error - slack - Double.MIN_VALUE, 0);
    return excess == 0 ? 0 : excess / Math.max(Math.abs(expected), atLeast);
  }

  // A law by itself.

  @Property(tries = 20)
  void densityHasMassOne(@ForAll long seed) {
    UnivariateDistribution law = randomLaw(new Random(seed));
    double from = law.quantile(1e-12);
    double to = law.inverseSurvival(1e-12);
    double mass = law.hasAtoms() ? sum(law, from, to) : integral(law, from, to);
    assertEquals(1, mass, 1e-10); // seen: 4e-12
  }

  private static double sum(UnivariateDistribution law, double from, double to) {
    double sum = 0;
    for (double k = from; k <= to; k++) {
      sum += Math.exp(law.logDensity(k));
    }
    return sum;
  }

  /** Trapezoids in t with x - from proportional to e^t/(1 + e^t): all derivatives end at 0. */
  private static double integral(UnivariateDistribution law, double from, double to) {
    double sum = 0;
    double step = 1.0 / 64;
    for (double t = -60; t <= 60; t += step) {
      double x = from + (to - from) / (1 + Math.exp(-t));
      double slope = (to - from) / (2 + 2 * Math.cosh(t));
      sum += step * slope * Math.exp(law.logDensity(x));
    }
    return sum;
  }

  @Property(tries = 200)
  void quantileInvertsTheCdf(@ForAll long seed) {
    Random random = new Random(seed);
    UnivariateDistribution law = randomLaw(random);
    double p = Math.exp(-700 * random.nextDouble() * random.nextDouble());
    double below = law.hasAtoms() ? 1 : 0; // there the cdf jumps over p
    double lower = law.quantile(p);
    double upper = law.inverseSurvival(p);
    // Seen: 2e-13 in logarithms, which a tail amplifies by |x f/F|.
    assertTrue(law.logCdf(lower) >= Math.log(p) - 1e-10 * tolerance(law, lower));
    assertTrue(law.logCdf(lower - below) <= Math.log(p) + 1e-10 * tolerance(law, lower));
    assertTrue(law.logSurvival(upper) <= Math.log(p) + 1e-10 * tolerance(law, upper));
    assertTrue(law.logSurvival(upper - below) >= Math.log(p) - 1e-10 * tolerance(law, upper));
  }

  private static double tolerance(UnivariateDistribution law, double x) {
    double tail = Math.min(law.logCdf(x), law.logSurvival(x));
    return 1 + (law.hasAtoms() ? 0 : Math.abs(x) * Math.exp(law.logDensity(x) - tail));
  }

  @Property(tries = 100)
  void blockAndPointGiveTheSameBits(@ForAll long seed) {
    Random random = new Random(seed);
    UnivariateDistribution law = randomLaw(random);
    double[] x = Arrays.copyOf(HOSTILE, HOSTILE.length + 40);
    law.sample(random, x, HOSTILE.length, x.length);
    double[] out = new double[x.length + 1];
    law.logDensity(Block.ofColumn(x), out, 1);
    for (int i = 0; i < x.length; i++) {
      assertEquals(law.logDensity(x[i]), out[i + 1], "at " + x[i]);
    }
  }

  @Property(tries = 100)
  void descriptionRestoresTheLawAndItsText(@ForAll long seed) {
    UnivariateDistribution law = randomLaw(new Random(seed));
    Distribution restored = family.create(family.describe(law), List.of());
    assertEquals(law, restored);
    assertEquals(law.toString(), restored.toString());
    assertTrue(law.toString().startsWith(family.name() + "("));
    assertSame(law.family().getClass(), family.getClass());
  }

  @Test
  void parametersOutsideTheirDomainAreRefused() {
    double[] good = values(randomLaw(new Random(1)));
    for (int i = 0; i < good.length; i++) {
      Parameter parameter = family.parameters().get(i);
      for (double value : HOSTILE) {
        if (!parameter.domain().contains(value)) {
          double[] bad = good.clone();
          bad[i] = value;
          ParameterException e = assertThrows(ParameterException.class, () -> law(bad));
          assertEquals(parameter.name(), e.parameter());
        }
      }
    }
  }

  @Test
  void nanIsAnsweredByNanAndRefusedAsProbability() {
    UnivariateDistribution law = randomLaw(new Random(2));
    assertAll(
        () -> assertEquals(Double.NaN, law.logDensity(Double.NaN)),
        () -> assertEquals(Double.NaN, law.cdf(Double.NaN)),
        () -> assertEquals(Double.NaN, law.survival(Double.NaN)),
        () -> assertEquals(Double.NaN, law.logCdf(Double.NaN)),
        () -> assertEquals(Double.NaN, law.logSurvival(Double.NaN)));
    for (double p : new double[] {Double.NaN, -1e-9, 1.000001}) {
      assertThrows(ParameterException.class, () -> law.quantile(p));
      assertThrows(ParameterException.class, () -> law.inverseSurvival(p));
    }
  }

  @Property(tries = 20)
  void bothTailsEndAtInfinity(@ForAll long seed) {
    UnivariateDistribution law = randomLaw(new Random(seed));
    assertAll(
        () -> assertEquals(0, law.cdf(Double.NEGATIVE_INFINITY)),
        () -> assertEquals(1, law.cdf(Double.POSITIVE_INFINITY)),
        () -> assertEquals(1, law.survival(Double.NEGATIVE_INFINITY)),
        () -> assertEquals(0, law.survival(Double.POSITIVE_INFINITY)),
        () -> assertEquals(0, law.logCdf(Double.POSITIVE_INFINITY)),
        () -> assertEquals(0, law.logSurvival(Double.NEGATIVE_INFINITY)));
  }

  /** Kolmogorov-Smirnov at 2.2: a right sampler fails one seed in 8000, and the seed is fixed. */
  @Test
  void sampleFollowsTheCdf() {
    Random random = new Random(20);
    for (int repeat = 0; repeat < 5; repeat++) {
      UnivariateDistribution law = randomLaw(random);
      double[] x = new double[20_000];
      law.sample(random, x, 0, x.length);
      Arrays.sort(x);
      double worst = 0;
      for (int i = 0; i < x.length; i++) {
        // At a jump only the last of equal values can be compared.
        if (i + 1 == x.length || x[i + 1] > x[i]) {
          worst = Math.max(worst, Math.abs(law.cdf(x[i]) - (i + 1.0) / x.length));
        }
      }
      assertTrue(worst * Math.sqrt(x.length) < 2.2, law + ": " + worst);
    }
  }

  @Property(tries = 20)
  void equalGeneratorsDrawEqualSamples(@ForAll long seed) {
    UnivariateDistribution law = randomLaw(new Random(seed));
    double[] first = new double[50];
    double[] second = new double[50];
    law.sample(new Random(seed), first, 0, 50);
    law.sample(new Random(seed), second, 0, 50);
    assertArrayEquals(first, second);
  }

  @Test
  void sampleMomentsAreThoseOfTheLaw() {
    Random random = new Random(21);
    UnivariateDistribution law = randomLaw(random);
    double[] x = new double[100_000];
    law.sample(random, x, 0, x.length);
    double mean = Arrays.stream(x).average().orElseThrow();
    double variance = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    // 6 standard errors; the variance of the heaviest tail here needs its tenth.
    assertEquals(law.mean(), mean, 6 * Math.sqrt(law.variance() / x.length));
    assertEquals(law.variance(), variance, 0.1 * law.variance());
  }

  // Its estimator.

  private ComponentEstimator estimator() {
    return family.estimator(options(), List.of());
  }

  private static Scaling scaling(Rows rows) {
    return Scaling.of(rows, true, Floors.DEFAULT);
  }

  private static double[] state(
      ComponentEstimator estimator, Distribution anchor, double[] x, double[] w) {
    double[] state = new double[estimator.stateSize(anchor)];
    estimator.accumulate(anchor, Block.ofColumn(x), w, 0, state, 0);
    return state;
  }

  private double[] data(RandomGenerator random) {
    double[] x = new double[200];
    randomLaw(random).sample(random, x, 0, 130);
    randomLaw(random).sample(random, x, 130, 200);
    return x;
  }

  private static double[] weights(RandomGenerator random, int count) {
    return random.doubles(count).map(u -> u < 0.1 ? 0 : u * u).toArray();
  }

  private static double objective(Distribution law, double[] x, double[] w) {
    double[] logs = new double[x.length];
    law.logDensity(Block.ofColumn(x), logs, 0);
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += w[i] > 0 ? w[i] * logs[i] : 0;
    }
    return sum;
  }

  @Property(tries = 300)
  void mStepBeatsItsAnchorAndEveryOtherLaw(@ForAll long seed) {
    Random random = new Random(seed);
    double[] x = data(random);
    double[] w = weights(random, x.length);
    Rows rows = Rows.of(x);
    ComponentEstimator estimator = estimator().settle(rows);
    Distribution start = estimator.anchor(rows, weights(random, x.length), scaling(rows));
    Distribution other = randomLaw(random);
    Distribution anchor = random.nextBoolean() || estimator.held() ? start : other;
    Distribution best =
        estimator.estimate(anchor, state(estimator, anchor, x, w), scaling(rows)).law();
    double reached = objective(best, x, w);
    double rounding = 1e-12 * Math.abs(reached); // seen: 2e-16
    assertTrue(reached >= objective(anchor, x, w) - rounding, anchor + " beats " + best);
    if (!estimator.held()) {
      assertTrue(reached >= objective(other, x, w) - rounding, other + " beats " + best);
    }
  }

  @Property(tries = 100)
  void statesOfTwoHalvesAddUpToThatOfTheWhole(@ForAll long seed) {
    Random random = new Random(seed);
    double[] x = data(random);
    double[] w = weights(random, x.length);
    Distribution anchor = randomLaw(random);
    double[] whole = state(estimator(), anchor, x, w);
    double[] halves = new double[whole.length + 1];
    estimator().accumulate(anchor, Block.of(x, 0, 1, 77, 1), w, 0, halves, 1);
    estimator().accumulate(anchor, Block.of(x, 77, 1, 123, 1), w, 77, halves, 1);
    double[] sizes = absoluteTerms(anchor, x, w);
    for (int i = 0; i < whole.length; i++) {
      assertEquals(whole[i], halves[i + 1], 1e-12 * sizes[i]);
    }
  }

  /** The sums of the absolute values of their terms: what their rounding is relative to. */
  private double[] absoluteTerms(Distribution anchor, double[] x, double[] w) {
    double[] sizes = new double[estimator().stateSize(anchor)];
    for (int i = 0; i < x.length; i++) {
      double[] term = state(estimator(), anchor, new double[] {x[i]}, new double[] {w[i]});
      for (int s = 0; s < sizes.length; s++) {
        sizes[s] += Math.abs(term[s]);
      }
    }
    return sizes;
  }

  @Property(tries = 100)
  void stateIsLinearInTheWeights(@ForAll long seed) {
    Random random = new Random(seed);
    double[] x = data(random);
    double[] w = weights(random, x.length);
    Distribution anchor = randomLaw(random);
    double[] once = state(estimator(), anchor, x, w);
    double[] fourfold = state(estimator(), anchor, x, Arrays.stream(w).map(v -> 4 * v).toArray());
    assertArrayEquals(Arrays.stream(once).map(v -> 4 * v).toArray(), fourfold);
  }

  @Test
  void rowsOfWeightZeroAddNothing() {
    Distribution anchor = randomLaw(new Random(3));
    double[] x = Arrays.stream(HOSTILE).filter(v -> Math.abs(v) < 1e300).toArray();
    double[] state = state(estimator(), anchor, x, new double[x.length]);
    assertArrayEquals(new double[state.length], Arrays.stream(state).map(v -> v + 0.0).toArray());
  }

  @Test
  void noWeightAtAllLeavesTheLawAsItIs() {
    Rows rows = Rows.of(data(new Random(4)));
    ComponentEstimator estimator = estimator().settle(rows);
    Distribution current = randomLaw(new Random(4));
    double[] empty = new double[estimator.stateSize(current)];
    assertEquals(current, estimator.estimate(current, empty, scaling(rows)).law());
  }

  @Property(tries = 300)
  void noFiniteStateYieldsAnImpossibleLaw(@ForAll long seed) {
    Random random = new Random(seed);
    Rows rows = Rows.of(data(random));
    ComponentEstimator estimator = estimator().settle(rows);
    Distribution current = randomLaw(random);
    double[] state = new double[estimator.stateSize(current)];
    Arrays.setAll(state, i -> Math.scalb(random.nextGaussian(), random.nextInt(2000) - 1000));
    // A law that holds NaN or an infinite parameter cannot be made: this would throw.
    estimator.estimate(current, state, scaling(rows));
  }

  @Test
  void anchorSurvivesRowsThatDoNotCount() {
    Rows rows = Rows.of(-3, -0.5, 0, 0, 0.25, 1, 2, 2, 7);
    ComponentEstimator estimator = estimator().settle(rows);
    double[] outside = {1, 1, 0, 0, 0, 0, 0, 0, 0};
    estimator.anchor(rows, outside, scaling(rows));
    estimator.anchor(rows, new double[9], scaling(rows));
    Rows negative = Rows.of(-3, -2);
    estimator.anchor(negative, new double[] {1, 1}, scaling(negative));
  }

  /** Standard errors are below 2 percent at this size; a miss of 10 is no accident. */
  @Test
  void parametersAreRecoveredFromASample() {
    Random random = new Random(5);
    UnivariateDistribution truth = randomLaw(random);
    double[] x = new double[20_000];
    truth.sample(random, x, 0, x.length);
    Rows rows = Rows.of(x);
    double[] w = new double[x.length];
    Arrays.fill(w, 1);
    ComponentEstimator estimator =
        family
            .estimator(family.name().equals("point") ? fixed(truth) : Options.none(), List.of())
            .settle(rows);
    Distribution anchor = estimator.anchor(rows, w, scaling(rows));
    Distribution found =
        estimator.estimate(anchor, state(estimator, anchor, x, w), scaling(rows)).law();
    double[] expected = values(truth);
    for (int i = 0; i < expected.length; i++) {
      double unit = Math.max(Math.abs(expected[i]), Math.sqrt(truth.variance()));
      assertEquals(expected[i], values(found)[i], 0.1 * unit, truth + " became " + found);
    }
  }

  @Property(tries = 50)
  void fixedParametersKeepTheirValues(@ForAll long seed) {
    Random random = new Random(seed);
    double[] x = data(random);
    Rows rows = Rows.of(x);
    Distribution law = randomLaw(random);
    Options options = fixed(law);
    ComponentEstimator estimator = family.estimator(options, List.of()).settle(rows);
    assertTrue(estimator.held());
    assertEquals(0, estimator.minimumRows(1));
    assertEquals(0, estimator.freeParameters(List.of(law)));
    assertEquals(law, estimator.anchor(rows, weights(random, x.length), scaling(rows)));
    assertEquals(List.of(law), estimator.project(List.of(randomLaw(random)), scaling(rows)));
    double[] state = state(estimator, law, x, weights(random, x.length));
    assertEquals(law, estimator.estimate(law, state, scaling(rows)).law());
  }

  private Options fixed(Distribution law) {
    Options options = Options.none();
    for (int i = 0; i < family.parameters().size(); i++) {
      options = options.withFixed(family.parameters().get(i).name(), values(law)[i]);
    }
    return options;
  }

  @Test
  void valuesThatCannotBeFixedAreRefused() {
    for (Parameter parameter : family.parameters()) {
      Options bad = options().withFixed(parameter.name(), Double.NaN);
      assertThrows(ParameterException.class, () -> family.estimator(bad, List.of()));
      assertTrue(family.fixable().contains(parameter.name()));
    }
  }

  @Test
  void feasibleStartsAreKept() {
    Random random = new Random(6);
    Rows rows = Rows.of(data(random));
    UnivariateDistribution law = randomLaw(random);
    if (options().fixed().isEmpty()) {
      assertEquals(List.of(law), estimator().project(List.of(law), scaling(rows)));
    }
  }
}
