package org.anomix.multivariate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.DataException;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Floors;
import org.anomix.Options;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.continuous.Gamma;
import org.anomix.continuous.LogNormal;
import org.anomix.continuous.Normal;
import org.anomix.continuous.NormalFamily;
import org.anomix.discrete.BinomialGivenTrials;
import org.anomix.discrete.Point;
import org.anomix.discrete.Poisson;
import org.anomix.mixture.Mixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProductTest {
  private static final Distribution POLE = new Gamma(0.5, 1);

  private static ComponentEstimator estimator(DistributionFamily family) {
    return family.estimator(Options.none(), List.of());
  }

  /** Seen: 3e-16 of the larger of 1 and the log density. */
  private static Scaling scaling(Rows rows) {
    return Scaling.of(rows, false, Floors.DEFAULT);
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void normalsAreTheGaussianOfADiagonalCovariance(@ForAll long seed) {
    Random random = new Random(seed);
    Normal one = new Normal(5 * random.nextGaussian(), Math.exp(random.nextGaussian()));
    Normal other = new Normal(5 * random.nextGaussian(), Math.exp(random.nextGaussian()));
    Product product = Product.of(List.of(one, other));
    Gaussian gaussian =
        Gaussian.of(
            new double[] {one.mean(), other.mean()},
            new double[][] {{one.variance(), 0}, {0, other.variance()}});
    double[] row = {5 * random.nextGaussian(), 5 * random.nextGaussian()};
    double expected = gaussian.logDensity(row);
    assertEquals(expected, product.logDensity(row), 1e-13 * Math.max(1, Math.abs(expected)));
  }

  @Property(tries = 50, shrinking = ShrinkingMode.OFF)
  void permutedPartsHavePermutedRows(@ForAll long seed) {
    Random random = new Random(seed);
    Distribution first = new LogNormal(random.nextGaussian(), 1);
    Distribution second = new Poisson(10 * random.nextDouble());
    Distribution third = new Normal(random.nextGaussian(), 1);
    double[] row = new double[3];
    Product one = Product.of(List.of(first, second, third));
    one.sample(random, row, 0, 1);
    Product other = Product.of(List.of(third, first, second));
    double expected = one.logDensity(row);
    assertEquals(
        expected,
        other.logDensity(row[2], row[0], row[1]),
        1e-14 * Math.max(1, Math.abs(expected)));
  }

  @Test
  void impossibleWinsOverAPoleAndNanOverBoth() {
    Product product = Product.of(List.of(POLE, new Poisson(3), new Normal(0, 1)));
    assertEquals(Double.POSITIVE_INFINITY, product.logDensity(0, 1, 0));
    assertEquals(Double.NEGATIVE_INFINITY, product.logDensity(0, 0.5, 0));
    assertEquals(Double.NEGATIVE_INFINITY, product.logDensity(-1, 1, 0));
    assertTrue(Double.isNaN(product.logDensity(0, 0.5, Double.NaN)));
    assertTrue(Double.isNaN(product.logDensity(Double.NaN, 0.5, 0)));
  }

  @Test
  void atomsOfPartsAddUpWhereTheRowIsPossible() {
    Mixture inflated =
        Mixture.of(new double[] {0.5, 0.5}, List.of(new Point(0), new LogNormal(0, 1)));
    Product product = Product.of(List.of(inflated, new Poisson(2), new LogNormal(0, 1)));
    int[] order = new int[4];
    Block rows =
        Rows.of(new double[][] {{0, 1, 1}, {2, 1, 1}, {2, 0.5, 1}, {0, 1, -1}})
            .block(0, 4, new double[12]);
    product.atomOrder(rows, order, 0);
    assertArrayEquals(new int[] {2, 1, 0, 0}, order);
    assertFalse(Product.of(List.of(new Normal(0, 1))).hasAtoms());
  }

  /**
   * Else an atom of the count would keep the second component from a row that it alone can make.
   */
  @Test
  void rowThatAProductCannotMakeIsLeftToOthers() {
    Distribution counts = Product.of(List.of(new LogNormal(0, 1), new Poisson(2)));
    Distribution bells = Product.of(List.of(new Normal(0, 1), new Normal(0, 1)));
    Mixture mixture = Mixture.of(new double[] {0.5, 0.5}, List.of(counts, bells));
    assertEquals(Math.log(0.5) + bells.logDensity(-1, 3), mixture.logDensity(-1, 3), 1e-14);
  }

  @Test
  void marginalAndConditionalKeepThePartsThatAreAskedFor() {
    Gaussian block = Gaussian.of(new double[] {1, 2}, new double[][] {{1, 0.5}, {0.5, 2}});
    Poisson counts = new Poisson(3);
    Product product = Product.of(List.of(block, counts));
    assertEquals(counts, product.marginal(2));
    assertEquals(Product.of(List.of(block.marginal(1), counts)), product.marginal(1, 2));
    assertEquals(block, product.conditional(Double.NaN, Double.NaN, 4));
    assertEquals(
        Product.of(List.of(block.conditional(0.5, Double.NaN), counts)),
        product.conditional(0.5, Double.NaN, Double.NaN));
    assertArrayEquals(new double[] {1, 2, 3}, product.expectation());
    assertArrayEquals(new double[] {1, 2, 3}, product.variances());
  }

  @Test
  void givenColumnsAreReadAndNotWritten() {
    Product product =
        Product.of(List.of(new Normal(0, 1), new BinomialGivenTrials(0.5), new Poisson(2)));
    assertTrue(product.isGiven(2));
    assertFalse(product.isGiven(1) || product.isGiven(3));
    double[] rows = {0, 0, 7, 0, 0, 0, 9, 0};
    product.sample(new Random(1), rows, 0, 2);
    assertEquals(7, rows[2]);
    assertEquals(9, rows[6]);
    assertTrue(rows[1] <= 7 && rows[5] <= 9);
    assertFalse(product.hasMarginals());
  }

  @ParameterizedTest
  @CsvSource({"'1,1', 3", "'2,1', 3", "'', 4", "'0,1', 1"})
  void columnsThatDoNotFitAreRefused(String columns, int dimension) {
    ComponentEstimator normal = estimator(new NormalFamily());
    ComponentEstimator gaussian = estimator(new GaussianFamily());
    Options options = columns.isEmpty() ? Options.none() : Options.none().with("columns", columns);
    boolean twoOpen = columns.isEmpty();
    List<ComponentEstimator> parts =
        twoOpen ? List.of(gaussian, gaussian) : List.of(gaussian, normal);
    Rows rows = Rows.columnMajor(new double[2 * dimension], dimension);
    if (columns.equals("2,1")) {
      assertEquals(3, new ProductFamily().estimator(options, parts).dimension().orElseThrow());
    } else {
      ComponentEstimator product = new ProductFamily().estimator(options, parts);
      assertThrows(DataException.class, () -> product.settle(rows, scaling(rows)));
    }
  }

  @ParameterizedTest
  @CsvSource({"'1'", "'1,2,3'", "'1,2'", "'a,b'", "'-1,1'"})
  void numbersOfColumnsMustBeOnePerPart(String columns) {
    ComponentEstimator normal = estimator(new NormalFamily());
    Options options = Options.none().with("columns", columns);
    assertThrows(
        ParameterException.class,
        () -> new ProductFamily().estimator(options, List.of(normal, normal)));
  }

  @Test
  void diagnosisNamesTheColumnAtFault() {
    ComponentEstimator normal = estimator(new NormalFamily());
    Rows rows =
        Rows.of(new double[][] {{1, 5}, {2, 5}, {3, 5}, {4, 6}, {9, 7}})
            .withColumnNames(List.of("size", "price"));
    ComponentEstimator product =
        new ProductFamily()
            .estimator(Options.none(), List.of(normal, normal))
            .settle(rows, scaling(rows));
    Scaling scaling = scaling(rows);
    double[] w = {1, 1, 1, 0, 0};
    Distribution anchor = product.anchor(rows, w, scaling);
    double[] state = new double[product.stateSize(anchor)];
    product.accumulate(anchor, rows.block(0, 5, new double[10]), w, 0, state, 0);
    assertTrue(
        product
            .estimate(anchor, state, scaling)
            .diagnoses()
            .get(0)
            .text()
            .startsWith("normal of column 'price': "));
  }
}
