package org.anomix.testkit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.anomix.AnomixException;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.Description;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Domain;
import org.anomix.Estimate;
import org.anomix.Floors;
import org.anomix.Motion;
import org.anomix.Notation;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.Sum;
import org.anomix.Tier;
import org.anomix.UnivariateDistribution;
import org.anomix.Value;
import org.junit.jupiter.api.Test;

/**
 * What every family must do, of one column or of several: its laws, their descriptions, and the
 * sums and the M-step of its estimator. Inherited through {@link FamilyConformance} or {@link
 * MultivariateConformance}.
 *
 * <p>An estimator that is {@linkplain ComponentEstimator#held() held} estimates nothing, so that
 * {@link #maximumIsNoLessLikelyThanOtherLaws} has nothing to ask of it.
 */
public abstract sealed class Conformance permits FamilyConformance, MultivariateConformance {
  /** Numbers at which careless code fails, in any column. */
  static final double[] HOSTILE = {
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

  private static final int ROWS = 150;
  private static final int THREADS = 16;
  private static final int HALVINGS = 40;
  private static final int STEPS = 300;

  private final DistributionFamily family;

  Conformance(DistributionFamily family) {
    this.family = family;
  }

  /**
   * The family under test.
   *
   * @return the family
   */
  protected final DistributionFamily family() {
    return family;
  }

  /**
   * Options of an estimator that leave as much as possible to the data. None by default; a family
   * that demands a fixed value, like {@code point}, gives one.
   *
   * @return the options
   */
  protected Options options() {
    return Options.none();
  }

  /**
   * The estimators of the parts of which laws of the family are made.
   *
   * @return none, unless a family of compound laws overrides it
   */
  protected List<ComponentEstimator> parts() {
    return List.of();
  }

  /**
   * Rows that the family might be fitted to: by default two thirds from one example law and one
   * third from another, so that no single law is their truth.
   *
   * @param random the source of randomness
   * @param dimension number of columns
   * @param size number of rows
   * @return the rows, finite
   */
  protected Rows exampleRows(RandomGenerator random, int dimension, int size) {
    double[] values = new double[size * dimension];
    int cut = 2 * size / 3;
    law(random, dimension).sample(random, values, 0, cut);
    law(random, dimension).sample(random, values, cut, size);
    return Rows.rowMajor(values, dimension);
  }

  /**
   * The share of Σw|log f| that rounding may take from the log-likelihood in an M-step. 1e-12 by
   * default.
   *
   * @return the share
   */
  protected double likelihoodRounding() {
    return 1e-12;
  }

  abstract int dimension(RandomGenerator random);

  abstract Distribution law(RandomGenerator random, int dimension);

  private Distribution law(RandomGenerator random) {
    return law(random, dimension(random));
  }

  /** What else a law answers, to be the same in every thread. */
  double[] answers(Distribution law, Rows rows) {
    return new double[0];
  }

  // The family and its laws.

  /** The name is of lower-case words joined by hyphens, and all that belongs to it says so. */
  @Test
  public final void namesAreGoodAndUsedThroughout() {
    Random random = new Random(11);
    int dimension = dimension(random);
    Distribution law = law(random, dimension);
    List<String> names = family.parameters().stream().map(Parameter::name).toList();
    assertAll(
        () -> assertTrue(family.name().matches("[a-z0-9]+(-[a-z0-9]+)*"), family.name()),
        () -> assertFalse(family.support().isBlank(), "the support is said to nobody"),
        () -> assertEquals(names.size(), new HashSet<>(names).size(), names::toString),
        () -> assertTrue(names.containsAll(family.fixable()), family.fixable()::toString),
        () -> assertEquals(family.name(), law.family().name()),
        () -> assertEquals(family.name(), family.describe(law).family()),
        () -> assertEquals(names, List.copyOf(family.describe(law).values().keySet())),
        () -> assertEquals(dimension, law.dimension()),
        () -> assertEquals(family.name(), estimator().family().name()),
        () -> assertEquals(options(), estimator().options()));
  }

  /**
   * {@code create(describe(law))} equals the law, in its hash code and its text too, and the text
   * is the notation.
   *
   * @param seed drawn by jqwik
   */
  @Property(tries = 50, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  public final void descriptionRestoresTheLawAndItsText(@ForAll long seed) {
    Distribution law = law(new Random(seed));
    Description description = family.describe(law);
    Distribution restored = family.create(description, law.parts());
    assertEquals(law, restored);
    assertEquals(law.hashCode(), restored.hashCode());
    assertEquals(description, family.describe(restored));
    assertEquals(Notation.of(law), law.toString());
  }

  /**
   * Values outside the domain of a parameter, NaN first, are refused by a {@link
   * ParameterException} that names the parameter.
   *
   * @param seed drawn by jqwik
   */
  @Property(tries = 10, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  public final void parametersOutsideTheirDomainAreRefused(@ForAll long seed) {
    Description good = family.describe(law(new Random(seed)));
    for (Parameter parameter : family.parameters()) {
      Value value = good.value(parameter.name(), parameter.shape());
      for (int i = 0; i < value.size(); i++) {
        for (double number : HOSTILE) {
          boolean bad =
              parameter.shape() == Parameter.Shape.MATRIX
                  ? !Double.isFinite(number)
                  : !parameter.domain().contains(number);
          if (bad) {
            refused(good, parameter, changed(value, i, number));
          }
        }
      }
      if (parameter.shape() == Parameter.Shape.MATRIX
          && parameter.domain().equals(Domain.POSITIVE_DEFINITE)) {
        double[] minus = Arrays.stream(value.numbers()).map(v -> -v).toArray();
        refused(good, parameter, Value.matrix(value.side(), minus));
        refused(good, parameter, Value.matrix(value.side(), new double[value.size()]));
      }
    }
  }

  private void refused(Description good, Parameter parameter, Value bad) {
    Map<String, Value> values = new LinkedHashMap<>(good.values());
    values.put(parameter.name(), bad);
    ParameterException e =
        assertThrows(
            ParameterException.class,
            () -> create(values),
            () -> parameter.name() + " = " + bad + " was not refused");
    assertEquals(parameter.name(), e.parameter());
  }

  private Distribution create(Map<String, Value> values) {
    return family.create(new Description(family.name(), values, List.of()), List.of());
  }

  private static Value changed(Value value, int index, double number) {
    double[] numbers = value.numbers();
    numbers[index] = number;
    return switch (value.shape()) {
      case SCALAR -> Value.scalar(numbers[0]);
      case VECTOR -> Value.vector(numbers);
      case MATRIX -> Value.matrix(value.side(), numbers);
    };
  }

  /** A description with a parameter missing, unknown or of another shape makes no law. */
  @Test
  public final void parametersMustBeThoseOfTheFamily() {
    Map<String, Value> good = family.describe(law(new Random(12))).values();
    for (Parameter parameter : family.parameters()) {
      Map<String, Value> missing = new LinkedHashMap<>(good);
      missing.remove(parameter.name());
      if (!family.optional().contains(parameter.name())) {
        assertThrows(ParameterException.class, () -> create(missing));
      }
      Map<String, Value> shaped = new LinkedHashMap<>(good);
      shaped.put(
          parameter.name(),
          parameter.shape() == Parameter.Shape.SCALAR ? Value.vector(1, 2) : Value.scalar(1));
      assertThrows(ParameterException.class, () -> create(shaped));
    }
    Map<String, Value> more = new LinkedHashMap<>(good);
    more.put("no-such-parameter", Value.scalar(1));
    assertThrows(AnomixException.class, () -> create(more));
  }

  /**
   * A row has the same log density, bit for bit, alone and in a block, wherever in it; NaN where it
   * has NaN.
   *
   * @param seed drawn by jqwik
   */
  @Property(tries = 50, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  public final void blockAndPointGiveTheSameBits(@ForAll long seed) {
    Random random = new Random(seed);
    int dimension = dimension(random);
    Distribution law = law(random, dimension);
    Rows rows = hostileRows(law, random);
    int size = rows.size();
    double[] together = new double[size + 1];
    law.logDensity(rows.block(0, size, scratch(rows)), together, 1);
    int cut = 1 + random.nextInt(size - 1);
    double[] apart = new double[size];
    law.logDensity(rows.block(0, cut, scratch(rows)), apart, 0);
    law.logDensity(rows.block(cut, size, scratch(rows)), apart, cut);
    for (int r = 0; r < size; r++) {
      double[] row = rows.row(r);
      double alone = law.logDensity(row);
      assertEquals(alone, together[r + 1], () -> "at " + Arrays.toString(row));
      assertEquals(alone, apart[r], () -> "at " + Arrays.toString(row));
      if (law instanceof UnivariateDistribution univariate) {
        assertEquals(univariate.logDensity(row[0]), alone, () -> "at " + row[0]);
      }
      if (Arrays.stream(row).anyMatch(Double::isNaN)) {
        assertEquals(Double.NaN, alone, () -> "at " + Arrays.toString(row));
      }
    }
  }

  /** Rows drawn from a law, and rows with hostile numbers in some or all columns. */
  private static Rows hostileRows(Distribution law, RandomGenerator random) {
    int dimension = law.dimension();
    int size = 2 * HOSTILE.length + 20;
    double[] values = new double[size * dimension];
    law.sample(random, values, 0, size);
    for (int i = 0; i < HOSTILE.length; i++) {
      values[i * dimension + random.nextInt(dimension)] = HOSTILE[i];
      Arrays.fill(
          values,
          (HOSTILE.length + i) * dimension,
          (HOSTILE.length + i + 1) * dimension,
          HOSTILE[i]);
    }
    return Rows.rowMajor(values, dimension);
  }

  private static double[] scratch(Rows rows) {
    return new double[rows.size() * rows.dimension()];
  }

  /** The family says of its laws whether they have atoms, unless they leave that to their parts. */
  @Test
  public final void familyKnowsItsAtoms() {
    Distribution law = law(new Random(15));
    if (law.parts().isEmpty()) {
      assertEquals(law.hasAtoms(), family.hasAtoms(), family.name());
    }
  }

  /**
   * Rows have atoms only where the law says that it has some, and as many as columns at the most.
   *
   * @param seed drawn by jqwik
   */
  @Property(tries = 20, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  public final void atomOrdersAreThoseOfTheSupport(@ForAll long seed) {
    Random random = new Random(seed);
    Distribution law = law(random);
    Rows rows = hostileRows(law, random);
    int[] orders = new int[rows.size()];
    law.atomOrder(rows.block(0, rows.size(), scratch(rows)), orders, 0);
    int most = law.hasAtoms() ? law.dimension() : 0;
    for (int r = 0; r < orders.length; r++) {
      assertTrue(orders[r] >= 0 && orders[r] <= most, "row " + r + ": " + orders[r]);
    }
    if (law.hasAtoms()) {
      for (int r = 2 * HOSTILE.length; r < orders.length; r++) {
        assertTrue(orders[r] > 0, "a row that the law drew lies on no atom");
      }
    }
  }

  /**
   * Equal generators draw equal rows, and rows outside the range asked for are left alone.
   *
   * @param seed drawn by jqwik
   */
  @Property(tries = 20, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  public final void equalGeneratorsDrawEqualSamples(@ForAll long seed) {
    Distribution law = law(new Random(seed));
    double[] first = new double[50 * law.dimension()];
    double[] second = new double[50 * law.dimension()];
    law.sample(new Random(seed), first, 3, 47);
    law.sample(new Random(seed), second, 3, 47);
    assertArrayEquals(first, second);
    for (int i = 0; i < 3 * law.dimension(); i++) {
      assertEquals(0.0, first[i]);
      assertEquals(0.0, first[first.length - 1 - i]);
    }
  }

  /**
   * Both declarations, of the module path and of the class path, name the same providers; a plug-in
   * without a module-info has the second alone.
   */
  @Test
  public final void bothDeclarationsNameTheSameProviders() {
    Declarations declared = Declarations.beside(family.getClass(), DistributionFamily.class);
    assertEquals(
        declared.inModule().orElse(declared.inServices()),
        declared.inServices(),
        "module-info and META-INF/services do not name the same providers");
    assertFalse(declared.inServices().isEmpty(), "no provider is declared");
    assertTrue(found(), "no provider that is found has the name '" + family.name() + "'");
  }

  private boolean found() {
    try {
      return ServiceLoader.load(DistributionFamily.class, family.getClass().getClassLoader())
          .stream()
          .anyMatch(provider -> provider.get().name().equals(family.name()));
    } catch (ServiceConfigurationError e) {
      return fail("a declared provider cannot be loaded", e);
    }
  }

  // Its estimator.

  final ComponentEstimator estimator() {
    return family.estimator(options(), parts());
  }

  private static Scaling scaling(Rows rows) {
    return Scaling.of(rows, true, Floors.DEFAULT);
  }

  private static double[] state(
      ComponentEstimator estimator, Distribution anchor, Rows rows, double[] w) {
    double[] state = new double[estimator.stateSize(anchor)];
    estimator.accumulate(anchor, rows.block(0, rows.size(), scratch(rows)), w, 0, state, 0);
    return state;
  }

  private static Rows drawn(Distribution law, RandomGenerator random, int size) {
    double[] values = new double[size * law.dimension()];
    law.sample(random, values, 0, size);
    return Rows.rowMajor(values, law.dimension());
  }

  /** Between 0 and 1, one of ten 0; the weights of rows that a law cannot produce are 0. */
  private static double[] weights(RandomGenerator random, Rows rows, Distribution law) {
    double[] logs = logDensities(law, rows);
    double[] w = new double[rows.size()];
    for (int r = 0; r < w.length; r++) {
      double u = random.nextDouble();
      w[r] = u < 0.1 || !Double.isFinite(logs[r]) ? 0 : u * u;
    }
    return w;
  }

  private static double[] logDensities(Distribution law, Rows rows) {
    double[] logs = new double[rows.size()];
    law.logDensity(rows.block(0, rows.size(), scratch(rows)), logs, 0);
    return logs;
  }

  /**
   * The states of two parts of the rows add up to that of the whole, wherever in the array they are
   * put.
   *
   * @param seed drawn by jqwik
   */
  @Property(tries = 50, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  public final void statesOfTwoPartsAddUpToThatOfTheWhole(@ForAll long seed) {
    Random random = new Random(seed);
    int dimension = dimension(random);
    Rows rows = exampleRows(random, dimension, ROWS);
    Distribution anchor = law(random, dimension);
    ComponentEstimator estimator = estimator();
    double[] w = weights(random, rows, anchor);
    double[] whole = state(estimator, anchor, rows, w);
    int cut = 1 + random.nextInt(ROWS - 1);
    double[] parts = new double[whole.length + 2];
    estimator.accumulate(anchor, rows.block(cut, ROWS, scratch(rows)), w, cut, parts, 1);
    estimator.accumulate(anchor, rows.block(0, cut, scratch(rows)), w, 0, parts, 1);
    assertSameSums(
        whole, Arrays.copyOfRange(parts, 1, whole.length + 1), estimator, anchor, rows, w);
    assertEquals(0.0, parts[0], "the sum before the first was written");
    assertEquals(0.0, parts[whole.length + 1], "the sum after the last was written");
  }

  /**
   * The state for the sum of two weightings is the sum of their states.
   *
   * @param seed drawn by jqwik
   */
  @Property(tries = 50, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  public final void stateIsLinearInTheWeights(@ForAll long seed) {
    Random random = new Random(seed);
    int dimension = dimension(random);
    Rows rows = exampleRows(random, dimension, ROWS);
    Distribution anchor = law(random, dimension);
    ComponentEstimator estimator = estimator();
    double[] one = weights(random, rows, anchor);
    double[] two = weights(random, rows, anchor);
    double[] both = new double[ROWS];
    Arrays.setAll(both, r -> one[r] + 4 * two[r]);
    double[] first = state(estimator, anchor, rows, one);
    double[] second = state(estimator, anchor, rows, two);
    double[] sums = new double[first.length];
    Arrays.setAll(sums, i -> first[i] + 4 * second[i]);
    assertSameSums(state(estimator, anchor, rows, both), sums, estimator, anchor, rows, both);
  }

  /** Up to 1e-12 of the sums of the absolute values of their terms. */
  private static void assertSameSums(
      double[] expected,
      double[] found,
      ComponentEstimator estimator,
      Distribution anchor,
      Rows rows,
      double[] w) {
    double[] sizes = new double[expected.length];
    for (int r = 0; r < w.length; r++) {
      double[] term = new double[expected.length];
      estimator.accumulate(anchor, Block.ofRow(rows.row(r)), w, r, term, 0);
      for (int i = 0; i < sizes.length; i++) {
        sizes[i] += Math.abs(term[i]);
      }
    }
    for (int i = 0; i < expected.length; i++) {
      int slot = i;
      assertEquals(expected[i], found[i], 1e-12 * sizes[i], () -> "in slot " + slot);
    }
  }

  /** Rows of weight 0 add nothing, not even if they are infinite or NaN. */
  @Test
  public final void rowsOfWeightZeroAddNothing() {
    Random random = new Random(13);
    int dimension = dimension(random);
    Distribution anchor = law(random, dimension);
    ComponentEstimator estimator = estimator();
    Rows hostile = hostileRows(anchor, random);
    double[] nothing = state(estimator, anchor, hostile, new double[hostile.size()]);
    for (int i = 0; i < nothing.length; i++) {
      assertEquals(0, nothing[i] + 0.0, "slot " + i + " of rows that all have weight 0");
    }
    double[][] good = new double[hostile.size()][];
    double[][] bad = new double[hostile.size()][];
    Rows other = exampleRows(random, dimension, hostile.size());
    double[] w = weights(random, other, anchor);
    for (int r = 0; r < w.length; r++) {
      w[r] = r % 3 == 0 ? w[r] : 0;
      good[r] = other.row(r);
      bad[r] = w[r] == 0 ? hostile.row(r) : good[r];
    }
    assertArrayEquals(
        state(estimator, anchor, Rows.of(good), w), state(estimator, anchor, Rows.of(bad), w));
  }

  /**
   * No M-step lowers the weighted log-likelihood plus the log prior, summed here over the rows,
   * whether it starts at an anchor or anywhere else, for one component or for a group of two. Of
   * the steps of {@link Tier#GUARDED} a halved one raises it.
   *
   * @param seed drawn by jqwik
   */
  @Property(tries = 60, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  public final void mStepNeverLowersTheLikelihood(@ForAll long seed) {
    Random random = new Random(seed);
    int dimension = dimension(random);
    Rows rows = exampleRows(random, dimension, ROWS);
    Scaling scaling = scaling(rows);
    ComponentEstimator estimator = estimator().settle(rows, scaling);
    boolean anchored = random.nextBoolean();
    List<Distribution> group = new ArrayList<>();
    List<double[]> weights = new ArrayList<>();
    int components = 1 + random.nextInt(2);
    for (int k = 0; k < components; k++) {
      Distribution start =
          anchored
              ? estimator.anchor(rows, random.doubles(ROWS).toArray(), scaling)
              : law(random, dimension);
      group.add(start);
    }
    group = estimator.project(group, scaling);
    for (Distribution law : group) {
      weights.add(weights(random, rows, law));
    }
    for (int step = 0; step < 3; step++) {
      group = climb(estimator, group, rows, weights, scaling);
    }
  }

  private List<Distribution> climb(
      ComponentEstimator estimator,
      List<Distribution> group,
      Rows rows,
      List<double[]> weights,
      Scaling scaling) {
    Objective before = Objective.of(estimator, group, rows, weights);
    double rounding = likelihoodRounding() * (1 + before.magnitude());
    List<Distribution> full = step(estimator, group, rows, weights, scaling);
    Objective after = Objective.of(estimator, full, rows, weights);
    if (estimator.tier() == Tier.GUARDED && !(after.value() > before.value() + rounding)) {
      for (int halvings = 1; halvings <= HALVINGS; halvings++) {
        Scaling shorter = scaling.withStep(Math.scalb(1.0, -halvings));
        List<Distribution> laws = step(estimator, group, rows, weights, shorter);
        Objective reached = Objective.of(estimator, laws, rows, weights);
        if (reached.value() > before.value() + rounding) {
          return laws;
        }
      }
      // At the maximum no step can raise it, nor does a whole one lower it by much.
      rounding = Math.max(rounding, 1e-9 * (1 + before.magnitude()));
    }
    assertTrue(
        after.value() >= before.value() - rounding,
        () -> group + " became " + full + ": " + before.value() + " fell to " + after.value());
    return full;
  }

  private static List<Distribution> step(
      ComponentEstimator estimator,
      List<Distribution> group,
      Rows rows,
      List<double[]> weights,
      Scaling scaling) {
    List<double[]> states = new ArrayList<>();
    for (int k = 0; k < group.size(); k++) {
      states.add(state(estimator, group.get(k), rows, weights.get(k)));
    }
    return estimator.estimate(group, states, scaling).stream().map(Estimate::law).toList();
  }

  /** Σ w log f plus the log prior, and what its rounding is relative to. */
  private record Objective(double value, double magnitude) {
    static Objective of(
        ComponentEstimator estimator, List<Distribution> group, Rows rows, List<double[]> weights) {
      Sum sum = new Sum();
      double magnitude = 0;
      for (int k = 0; k < group.size(); k++) {
        double[] logs = logDensities(group.get(k), rows);
        for (int r = 0; r < logs.length; r++) {
          if (weights.get(k)[r] > 0) {
            sum.add(weights.get(k)[r] * logs[r]);
            magnitude += weights.get(k)[r] * Math.abs(logs[r]);
          }
        }
      }
      sum.add(estimator.logPrior(group));
      return new Objective(sum.value(), magnitude);
    }
  }

  /**
   * The maximum is one. With {@link Tier#EXACT} a single step from anywhere ends at a law at least
   * as likely as any other of the family; with the other tiers a few hundred steps from the anchor
   * end no more than 1 in log-likelihood below the law that drew the rows.
   *
   * @param seed drawn by jqwik
   */
  @Property(tries = 30, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  public final void maximumIsNoLessLikelyThanOtherLaws(@ForAll long seed) {
    Random random = new Random(seed);
    int dimension = dimension(random);
    boolean exact = estimator().tier() == Tier.EXACT;
    Distribution other = law(random, dimension);
    Rows rows = exact ? exampleRows(random, dimension, ROWS) : drawn(other, random, 1000);
    Scaling scaling = scaling(rows);
    ComponentEstimator estimator = estimator().settle(rows, scaling);
    if (estimator.held()) {
      return;
    }
    Distribution feasible = estimator.project(List.of(other), scaling).get(0);
    Objective reached;
    Objective reference;
    if (exact) {
      Distribution start = estimator.project(List.of(law(random, dimension)), scaling).get(0);
      double[] w = weights(random, rows, feasible);
      double[] logs = logDensities(start, rows);
      Arrays.setAll(w, r -> Double.isFinite(logs[r]) ? w[r] : 0);
      reference = Objective.of(estimator, List.of(feasible), rows, List.of(w));
      List<Distribution> best = step(estimator, List.of(start), rows, List.of(w), scaling);
      reached = Objective.of(estimator, best, rows, List.of(w));
    } else {
      double[] ones = new double[rows.size()];
      Arrays.fill(ones, 1);
      reference = Objective.of(estimator, List.of(feasible), rows, List.of(ones));
      Distribution start = hasOneMaximum() ? estimator.anchor(rows, ones, scaling) : feasible;
      reached = summit(estimator, start, rows, ones, scaling);
    }
    double slack = exact ? likelihoodRounding() * (1 + reference.magnitude()) : 1;
    assertTrue(
        reached.value() >= reference.value() - slack,
        () -> feasible + " is more likely: " + reference.value() + " against " + reached.value());
  }

  /**
   * Whether steps from anywhere lead to the largest likelihood, so that no law may be more likely
   * than what is reached from the anchor.
   *
   * @return false for laws that are themselves sums, of which the likelihood has several maxima:
   *     steps from the law that drew the rows must then not lead below it
   */
  protected boolean hasOneMaximum() {
    return true;
  }

  /** Where steps from a law lead, as far as they gain anything worth a name. */
  private Objective summit(
      ComponentEstimator estimator, Distribution start, Rows rows, double[] w, Scaling scaling) {
    List<Distribution> group = List.of(start);
    Objective reached = Objective.of(estimator, group, rows, List.of(w));
    double gain = Double.POSITIVE_INFINITY;
    for (int step = 0; step < STEPS && gain > 1e-4; step++) {
      group = climb(estimator, group, rows, List.of(w), scaling);
      Objective next = Objective.of(estimator, group, rows, List.of(w));
      gain = next.value() - reached.value();
      reached = next;
    }
    return reached;
  }

  /** An empty state leaves a law as it is. */
  @Test
  public final void noWeightAtAllLeavesTheLawAsItIs() {
    Random random = new Random(14);
    int dimension = dimension(random);
    Rows rows = exampleRows(random, dimension, ROWS);
    ComponentEstimator estimator = estimator().settle(rows, scaling(rows));
    Distribution current = law(random, dimension);
    double[] empty = new double[estimator.stateSize(current)];
    assertEquals(current, estimator.estimate(current, empty, scaling(rows)).law());
  }

  /**
   * A component left with one extreme row, of a tiny or huge weight, still has a law: no exception,
   * and a description that can be read back.
   *
   * @param seed drawn by jqwik
   */
  @Property(tries = 20, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  public final void extremeRowsStillGiveALaw(@ForAll long seed) {
    Random random = new Random(seed);
    int dimension = dimension(random);
    Rows rows = exampleRows(random, dimension, ROWS);
    Scaling scaling = scaling(rows);
    ComponentEstimator estimator = estimator().settle(rows, scaling);
    Distribution current = estimator.project(List.of(law(random, dimension)), scaling).get(0);
    Rows hostile = hostileRows(current, random);
    double[] logs = logDensities(current, hostile);
    for (int r = 0; r < logs.length; r++) {
      for (double weight : new double[] {1e-300, 1, 1e300}) {
        if (Double.isFinite(logs[r])) {
          double[] state = new double[estimator.stateSize(current)];
          estimator.accumulate(
              current, Block.ofRow(hostile.row(r)), new double[] {weight}, 0, state, 0);
          Distribution law = estimator.estimate(current, state, scaling).law();
          assertEquals(law, family.create(family.describe(law), law.parts()));
        }
      }
    }
  }

  /** Anchors are laws even where no row of positive weight is in the support, or none at all. */
  @Test
  public final void anchorsSurviveRowsThatDoNotCount() {
    Random random = new Random(15);
    int dimension = dimension(random);
    Rows example = exampleRows(random, dimension, 10);
    double[][] values = new double[12][];
    for (int r = 0; r < 12; r++) {
      values[r] = example.row(r % 10);
    }
    Arrays.fill(values[10], -3);
    Arrays.fill(values[11], -2.5);
    Rows rows = Rows.of(values);
    ComponentEstimator estimator = estimator().settle(rows, scaling(rows));
    double[] outside = new double[12];
    estimator.anchor(rows, outside, scaling(rows));
    Arrays.fill(outside, 10, 12, 1);
    estimator.anchor(rows, outside, scaling(rows));
    Rows negative = Rows.of(new double[][] {values[10], values[11]});
    estimator.anchor(negative, new double[] {1, 1}, scaling(negative));
  }

  /**
   * Laws that satisfy floors, ties and fixed values are kept as they are: those made feasible, and
   * those found by an M-step that touched nothing.
   *
   * @param seed drawn by jqwik
   */
  @Property(tries = 20, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  public final void feasibleLawsAreKept(@ForAll long seed) {
    Random random = new Random(seed);
    int dimension = dimension(random);
    Rows rows = exampleRows(random, dimension, ROWS);
    Scaling scaling = scaling(rows);
    ComponentEstimator estimator = estimator().settle(rows, scaling);
    List<Distribution> feasible = estimator.project(List.of(law(random, dimension)), scaling);
    assertEquals(feasible, estimator.project(feasible, scaling));
    double[] w = weights(random, rows, feasible.get(0));
    Estimate estimate =
        estimator.estimate(feasible.get(0), state(estimator, feasible.get(0), rows, w), scaling);
    if (estimate.diagnoses().isEmpty()) {
      List<Distribution> found = List.of(estimate.law());
      assertEquals(found, estimator.project(found, scaling));
    }
  }

  /**
   * A fixed parameter, of a vector every entry by its name as in {@code mean[0]}, keeps its value
   * in anchors, steps and projections, alone and with all others that can be fixed; with every
   * parameter fixed nothing is estimated.
   *
   * @param seed drawn by jqwik
   */
  @Property(tries = 20, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  public final void fixedParametersKeepTheirValues(@ForAll long seed) {
    Random random = new Random(seed);
    int dimension = dimension(random);
    Distribution law = law(random, dimension);
    Rows rows = drawn(law, random, ROWS);
    Options all = options();
    for (String name : family.fixable()) {
      all = withFixed(all, name, law);
      checkFixed(random, withFixed(options(), name, law), law, rows);
    }
    checkFixed(random, all, law, rows);
    if (!family.fixable().isEmpty() && family.fixable().size() == family.parameters().size()) {
      ComponentEstimator held = family.estimator(all, parts()).settle(rows, scaling(rows));
      assertTrue(held.held());
      assertEquals(0, held.freeParameters(List.of(law)));
      assertEquals(0, held.minimumRows(dimension));
    }
  }

  /** Fixes a parameter at its value in a law, a vector entry by entry. */
  private Options withFixed(Options options, String parameter, Distribution law) {
    Value value = value(law, parameter);
    if (value.shape() == Parameter.Shape.SCALAR) {
      return options.withFixed(parameter, value.number(0));
    }
    Options all = options;
    for (int i = 0; i < value.size(); i++) {
      all = all.withFixed(parameter + "[" + i + "]", value.number(i));
    }
    return all;
  }

  /** The number that a law has where an option fixes one. */
  private double fixedNumber(Distribution law, String fixed) {
    int bracket = fixed.indexOf('[');
    String parameter = bracket < 0 ? fixed : fixed.substring(0, bracket);
    int index =
        bracket < 0 ? 0 : Integer.parseInt(fixed.substring(bracket + 1, fixed.length() - 1));
    return value(law, parameter).number(index);
  }

  private Value value(Distribution law, String name) {
    Parameter parameter =
        family.parameters().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
    return family.describe(law).value(name, parameter.shape());
  }

  private void checkFixed(RandomGenerator random, Options options, Distribution law, Rows rows) {
    ComponentEstimator estimator = family.estimator(options, parts()).settle(rows, scaling(rows));
    Scaling scaling = scaling(rows);
    Distribution anchor = estimator.anchor(rows, random.doubles(ROWS).toArray(), scaling);
    double[] w = weights(random, rows, anchor);
    Distribution found =
        estimator.estimate(anchor, state(estimator, anchor, rows, w), scaling).law();
    Distribution projected = estimator.project(List.of(law), scaling).get(0);
    options
        .fixed()
        .forEach(
            (name, value) -> {
              for (Distribution made : List.of(anchor, found, projected)) {
                assertEquals(value, fixedNumber(made, name), name);
              }
            });
  }

  /**
   * An estimator that is not held estimates at least one parameter, and no more than a description
   * has numbers; twice as many for two components where nothing ties them and nothing was settled;
   * as many or one less where one is fixed. It needs at least one row, and no more than 2.5 and one
   * for each of these numbers. One that is held needs no row.
   *
   * @param seed drawn by jqwik
   */
  @Property(tries = 20, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  public final void freeParametersAndMinimumRowsAreInBounds(@ForAll long seed) {
    Random random = new Random(seed);
    int dimension = dimension(random);
    Rows rows = exampleRows(random, dimension, ROWS);
    Scaling scaling = scaling(rows);
    ComponentEstimator unsettled = estimator();
    ComponentEstimator estimator = unsettled.settle(rows, scaling);
    List<Distribution> one = estimator.project(List.of(law(random, dimension)), scaling);
    List<Distribution> other = estimator.project(List.of(law(random, dimension)), scaling);
    int free = estimator.freeParameters(one);
    double least = estimator.minimumRows(dimension);
    int most = numbers(one.get(0)) - options().fixed().size();
    // Ends of a support that all rows have settled are estimates, though they are held from then
    // on.
    int fewest = estimator.held() ? 0 : 1;
    assertTrue(free >= fewest && free <= most, () -> free + " free parameters, of " + most);
    if (estimator.held()) {
      assertEquals(0, least, "minimum of rows where all is held");
      return;
    }
    assertTrue(least >= 1 && least <= 2.5 + most, () -> least + " rows at least");
    List<Distribution> both = List.of(one.get(0), other.get(0));
    int ofBoth = estimator.freeParameters(both);
    // What the rows have settled, such as trials, is one estimate of all components.
    boolean tied = estimator != unsettled || !both.equals(estimator.project(both, scaling));
    assertTrue(
        ofBoth == 2 * free || (tied && ofBoth >= free && ofBoth < 2 * free),
        () -> ofBoth + " free parameters of two components, but " + free + " of one");
    for (String name : family.fixable()) {
      if (options().fixed(name).isEmpty()) {
        Options fixed = withFixed(options(), name, one.get(0));
        int rest = family.estimator(fixed, parts()).settle(rows, scaling(rows)).freeParameters(one);
        int numbers = fixed.fixed().size() - options().fixed().size();
        assertTrue(
            rest <= free && rest >= free - numbers,
            () -> rest + " free parameters with " + name + " fixed, but " + free + " without");
      }
    }
  }

  /** Those of a symmetric matrix count once, those of its parts too. */
  private static int numbers(Distribution law) {
    Description description = law.family().describe(law);
    int count = 0;
    for (Distribution part : law.parts()) {
      count += numbers(part);
    }
    for (Parameter parameter : law.family().parameters()) {
      Value value = description.value(parameter.name(), parameter.shape());
      count +=
          parameter.domain().equals(Domain.POSITIVE_DEFINITE)
              ? value.side() * (value.side() + 1) / 2
              : value.size();
    }
    return count;
  }

  /**
   * Where numbers of a parameter move together: they begin at the laws, a coordinate leaves the
   * laws alone that it does not move, there are no more coordinates than free parameters, and what
   * is reached is feasible.
   *
   * @param seed drawn by jqwik
   */
  @Property(tries = 20, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  public final void motionsStayWithinReach(@ForAll long seed) {
    Random random = new Random(seed);
    int dimension = dimension(random);
    Rows rows = exampleRows(random, dimension, ROWS);
    Scaling scaling = scaling(rows);
    ComponentEstimator estimator = estimator().settle(rows, scaling);
    List<Distribution> group =
        estimator.project(List.of(law(random, dimension), law(random, dimension)), scaling);
    for (Parameter parameter : family.parameters()) {
      Optional<Motion> found = estimator.motion(parameter, group);
      if (found.isPresent()) {
        Motion motion = found.get();
        assertTrue(motion.size() <= estimator.freeParameters(group), parameter.name());
        double[] place = random.doubles(motion.size(), -0.2, 0.2).toArray();
        List<Distribution> moved = new ArrayList<>();
        for (int member = 0; member < 2; member++) {
          Value still = motion.at(member, new double[place.length]);
          assertClose(value(group.get(member), parameter), still, parameter.name());
          assertClose(still, motion.at(member, ofOthers(motion, member, place)), "of others");
          moved.add(with(group.get(member), parameter, motion.at(member, place)));
        }
        List<Distribution> feasible = estimator.project(moved, scaling);
        for (int member = 0; member < 2; member++) {
          assertClose(
              value(moved.get(member), parameter),
              value(feasible.get(member), parameter),
              "beyond what is feasible");
        }
      }
    }
  }

  /** A place to which only those coordinates lead that do not move a law. */
  private static double[] ofOthers(Motion motion, int member, double[] place) {
    double[] others = place.clone();
    for (int c = 0; c < others.length; c++) {
      others[c] = motion.moves(c, member) ? 0 : others[c];
    }
    return others;
  }

  private static Value value(Distribution law, Parameter parameter) {
    return law.family().describe(law).value(parameter.name(), parameter.shape());
  }

  private static Distribution with(Distribution law, Parameter parameter, Value value) {
    Description description = law.family().describe(law);
    Map<String, Value> values = new LinkedHashMap<>(description.values());
    values.put(parameter.name(), value);
    return law.family()
        .create(new Description(description.family(), values, description.parts()), law.parts());
  }

  /** Up to 1e-6 of the largest number. */
  private static void assertClose(Value expected, Value found, String message) {
    double largest = Arrays.stream(expected.numbers()).map(Math::abs).max().orElse(0);
    assertArrayEquals(expected.numbers(), found.numbers(), 1e-6 * largest, message);
  }

  /** What the estimator does not know, and values it cannot hold, are refused. */
  @Test
  public final void unknownOptionsAndBadFixedValuesAreRefused() {
    assertThrows(
        AnomixException.class,
        () -> family.estimator(options().with("no-such-option", "1"), parts()));
    assertThrows(
        AnomixException.class,
        () -> family.estimator(options().withFixed("no-such-parameter", 1), parts()));
    for (Parameter parameter : family.parameters()) {
      Options bad = options().withFixed(parameter.name(), Double.NaN);
      Class<? extends AnomixException> refusal =
          family.fixable().contains(parameter.name())
              ? ParameterException.class
              : AnomixException.class;
      assertThrows(refusal, () -> family.estimator(bad, parts()));
    }
  }

  /** Sixteen threads that ask one law and one estimator get the answers that one thread gets. */
  @Test
  public final void sixteenThreadsGiveTheSameBits() throws Exception {
    Random random = new Random(16);
    int dimension = dimension(random);
    Rows seen = exampleRows(random, dimension, ROWS);
    Scaling scaling = scaling(seen);
    ComponentEstimator estimator = estimator().settle(seen, scaling);
    Distribution law = estimator.project(List.of(law(random, dimension)), scaling).get(0);
    List<Rows> rows = new ArrayList<>();
    List<double[]> expected = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      rows.add(exampleRows(random, dimension, ROWS));
      expected.add(everything(estimator, law, rows.get(t), scaling));
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      CountDownLatch start = new CountDownLatch(THREADS);
      List<Future<?>> results = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        int thread = t;
        results.add(
            threads.submit(
                () -> {
                  start.countDown();
                  start.await();
                  for (int repeat = 0; repeat < 20; repeat++) {
                    double[] all = expected.get(thread);
                    assertArrayEquals(all, everything(estimator, law, rows.get(thread), scaling));
                    // Most of a fit, and short enough to meet the same in another thread.
                    for (int pass = 0; pass < 20; pass++) {
                      double[] sums = sums(estimator, law, rows.get(thread));
                      assertArrayEquals(Arrays.copyOf(all, sums.length), sums);
                    }
                  }
                  return null;
                }));
      }
      for (Future<?> result : results) {
        result.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static double[] sums(ComponentEstimator estimator, Distribution law, Rows rows) {
    double[] logs = logDensities(law, rows);
    double[] w = new double[logs.length];
    Arrays.setAll(w, r -> Double.isFinite(logs[r]) ? (r % 7) / 7.0 : 0);
    return joined(logs, state(estimator, law, rows, w));
  }

  private double[] everything(
      ComponentEstimator estimator, Distribution law, Rows rows, Scaling scaling) {
    double[] sums = sums(estimator, law, rows);
    double[] state = Arrays.copyOfRange(sums, rows.size(), sums.length);
    Distribution found = estimator.estimate(law, state, scaling).law();
    double[] drawn = new double[10 * law.dimension()];
    found.sample(new Random(17), drawn, 0, 10);
    double[] parameters = parameters(family.describe(found)).toArray();
    return joined(sums, parameters, drawn, answers(law, rows));
  }

  private static DoubleStream parameters(Description law) {
    return DoubleStream.concat(
        law.values().values().stream().flatMapToDouble(value -> Arrays.stream(value.numbers())),
        law.parts().stream().flatMapToDouble(Conformance::parameters));
  }

  private static double[] joined(double[]... parts) {
    return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
  }
}
