package org.anomix.univariate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.Diagnosis;
import org.anomix.Estimate;
import org.anomix.Floors;
import org.anomix.Options;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.discrete.Binomial;
import org.anomix.discrete.BinomialGivenTrials;
import org.anomix.discrete.BinomialGivenTrialsFamily;
import org.anomix.testkit.MultivariateConformance;
import org.junit.jupiter.api.Test;

final class BinomialGivenTrialsTest extends MultivariateConformance {
  BinomialGivenTrialsTest() {
    super(new BinomialGivenTrialsFamily());
  }

  @Override
  protected Rows exampleRows(RandomGenerator random, int dimension, int size) {
    double[] rows = new double[2 * size];
    for (int r = 0; r < size; r++) {
      rows[2 * r + 1] = 1 + random.nextInt(40);
    }
    new BinomialGivenTrials(random.nextDouble()).sample(random, rows, 0, size / 2);
    new BinomialGivenTrials(random.nextDouble()).sample(random, rows, size / 2, size);
    return Rows.rowMajor(rows, 2);
  }

  @Test
  void massIsThatOfTheBinomialLawWithTheRowsOwnTrials() {
    BinomialGivenTrials law = new BinomialGivenTrials(0.37);
    for (double trials : new double[] {0, 1, 12, 3000}) {
      for (double count = 0; count <= trials; count += 1 + Math.rint(trials / 7)) {
        assertEquals(new Binomial(trials, 0.37).logDensity(count), law.logDensity(count, trials));
      }
    }
  }

  @Test
  void countsBeyondTheTrialsAreImpossible() {
    BinomialGivenTrials law = new BinomialGivenTrials(0.5);
    assertEquals(Double.NEGATIVE_INFINITY, law.logDensity(4, 3));
    assertEquals(Double.NEGATIVE_INFINITY, law.logDensity(1, 2.5));
    assertEquals(Double.NEGATIVE_INFINITY, law.logDensity(-1, 3));
    int[] order = new int[3];
    law.atomOrder(Block.of(new double[] {2, 4, 0.5, 3, 3, 3}, 0, 3, 3, 2), order, 0);
    assertArrayEquals(new int[] {1, 0, 0}, order);
  }

  @Test
  void samplesKeepTheTrialsTheyAreGiven() {
    BinomialGivenTrials law = new BinomialGivenTrials(0.25);
    double[] rows = new double[2 * 20_000];
    for (int r = 0; r < rows.length / 2; r++) {
      rows[2 * r + 1] = r % 2 == 0 ? 8 : 1000;
    }
    law.sample(new Random(5), rows, 0, rows.length / 2);
    double[] sums = new double[2];
    for (int r = 0; r < rows.length / 2; r++) {
      assertEquals(r % 2 == 0 ? 8 : 1000, rows[2 * r + 1]);
      sums[r % 2] += rows[2 * r];
    }
    // 5 standard errors; the seed is fixed.
    assertEquals(2, sums[0] / 10_000, 5 * Math.sqrt(1.5 / 10_000));
    assertEquals(250, sums[1] / 10_000, 5 * Math.sqrt(187.5 / 10_000));
    assertTrue(law.isGiven(1));
    assertFalse(law.isGiven(0));
    assertThrows(
        ParameterException.class, () -> law.sample(new Random(5), new double[] {0, -1}, 0, 1));
  }

  @Test
  void estimateIsTheShareOfSuccessesAmongAllTrials() {
    Rows rows = Rows.of(new double[][] {{1, 5}, {2, 9}, {7, 7}});
    Estimate estimate = estimate(rows, 2, 1, 0);
    assertEquals(new BinomialGivenTrials(4.0 / 19), estimate.law());
    assertTrue(estimate.diagnoses().isEmpty());
    Estimate certain = estimate(rows, 0, 0, 3);
    assertEquals(new BinomialGivenTrials(1), certain.law());
    assertEquals(Diagnosis.Kind.BOUNDARY, certain.diagnoses().get(0).kind());
  }

  private static Estimate estimate(Rows rows, double... w) {
    ComponentEstimator estimator =
        new BinomialGivenTrialsFamily().estimator(Options.none(), List.of());
    double[] state = new double[3];
    BinomialGivenTrials start = new BinomialGivenTrials(0.5);
    estimator.accumulate(start, rows.block(0, 3, new double[6]), w, 0, state, 0);
    return estimator.estimate(start, state, Scaling.of(rows, false, Floors.DEFAULT));
  }
}
