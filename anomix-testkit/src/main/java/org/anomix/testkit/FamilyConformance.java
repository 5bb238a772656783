package org.anomix.testkit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.anomix.Description;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.UnivariateDistribution;
import org.anomix.Value;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every family of one column must do: all of {@link Conformance}, and what belongs to tails.
 *
 * <p>A law has either a density or atoms ({@link UnivariateDistribution#hasAtoms()}) at whole
 * numbers or at a single point; densities are integrated between quantiles, masses are summed. A
 * test that says so leaves out laws for which it has no meaning, such as the mean of a Cauchy law.
 * Without tables of reference values {@link #valuesAreThoseOfTheTables} has nothing to compare.
 */
public abstract non-sealed class FamilyConformance extends Conformance {
  private static final double EPSILON = 0x1p-52;

  /** How many atoms are summed at the most. */
  private static final double ATOMS = 200_000;

  private static final double[] SMALL = {1e-12, 1e-9, 1e-6, 1e-4, 1e-2, 0.1, 0.25, 0.5};

  private final List<ReferenceData> tables;

  /**
   * The tests of a family.
   *
   * @param family the family
   * @param tables reference values, if there are any
   */
  protected FamilyConformance(DistributionFamily family, ReferenceData... tables) {
    super(family);
    this.tables = List.of(tables);
  }

  /**
   * The largest errors allowed against the tables. 1e-12 of everything by default. A tail is in
   * addition allowed what rounding {@link #distance} once costs it, and a quantile the last places
   * of {@link #location}: no double can know better.
   *
   * @return the accuracy
   */
  protected Accuracy accuracy() {
    return Accuracy.everywhere(1e-12);
  }

  /**
   * A law to test: by default drawn from the domains of the parameters.
   *
   * @param random the source of randomness
   * @return some ordinary law
   */
  protected UnivariateDistribution exampleLaw(RandomGenerator random) {
    return (UnivariateDistribution) ExampleLaws.law(family(), random, 1);
  }

  /**
   * The length whose relative rounding every tail must bear: |x| by default, |x - location| where
   * that difference is exact.
   *
   * @param law a law of the family
   * @param x a point
   * @return the length
   */
  protected double distance(UnivariateDistribution law, double x) {
    return Math.abs(x);
  }

  /**
   * The location whose last digits every quantile must bear. 0 by default.
   *
   * @param law a law of the family
   * @return the location
   */
  protected double location(UnivariateDistribution law) {
    return 0;
  }

  /**
   * The largest term of the log density, against which its error is judged where that is more than
   * its own size. 0 by default.
   *
   * @param law a law of the family
   * @param x a point
   * @return the size of the largest term
   */
  protected double largestTerm(UnivariateDistribution law, double x) {
    return 0;
  }

  /**
   * Whether the log density goes on beyond the ends of the support, as that of an angle does, which
   * repeats itself there. False by default.
   *
   * @return whether log densities beyond the ends are left out
   */
  protected boolean densityGoesOn() {
    return false;
  }

  @Override
  final int dimension(RandomGenerator random) {
    return 1;
  }

  @Override
  final Distribution law(RandomGenerator random, int dimension) {
    return exampleLaw(random);
  }

  @Override
  final double[] answers(Distribution law, Rows rows) {
    UnivariateDistribution at = (UnivariateDistribution) law;
    double[] answers = new double[6 * 16 + 2];
    for (int i = 0; i < 16; i++) {
      double x = rows.value(i, 0);
      answers[6 * i] = at.cdf(x);
      answers[6 * i + 1] = at.survival(x);
      answers[6 * i + 2] = at.logCdf(x);
      answers[6 * i + 3] = at.logSurvival(x);
      answers[6 * i + 4] = at.quantile((i + 0.5) / 16);
      answers[6 * i + 5] = at.inverseSurvival((i + 0.25) / 16);
    }
    answers[96] = at.mean();
    answers[97] = at.variance();
    return answers;
  }

  // Against the tables.

  /**
   * Every value of the tables is met within {@link #accuracy()}.
   *
   * @return one test per quantity that some table has
   */
  @TestFactory
  public final Stream<DynamicTest> valuesAreThoseOfTheTables() {
    List<ReferenceData.Row> rows = tables.stream().flatMap(table -> table.rows().stream()).toList();
    return Arrays.stream(Quantity.values())
        .filter(quantity -> rows.stream().anyMatch(row -> row.has(quantity)))
        .map(
            quantity ->
                DynamicTest.dynamicTest(
                    quantity + " is that of the tables", () -> compare(quantity, rows)));
  }

  private void compare(Quantity quantity, List<ReferenceData.Row> rows) {
    double worst = 0;
    String where = "nowhere";
    for (ReferenceData.Row row : rows) {
      double error = row.has(quantity) ? error(quantity, row) : 0;
      if (!(error <= worst)) {
        worst = error;
        where = row.name();
      }
    }
    String report = quantity + " is off by " + worst + " at " + where;
    assertTrue(worst <= accuracy().bound(quantity), report);
  }

  private double error(Quantity quantity, ReferenceData.Row row) {
    UnivariateDistribution law = lawOf(row);
    double x = row.value("x");
    double expected = row.value(quantity);
    boolean atoms = row.has("pmid");
    switch (quantity) {
      case LOG_DENSITY:
        return relative(law.logDensity(x), expected, 0, largestTerm(law, x));
      case CDF:
        return beyond(cost(law, x, -Math.log(expected)), law.cdf(x), expected);
      case SURVIVAL:
        return beyond(cost(law, x, -Math.log(expected)), law.survival(x), expected);
      case LOG_CDF:
        return beyond(cost(law, x, -expected - Math.log(-expected)), law.logCdf(x), expected);
      case LOG_SURVIVAL:
        return beyond(cost(law, x, -expected - Math.log(-expected)), law.logSurvival(x), expected);
      case QUANTILE:
        // At a jump the rounding of p decides between an atom and the next.
        double slack = atoms ? 1 : 8 * Math.ulp(location(law));
        return relative(law.quantile(row.value(Quantity.CDF)), expected, slack, 0)
            + (atoms ? insideTheJump(law, row) : 0);
      default:
        double lastPlaces = atoms ? 1 : 8 * Math.ulp(location(law));
        return relative(law.inverseSurvival(row.value(Quantity.SURVIVAL)), expected, lastPlaces, 0);
    }
  }

  private UnivariateDistribution lawOf(ReferenceData.Row row) {
    double[] parameters = row.parameters();
    assertEquals(
        family().parameters().size(), parameters.length, "columns of parameters: " + row.name());
    Map<String, Value> values = new LinkedHashMap<>();
    for (int i = 0; i < parameters.length; i++) {
      values.put(family().parameters().get(i).name(), Value.scalar(parameters[i]));
    }
    return (UnivariateDistribution)
        family().create(new Description(family().name(), values, List.of()), List.of());
  }

  /**
   * What rounding (x - location)/scale once must cost a tail F: half of |(x - location) f/F| ulp.
   */
  private double cost(UnivariateDistribution law, double x, double minusLog) {
    double cost = 0.5 * EPSILON * distance(law, x) * Math.exp(law.logDensity(x) + minusLog);
    return cost > 0 ? cost : 0;
  }

  private static double beyond(double cost, double found, double expected) {
    double error = relative(found, expected, 0, 0);
    return error == 0 ? 0 : Math.max(error - cost, 0);
  }

  private static double insideTheJump(UnivariateDistribution law, ReferenceData.Row row) {
    double p = row.value("pmid");
    if (Double.isNaN(p)) {
      return 0;
    }
    return relative(law.quantile(p), row.value("quantile_pmid"), 0, 0)
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

  // The density and the tails.

  /**
   * The density integrates, or the mass sums, to 1 over the support: between the quantiles of 1e-12
   * (or as far as 200,000 atoms and the spacing of the doubles reach) and with the tails beyond, to
   * 1e-9.
   *
   * @param seed drawn by jqwik
   */
  @Property(tries = 20, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  public final void densityHasMassOne(@ForAll long seed) {
    UnivariateDistribution law = exampleLaw(new Random(seed));
    double mass = law.hasAtoms() ? massOfAtoms(law) : massOfDensity(law);
    assertEquals(1, mass, 1e-9, law::toString); // seen: 2e-12
  }

  private static double massOfAtoms(UnivariateDistribution law) {
    double from = law.quantile(SMALL[0]);
    double to = lastAtom(law, from);
    double sum = law.cdf(Math.nextDown(from)) + law.survival(to);
    for (double x = from; x <= to; x++) {
      sum += Math.exp(law.logDensity(x));
    }
    return sum;
  }

  private static double lastAtom(UnivariateDistribution law, double from) {
    double to = law.inverseSurvival(SMALL[0]);
    return to - from <= ATOMS ? to : from + ATOMS;
  }

  private static double massOfDensity(UnivariateDistribution law) {
    List<Double> points = new ArrayList<>();
    for (double p : SMALL) {
      if (resolved(law, law.quantile(p))) {
        points.add(law.quantile(p));
      }
    }
    for (int i = SMALL.length - 2; i >= 0; i--) {
      if (resolved(law, law.inverseSurvival(SMALL[i]))) {
        points.add(law.inverseSurvival(SMALL[i]));
      }
    }
    assertTrue(points.size() > 1, () -> law + " has no quantiles to integrate between");
    double mass = law.cdf(points.get(0)) + law.survival(points.get(points.size() - 1));
    for (int i = 1; i < points.size(); i++) {
      mass +=
          Quadrature.integral(
              x -> Math.exp(law.logDensity(x)), points.get(i - 1), points.get(i), 1e-12);
    }
    return mass;
  }

  /** Whether the next double is no jump of the cdf, as it is beside a pole far from 0. */
  private static boolean resolved(UnivariateDistribution law, double x) {
    return Math.ulp(x) * Math.exp(law.logDensity(x)) < 1e-11;
  }

  /**
   * Both tails are the integrals of the density, or the sums of the mass, in relative terms of 1e-9
   * and down to probabilities of e^-650.
   *
   * @param seed drawn by jqwik
   */
  @Property(tries = 30, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  public final void tailsAreTheIntegralsOfTheDensity(@ForAll long seed) {
    Random random = new Random(seed);
    UnivariateDistribution law = exampleLaw(random);
    for (int i = 0; i < 4; i++) {
      double u = random.nextDouble();
      double p = Math.exp(-0.7 - 640 * u * u);
      double part = Math.exp(-random.nextDouble(2, 15));
      if (law.hasAtoms()) {
        checkAtom(law, law.quantile(p));
        checkAtom(law, law.inverseSurvival(p));
      } else {
        double lower = law.quantile(p);
        checkPiece(law, law::logCdf, lower, law.quantile(p * part), lower);
        double upper = law.inverseSurvival(p);
        checkPiece(law, law::logSurvival, upper, upper, law.inverseSurvival(p * part));
      }
    }
  }

  private static void checkAtom(UnivariateDistribution law, double x) {
    if (Double.isInfinite(x)) {
      return; // so heavy a tail that its quantile lies beyond the doubles
    }
    double before = Math.nextDown(x);
    double mass = law.logDensity(x);
    double lower = law.logCdf(x);
    double upper = law.logSurvival(before);
    assertEquals(
        1,
        Math.exp(law.logCdf(before) - lower) + Math.exp(mass - lower),
        1e-9 * (1 + EPSILON * Math.abs(lower)),
        () -> law + ": F and f at " + x);
    assertEquals(
        1,
        Math.exp(law.logSurvival(x) - upper) + Math.exp(mass - upper),
        1e-9 * (1 + EPSILON * Math.abs(upper)),
        () -> law + ": S and f at " + x);
  }

  private static void checkPiece(
      UnivariateDistribution law, DoubleUnaryOperator logTail, double heavy, double a, double b) {
    double log = logTail.applyAsDouble(heavy);
    double other = logTail.applyAsDouble(heavy == b ? a : b);
    double tolerance = 1e-9 + 4 * (rounding(law, a, log) + rounding(law, b, log));
    // Where the doubles are too far apart to resolve the density there is nothing to compare.
    if (a < b && tolerance < 1e-3) {
      double integral = Quadrature.integral(x -> Math.exp(law.logDensity(x) - log), a, b, 1e-12);
      assertEquals(
          -Math.expm1(other - log), integral, tolerance, () -> law + " from " + a + " to " + b);
    }
  }

  /** What the rounding of a point costs a tail there, relative to the tail. */
  private static double rounding(UnivariateDistribution law, double x, double log) {
    double logarithm = x == 0 ? 0 : Math.abs(Math.log(Math.abs(x)));
    return EPSILON * (1 + logarithm) * Math.abs(x) * Math.exp(law.logDensity(x) - log);
  }

  /**
   * The tails and their logarithms are those of one law: F + S = 1, each is the exponential of its
   * logarithm, each logarithm that of 1 less the other tail, to 1e-10; and both logarithms are
   * finite where the tails underflow but the log density does not.
   *
   * @param seed drawn by jqwik
   */
  @Property(tries = 50, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  public final void tailsAndTheirLogarithmsAgree(@ForAll long seed) {
    Random random = new Random(seed);
    UnivariateDistribution law = exampleLaw(random);
    for (int i = 0; i < 8; i++) {
      double u = random.nextDouble();
      double p = Math.exp(-1 - 690 * u * u);
      double lower = law.quantile(p);
      double upper = law.inverseSurvival(p);
      checkTails(law, lower);
      checkTails(law, upper);
      double middle = law.quantile(0.5);
      double farther = random.nextDouble(2, 20);
      checkFar(law, false, lower, middle + farther * (lower - middle));
      checkFar(law, true, upper, middle + farther * (upper - middle));
    }
  }

  private static void checkTails(UnivariateDistribution law, double x) {
    double cdf = law.cdf(x);
    double survival = law.survival(x);
    double logCdf = law.logCdf(x);
    double logSurvival = law.logSurvival(x);
    assertAll(
        law + " at " + x,
        () -> assertEquals(1, cdf + survival, 1e-10),
        () -> assertSameTail(cdf, logCdf),
        () -> assertSameTail(survival, logSurvival),
        () -> assertComplement(logCdf, survival),
        () -> assertComplement(logSurvival, cdf));
  }

  private static void assertSameTail(double tail, double log) {
    assertTrue(tail >= 0 && tail <= 1, () -> tail + " is no probability");
    double expected = Math.exp(log);
    assertEquals(expected, tail, 1e-10 * expected + 4 * Double.MIN_VALUE);
  }

  /** ln(1 - p), where p is the smaller of both. */
  private static void assertComplement(double log, double other) {
    if (other <= 0.5) {
      assertEquals(Math.log1p(-other), log, 1e-10 * other + 4 * Double.MIN_VALUE);
    }
  }

  private static void checkFar(UnivariateDistribution law, boolean upper, double near, double far) {
    double x = law.hasAtoms() ? Math.rint(far) : far;
    boolean inside = x > law.quantile(0) && x < law.quantile(1);
    if (inside && Double.isFinite(law.logDensity(x))) {
      // The upper tail just before an atom holds at least the atom.
      double at = law.hasAtoms() && upper ? Math.nextDown(x) : x;
      double log = upper ? law.logSurvival(at) : law.logCdf(at);
      assertTrue(Double.isFinite(log), () -> law + ": the log of the tail at " + x + " is " + log);
      double nearer = upper ? law.logSurvival(near) : law.logCdf(near);
      assertTrue(
          law.hasAtoms() || log <= nearer,
          () -> law + ": the tail at " + x + " is larger than at " + near);
    }
  }

  /**
   * Quantiles invert both tails down to probabilities of e^-700: the smallest x with F(x) ≥ p, or
   * with S(x) ≤ p, to 1e-10 in logarithms.
   *
   * @param seed drawn by jqwik
   */
  @Property(tries = 100, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  public final void quantilesInvertTheTails(@ForAll long seed) {
    Random random = new Random(seed);
    UnivariateDistribution law = exampleLaw(random);
    double p = Math.exp(-700 * random.nextDouble() * random.nextDouble());
    double log = Math.log(p);
    double lower = law.quantile(p);
    double upper = law.inverseSurvival(p);
    // At an atom the cdf jumps over p, and beside a pole or an end it may do so between two
    // doubles.
    double beforeLower = Math.nextDown(lower);
    double beforeUpper = Math.nextDown(upper);
    // Seen: 2e-13 in logarithms, which a tail amplifies by |x f/F|.
    double lowerSlack = 1e-10 * amplified(law, lower);
    double upperSlack = 1e-10 * amplified(law, upper);
    assertAll(
        law + ", p = " + p,
        () ->
            assertTrue(law.logCdf(above(lower)) >= log - lowerSlack, () -> "F(" + lower + ") < p"),
        () -> assertTrue(law.logCdf(beforeLower) <= log + lowerSlack, () -> lower + " too high"),
        () ->
            assertTrue(
                law.logSurvival(above(upper)) <= log + upperSlack, () -> "S(" + upper + ") > p"),
        () -> assertTrue(law.logSurvival(beforeUpper) >= log - upperSlack, () -> upper + " high"));
  }

  /** A quantile of 0 may have underflown beside a pole: then it lies below the least number. */
  private static double above(double quantile) {
    return quantile == 0 ? Double.MIN_VALUE : quantile;
  }

  private static double amplified(UnivariateDistribution law, double x) {
    double tail = Math.min(law.logCdf(x), law.logSurvival(x));
    double factor = law.hasAtoms() ? 0 : Math.abs(x) * Math.exp(law.logDensity(x) - tail);
    return 1 + (factor > 0 ? factor : 0);
  }

  /**
   * At ±∞ and at the ends of the support both tails are 0 and 1; beyond them the log density is -∞;
   * the quantiles of 0 and 1 are the ends.
   *
   * @param seed drawn by jqwik
   */
  @Property(tries = 20, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  public final void tailsEndWithTheSupport(@ForAll long seed) {
    UnivariateDistribution law = exampleLaw(new Random(seed));
    double lower = law.quantile(0);
    double upper = law.quantile(1);
    assertAll(
        law.toString(),
        () -> assertEnds(law, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
        () -> assertEnds(law, Math.nextDown(lower), upper),
        () -> assertEquals(lower, law.inverseSurvival(1)),
        () -> assertEquals(upper, law.inverseSurvival(0)),
        () -> assertTrue(lower <= law.quantile(1e-300) && law.inverseSurvival(1e-300) <= upper),
        () -> assertOutside(law, Math.nextDown(lower)),
        () -> assertOutside(law, Math.nextUp(upper)));
  }

  private static void assertEnds(UnivariateDistribution law, double lower, double upper) {
    assertAll(
        () -> assertEquals(0, law.cdf(lower), () -> "cdf at " + lower),
        () -> assertEquals(1, law.survival(lower), () -> "survival at " + lower),
        () -> assertEquals(Double.NEGATIVE_INFINITY, law.logCdf(lower), () -> "at " + lower),
        () -> assertEquals(0, law.logSurvival(lower), () -> "log survival at " + lower),
        () -> assertEquals(1, law.cdf(upper), () -> "cdf at " + upper),
        () -> assertEquals(0, law.survival(upper), () -> "survival at " + upper),
        () -> assertEquals(0, law.logCdf(upper), () -> "log cdf at " + upper),
        () -> assertEquals(Double.NEGATIVE_INFINITY, law.logSurvival(upper), () -> "at " + upper));
  }

  private void assertOutside(UnivariateDistribution law, double x) {
    if (Double.isFinite(x) && !densityGoesOn()) {
      assertEquals(Double.NEGATIVE_INFINITY, law.logDensity(x), () -> "log density at " + x);
    }
  }

  /** NaN is answered by NaN, in the density and in both tails. */
  @Test
  public final void nanIsAnsweredByNan() {
    UnivariateDistribution law = exampleLaw(new Random(1));
    assertAll(
        () -> assertEquals(Double.NaN, law.logDensity(Double.NaN)),
        () -> assertEquals(Double.NaN, law.cdf(Double.NaN)),
        () -> assertEquals(Double.NaN, law.survival(Double.NaN)),
        () -> assertEquals(Double.NaN, law.logCdf(Double.NaN)),
        () -> assertEquals(Double.NaN, law.logSurvival(Double.NaN)));
  }

  /** What is no probability has no quantile. */
  @Test
  public final void quantilesOfNoProbabilityAreRefused() {
    UnivariateDistribution law = exampleLaw(new Random(2));
    for (double p : new double[] {Double.NaN, -1e-9, Math.nextUp(1.0)}) {
      assertThrows(ParameterException.class, () -> law.quantile(p), () -> "p = " + p);
      assertThrows(ParameterException.class, () -> law.inverseSurvival(p), () -> "p = " + p);
    }
  }

  /**
   * 20,000 draws of each of five laws follow its cdf: by Kolmogorov and Smirnov, or by chi-square
   * where there are atoms. A right sampler fails one seed in 10^6 per law, and the seed is fixed.
   */
  @Test
  public final void sampleFollowsTheCdf() {
    Random random = new Random(20);
    for (int repeat = 0; repeat < 5; repeat++) {
      UnivariateDistribution law = exampleLaw(random);
      double[] x = new double[20_000];
      law.sample(random, x, 0, x.length);
      Arrays.sort(x);
      if (law.hasAtoms()) {
        checkCounts(law, x);
      } else {
        checkDistance(law, x);
      }
    }
  }

  private static void checkDistance(UnivariateDistribution law, double[] sorted) {
    double worst = 0;
    for (int i = 0; i < sorted.length; i++) {
      double cdf = law.cdf(sorted[i]);
      worst = Math.max(worst, Math.abs(cdf - (i + 1.0) / sorted.length));
      worst = Math.max(worst, Math.abs(cdf - (double) i / sorted.length));
    }
    double distance = worst * Math.sqrt(sorted.length);
    // 2 exp(-2 · 2.7²) = 9e-7.
    assertTrue(distance < 2.7, () -> law + ": Kolmogorov's distance is " + distance);
  }

  /** Neighbouring atoms share a cell until it expects at least 20 draws. */
  private static void checkCounts(UnivariateDistribution law, double[] sorted) {
    double chiSquare = 0;
    int cells = 0;
    double below = 0;
    int from = 0;
    for (int to = 1; to <= sorted.length; to++) {
      boolean last = to == sorted.length;
      if (last || sorted[to] > sorted[to - 1]) {
        double upTo = last ? 1 : law.cdf(sorted[to - 1]);
        double expected = (upTo - below) * sorted.length;
        boolean restIsEnough = last || law.survival(sorted[to - 1]) * sorted.length >= 20;
        if (last || (expected >= 20 && restIsEnough)) {
          double excess = to - from - expected;
          chiSquare += excess == 0 ? 0 : excess * excess / expected;
          cells++;
          below = upTo;
          from = to;
        }
      }
    }
    // Wilson and Hilferty (1931): beyond this at 4.75 standard deviations, once in 10^6.
    double freedom = Math.max(cells - 1, 1);
    double third = 1 - 2 / (9 * freedom) + 4.75 * Math.sqrt(2 / (9 * freedom));
    double bound = freedom * third * third * third;
    double found = chiSquare;
    assertTrue(found < bound, () -> law + ": chi-square " + found + " exceeds " + bound);
    assertTrue(cells > 1 || law.variance() < 1e-3 || sorted[0] == sorted[sorted.length - 1]);
  }

  /**
   * Mean and variance are those of the density, to 1e-6 of the law's own spread: integrals over the
   * quantile function, or sums over atoms; laws whose atoms are too many to be summed, or too heavy
   * where they must be cut off, are left out. A moment may be infinite or NaN only if a tail is
   * heavy enough for that.
   *
   * @param seed drawn by jqwik
   */
  @Property(tries = 20, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  public final void momentsAreThoseOfTheDensity(@ForAll long seed) {
    UnivariateDistribution law = exampleLaw(new Random(seed));
    double mean = law.mean();
    double variance = law.variance();
    assertTrue(
        Double.isFinite(mean) || mayDiverge(law, 1),
        () -> law + ": its mean is " + mean + " but its tails are light enough for one");
    assertTrue(
        Double.isFinite(variance) || mayDiverge(law, 2),
        () -> law + ": its variance is " + variance + " but its tails are light enough for one");
    if (!Double.isFinite(mean)) {
      assertFalse(Double.isFinite(variance), () -> law + ": a variance about no mean");
      return;
    }
    double spread = Double.isFinite(variance) ? Math.sqrt(variance) : quartiles(law);
    double tolerance = 1e-6 * (Math.abs(mean) + spread);
    if (!law.hasAtoms()) {
      assertEquals(mean, average(law, x -> x), tolerance, () -> law + ": mean");
      if (Double.isFinite(variance)) {
        assertEquals(
            variance,
            average(law, x -> (x - mean) * (x - mean)),
            1e-5 * variance,
            () -> law + ": variance");
      }
    } else if (Double.isFinite(variance) && isSummable(law, mean, variance)) {
      assertEquals(mean, sum(law, x -> x), tolerance, () -> law + ": mean");
      double found = sum(law, x -> (x - mean) * (x - mean));
      assertEquals(variance, found, 1e-5 * variance, () -> law + ": variance");
    }
  }

  /** Whether a tail is heavy enough for an infinite moment, or the law wide enough to overflow. */
  private static boolean mayDiverge(UnivariateDistribution law, int order) {
    double middle = law.quantile(0.5);
    return order * Math.log(quartiles(law)) > 690
        || diverges(order, middle - law.quantile(1e-100), middle - law.quantile(1e-200))
        || diverges(
            order, law.inverseSurvival(1e-100) - middle, law.inverseSurvival(1e-200) - middle);
  }

  /** Whether p x^order does not fall on the way out, as it does in a tail x^-a with a > order. */
  private static boolean diverges(int order, double near, double far) {
    double growth = Math.log(Math.max(far, 1e-300)) - Math.log(Math.max(near, 1e-300));
    return !(order * growth < 100 * Math.log(10) - 0.1);
  }

  /** Whether atoms are few enough, and those beyond the last one far too rare for a variance. */
  private static boolean isSummable(UnivariateDistribution law, double mean, double variance) {
    double last = law.inverseSurvival(SMALL[0]);
    boolean rare = (last - mean) * (last - mean) * SMALL[0] <= 1e-7 * variance;
    return lastAtom(law, law.quantile(SMALL[0])) == last && (rare || variance == 0);
  }

  private static double quartiles(UnivariateDistribution law) {
    return law.inverseSurvival(0.25) - law.quantile(0.25);
  }

  private static double average(UnivariateDistribution law, DoubleUnaryOperator g) {
    double scale = 1 + Math.abs(g.applyAsDouble(law.quantile(0.1)));
    return scale
        * Quadrature.integral(
            p ->
                (g.applyAsDouble(law.quantile(p)) + g.applyAsDouble(law.inverseSurvival(p)))
                    / scale,
            0,
            0.5,
            1e-9);
  }

  private static double sum(UnivariateDistribution law, DoubleUnaryOperator g) {
    double from = law.quantile(SMALL[0]);
    double to = law.inverseSurvival(SMALL[0]);
    double sum = 0;
    for (double x = from; x <= to; x++) {
      double mass = Math.exp(law.logDensity(x));
      sum += mass > 0 ? mass * g.applyAsDouble(x) : 0;
    }
    return sum;
  }
}
