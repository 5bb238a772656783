package org.anomix.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Columns;
import org.anomix.ComponentEstimator;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.PartialSums;
import org.anomix.UnivariateDistribution;
import org.junit.jupiter.api.Test;

/**
 * What every family of several columns must do: all of {@link Conformance}, and that its density,
 * its mass and its sampler are those of one law.
 *
 * <p>Rows of several columns have neither cdf nor quantiles, so that the tests of {@link
 * FamilyConformance} that speak of tails are not here. The density is weighed by importance
 * sampling from a product of heavy-tailed laws around the law's own draws, in the dimensions up to
 * 3 that {@link #dimensions()} names; laws with atoms have no density to weigh, and are left to the
 * tests of their parts.
 */
public abstract non-sealed class MultivariateConformance extends Conformance {
  private static final int MOST_COLUMNS = 3;
  private static final int DRAWS = 60_000;
  private static final int PLANES = 20;
  private static final int COMPLETIONS = 20_000;

  /** A right law fails one seed in 10^6 or so at each of these comparisons. */
  private static final double STANDARD_ERRORS = 5;

  /**
   * The tests of a family.
   *
   * @param family the family
   */
  protected MultivariateConformance(DistributionFamily family) {
    super(family);
  }

  /**
   * Numbers of columns to test: the family's own, or 1, 2, 3 and 6 where it takes any.
   *
   * @return the numbers
   */
  protected int[] dimensions() {
    OptionalInt own = family().dimension();
    return own.isPresent() ? new int[] {own.getAsInt()} : new int[] {1, 2, 3, 6};
  }

  /**
   * A law to test: by default drawn from the domains of the parameters.
   *
   * @param random the source of randomness
   * @param dimension number of columns
   * @return some ordinary law
   */
  protected Distribution exampleLaw(RandomGenerator random, int dimension) {
    return ExampleLaws.law(family(), random, dimension);
  }

  /**
   * Whether a sum of a partly known row is left alone, since nothing that it is made from is known.
   *
   * @param law the law that the sums are anchored at
   * @param sum its index in the state
   * @param known the known columns
   * @return false, unless a family of compound laws overrides it
   */
  protected boolean leavesAlone(Distribution law, int sum, int... known) {
    return false;
  }

  @Override
  final int dimension(RandomGenerator random) {
    int[] dimensions = dimensions();
    return dimensions[random.nextInt(dimensions.length)];
  }

  @Override
  final Distribution law(RandomGenerator random, int dimension) {
    return exampleLaw(random, dimension);
  }

  /** The density integrates to 1, within 5 standard errors of some tenths of a percent. */
  @Test
  public final void densityHasMassOne() {
    Random random = new Random(31);
    for (int dimension : dimensions()) {
      Distribution law = exampleLaw(random, dimension);
      if (dimension <= MOST_COLUMNS && !law.hasAtoms()) {
        Weighed weighed = Weighed.of(law, random);
        double[] mass = weighed.share(row -> true);
        assertTrue(mass[1] < 0.02, () -> law + ": too wild to be weighed, override exampleLaw");
        assertEquals(1, mass[0], STANDARD_ERRORS * mass[1] + 1e-9, law::toString);
      }
    }
  }

  /**
   * The share of 60,000 draws on one side of a plane is that of the density, for 20 random planes
   * in each dimension and within 5 standard errors; the seed is fixed.
   */
  @Test
  public final void sampleFollowsTheDensity() {
    Random random = new Random(32);
    for (int dimension : dimensions()) {
      Distribution law = exampleLaw(random, dimension);
      if (dimension <= MOST_COLUMNS && !law.hasAtoms()) {
        Weighed weighed = Weighed.of(law, random);
        double[] draws = new double[DRAWS * dimension];
        law.sample(random, draws, 0, DRAWS);
        for (int plane = 0; plane < PLANES; plane++) {
          HalfSpace half = HalfSpace.through(draws, dimension, random);
          double[] share = weighed.share(half);
          double sampled = 0;
          for (int r = 0; r < DRAWS; r++) {
            sampled += half.holds(row(draws, r, dimension)) ? 1.0 / DRAWS : 0;
          }
          double error = Math.hypot(share[1], Math.sqrt(sampled * (1 - sampled) / DRAWS));
          assertEquals(
              share[0], sampled, STANDARD_ERRORS * error + 1e-4, () -> "a plane of " + law);
        }
      }
    }
  }

  /**
   * Where marginal and conditional laws are known, f(x) = f(x_o) f(x_u | x_o) for random choices of
   * known columns o: a row's marginal and conditional log densities sum to its own.
   */
  @Test
  public final void marginalAndConditionalMakeTheDensity() {
    Random random = new Random(33);
    for (int dimension : dimensions()) {
      Distribution law = exampleLaw(random, dimension);
      for (int attempt = 0; attempt < PLANES && law.hasMarginals() && dimension > 1; attempt++) {
        double[] row = new double[dimension];
        law.sample(random, row, 0, 1);
        double[] partial = partial(row, random);
        int[] known = Columns.known(partial);
        int[] unknown = Columns.unknown(law, partial);
        double marginal = law.marginal(known).logDensity(at(row, known));
        double conditional = law.conditional(partial).logDensity(at(row, unknown));
        double joint = law.logDensity(row);
        assertEquals(
            joint,
            marginal + conditional,
            1e-9 * (1 + Math.abs(joint) + Math.abs(marginal)),
            () -> law + " at " + Arrays.toString(partial));
      }
    }
  }

  /**
   * Where marginal laws are known, the univariate ones are those of one column: they have the same
   * log density, and P(X ≤ median) + P(X > median) = 1.
   */
  @Test
  public final void univariateMarginalsAreMarginals() {
    Random random = new Random(36);
    for (int dimension : dimensions()) {
      Distribution law = exampleLaw(random, dimension);
      double[] row = new double[dimension];
      law.sample(random, row, 0, 1);
      for (int j = 0; j < dimension && law.hasMarginals(); j++) {
        UnivariateDistribution marginal = law.univariateMarginal(j);
        double expected = law.marginal(j).logDensity(new double[] {row[j]});
        String name = "column " + j + " of " + law;
        assertEquals(expected, marginal.logDensity(row[j]), 1e-9 * (1 + Math.abs(expected)), name);
        double median = marginal.quantile(0.5);
        assertEquals(1, marginal.cdf(median) + marginal.survival(median), 1e-12, name);
      }
    }
  }

  /**
   * Where an estimator takes partly known rows, the sums it expects of one are the mean of the sums
   * of 20,000 completions drawn from the conditional law, within 5 standard errors; those that it
   * {@linkplain #leavesAlone leaves alone} are 0.
   */
  @Test
  public final void partialSumsAreExpectedSums() {
    Random random = new Random(34);
    for (int dimension : dimensions()) {
      Distribution law = exampleLaw(random, dimension);
      ComponentEstimator estimator = estimator();
      for (int attempt = 0; attempt < 3 && law.hasMarginals() && dimension > 1; attempt++) {
        double[] row = new double[dimension];
        law.sample(random, row, 0, 1);
        double[] partial = partial(row, random);
        int[] known = Columns.known(partial);
        Optional<PartialSums> sums = estimator.partial(law, known);
        if (sums.isPresent()) {
          double[] expected = new double[estimator.stateSize(law)];
          sums.get().accumulate(Block.ofRow(at(row, known)), new double[] {1}, 0, expected, 0);
          double[] mean = completions(law, estimator, partial, random);
          for (int i = 0; i < expected.length; i++) {
            String name = "sum " + i + " of " + law + " at " + Arrays.toString(partial);
            if (leavesAlone(law, i, known)) {
              assertEquals(0, expected[i] + 0.0, name);
            } else {
              assertEquals(mean[i], expected[i], mean[expected.length + i], name);
            }
          }
        }
      }
    }
  }

  /**
   * Where the expectation of a column is told and its variance is, they are those of 60,000 draws,
   * within 5 standard errors where the fourth moment is finite enough for draws to tell.
   */
  @Test
  public final void momentsAreThoseOfDraws() {
    Random random = new Random(35);
    for (int dimension : dimensions()) {
      Distribution law = exampleLaw(random, dimension);
      double[] expectation = law.expectation();
      double[] variances = law.variances();
      double[] draws = new double[DRAWS * dimension];
      law.sample(random, draws, 0, DRAWS);
      for (int j = 0; j < dimension; j++) {
        double[] moments = moments(draws, j, dimension);
        String column = law + ", column " + j;
        if (Double.isFinite(variances[j])) {
          double error = Math.sqrt(variances[j] / DRAWS);
          assertEquals(expectation[j], moments[0], STANDARD_ERRORS * error, column);
          double spread = Math.sqrt((moments[2] - moments[1] * moments[1]) / DRAWS);
          assertEquals(variances[j], moments[1], 2 * STANDARD_ERRORS * spread, column);
        }
      }
    }
  }

  /** Mean, and second and fourth central moment, of a column. */
  private static double[] moments(double[] draws, int column, int dimension) {
    double mean = 0;
    for (int r = 0; r < DRAWS; r++) {
      mean += draws[r * dimension + column] / DRAWS;
    }
    double second = 0;
    double fourth = 0;
    for (int r = 0; r < DRAWS; r++) {
      double square = Math.pow(draws[r * dimension + column] - mean, 2);
      second += square / DRAWS;
      fourth += square * square / DRAWS;
    }
    return new double[] {mean, second, fourth};
  }

  /** The means of the sums of drawn completions, then how far they may lie off. */
  private static double[] completions(
      Distribution law, ComponentEstimator estimator, double[] partial, Random random) {
    Distribution conditional = law.conditional(partial);
    int[] unknown = Columns.unknown(law, partial);
    double[] drawn = new double[COMPLETIONS * unknown.length];
    conditional.sample(random, drawn, 0, COMPLETIONS);
    int size = estimator.stateSize(law);
    double[] sum = new double[size];
    double[] squares = new double[size];
    double[] row = partial.clone();
    for (int r = 0; r < COMPLETIONS; r++) {
      for (int i = 0; i < unknown.length; i++) {
        row[unknown[i]] = drawn[r * unknown.length + i];
      }
      double[] own = new double[size];
      estimator.accumulate(law, Block.ofRow(row), new double[] {1}, 0, own, 0);
      for (int i = 0; i < size; i++) {
        sum[i] += own[i];
        squares[i] += own[i] * own[i];
      }
    }
    double[] means = new double[2 * size];
    for (int i = 0; i < size; i++) {
      means[i] = sum[i] / COMPLETIONS;
      double variance = Math.max(0, squares[i] / COMPLETIONS - means[i] * means[i]);
      means[size + i] =
          STANDARD_ERRORS * Math.sqrt(variance / COMPLETIONS) + 1e-9 * (1 + Math.abs(means[i]));
    }
    return means;
  }

  /** The row with some of its columns unknown, at least one and not all. */
  private static double[] partial(double[] row, Random random) {
    double[] partial = row.clone();
    int lost = random.nextInt(row.length);
    int kept = (lost + 1 + random.nextInt(row.length - 1)) % row.length;
    for (int j = 0; j < row.length; j++) {
      if (j == lost || (j != kept && random.nextBoolean())) {
        partial[j] = Double.NaN;
      }
    }
    return partial;
  }

  private static double[] at(double[] row, int[] columns) {
    return Arrays.stream(columns).mapToDouble(j -> row[j]).toArray();
  }

  private static double[] row(double[] values, int r, int dimension) {
    double[] row = new double[dimension];
    System.arraycopy(values, r * dimension, row, 0, dimension);
    return row;
  }

  private interface Region {
    boolean holds(double[] row);
  }

  /** The rows whose product with a direction is at most a level. */
  private static final class HalfSpace implements Region {
    private final double[] direction;
    private final double level;

    private HalfSpace(double[] direction, double level) {
      this.direction = direction;
      this.level = level;
    }

    /** Through one of the first draws, in a direction scaled by the distance of two others. */
    static HalfSpace through(double[] draws, int dimension, RandomGenerator random) {
      double[] direction = new double[dimension];
      int at = random.nextInt(1000);
      double level = 0;
      for (int j = 0; j < dimension; j++) {
        double spread = Math.abs(draws[j] - draws[(at + 1) * dimension + j]);
        direction[j] = random.nextGaussian() / (spread > 0 ? spread : 1);
        level += direction[j] * draws[at * dimension + j];
      }
      return new HalfSpace(direction, level);
    }

    @Override
    public boolean holds(double[] row) {
      double product = 0;
      for (int j = 0; j < row.length; j++) {
        product += direction[j] * row[j];
      }
      return product <= level;
    }
  }

  /** Rows of a law known here, with the law under test divided by it. */
  private static final class Weighed {
    private final int dimension;
    private final double[] rows;
    private final double[] ratios;

    private Weighed(int dimension, double[] rows, double[] ratios) {
      this.dimension = dimension;
      this.rows = rows;
      this.ratios = ratios;
    }

    /** Student's t with 3 degrees of freedom in every column, about the middle of some draws. */
    static Weighed of(Distribution law, RandomGenerator random) {
      int dimension = law.dimension();
      double[] pilot = new double[2001 * dimension];
      law.sample(random, pilot, 0, 2001);
      double[] rows = new double[DRAWS * dimension];
      double[] logs = new double[DRAWS];
      for (int j = 0; j < dimension; j++) {
        double[] column = new double[2001];
        for (int r = 0; r < column.length; r++) {
          column[r] = pilot[r * dimension + j];
        }
        Arrays.sort(column);
        double middle = column[1000];
        double scale = Math.max((column[1500] - column[500]) / 1.4, Double.MIN_NORMAL);
        for (int r = 0; r < DRAWS; r++) {
          double t = studentOfThree(random);
          rows[r * dimension + j] = middle + scale * t;
          // The density of t with 3 degrees of freedom: 2/(π√3) (1 + t²/3)^-2.
          logs[r] +=
              Math.log(2 / (Math.PI * Math.sqrt(3))) - 2 * Math.log1p(t * t / 3) - Math.log(scale);
        }
      }
      double[] ratios = new double[DRAWS];
      for (int r = 0; r < DRAWS; r++) {
        ratios[r] = Math.exp(law.logDensity(row(rows, r, dimension)) - logs[r]);
      }
      return new Weighed(dimension, rows, ratios);
    }

    private static double studentOfThree(RandomGenerator random) {
      double chiSquare = 0;
      for (int i = 0; i < 3; i++) {
        double z = random.nextGaussian();
        chiSquare += z * z;
      }
      return random.nextGaussian() / Math.sqrt(chiSquare / 3);
    }

    /** The law's probability of a region, and its standard error. */
    double[] share(Region region) {
      double sum = 0;
      double squares = 0;
      for (int r = 0; r < DRAWS; r++) {
        double ratio = region.holds(row(rows, r, dimension)) ? ratios[r] : 0;
        sum += ratio;
        squares += ratio * ratio;
      }
      double mean = sum / DRAWS;
      return new double[] {mean, Math.sqrt((squares / DRAWS - mean * mean) / DRAWS)};
    }
  }
}
