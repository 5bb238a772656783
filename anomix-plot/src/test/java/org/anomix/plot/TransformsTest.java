package org.anomix.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.anomix.DataException;
import org.anomix.Rows;
import org.anomix.UnivariateDistribution;
import org.anomix.em.GoodnessOfFit;
import org.anomix.em.Truncation;
import org.anomix.mixture.Mixture;
import org.anomix.mixture.UnivariateMixture;
import org.junit.jupiter.api.Test;

/** What a picture of probability integral transforms holds. */
final class TransformsTest {
  private final UnivariateMixture one = mixture(ToyLaw.logistic(10, 2));
  private final UnivariateMixture counts = mixture(ToyLaw.geometric(4));
  private final UnivariateMixture inflated = mixture(ToyLaw.point(0), ToyLaw.logistic(50, 5));

  private static UnivariateMixture mixture(UnivariateDistribution... laws) {
    double[] weights = new double[laws.length];
    Arrays.fill(weights, 1.0 / laws.length);
    return Mixture.univariate(weights, List.of(laws));
  }

  private static Panel panel(UnivariateMixture model, Rows data) {
    return panel(model, data, Truncation.NONE, 1);
  }

  private static Panel panel(UnivariateMixture model, Rows data, Truncation window, long seed) {
    return TransformDrafter.transforms(new SeenLaw(model, window), data, "x", seed);
  }

  private static double[] values(Rows rows) {
    double[] values = new double[rows.size()];
    Arrays.setAll(values, r -> rows.value(r, 0));
    return values;
  }

  /** The heights of all bars, within the band or outside. */
  private static double[] heights(Panel panel) {
    double[] heights = new double[panel.layers().get(0).x().length / 4];
    for (Layer layer : panel.layers()) {
      for (int bin = 0; layer.kind() == Layer.Kind.AREA && bin < heights.length; bin++) {
        heights[bin] += layer.y()[4 * bin + 1];
      }
    }
    return heights;
  }

  private static int outside(Panel panel) {
    return panel.layers().stream()
        .filter(layer -> layer.color().equals(Palette.ANOMALOUS_BARS))
        .mapToInt(layer -> (int) Arrays.stream(layer.y()).filter(y -> y > 0).count() / 2)
        .sum();
  }

  private static Layer band(Panel panel) {
    return panel.layers().stream()
        .filter(layer -> layer.kind() == Layer.Kind.BAND)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void barsAreTheHistogramOfTheTransformsThatTheTestsUse() {
    Truncation window = new Truncation(6, 20);
    double[] values =
        Arrays.stream(values(one.sample(new SplittableRandom(30), 300).rows()))
            .filter(x -> x > 6 && x <= 20)
            .toArray();
    for (Truncation seen : List.of(Truncation.NONE, window)) {
      double[] expected = new double[20];
      for (double u : GoodnessOfFit.transforms(one, values, seen, 0)) {
        expected[(int) (20 * u)] += 20.0 / values.length;
      }
      assertArrayEquals(expected, heights(panel(one, Rows.of(values), seen, 1)), 1e-12);
    }
  }

  @Test
  void lineLiesAtOneAndBandAroundIt() {
    Panel panel = panel(one, one.sample(new SplittableRandom(31), 1000).rows());
    Layer line = panel.layers().get(panel.layers().size() - 1);
    assertArrayEquals(new double[] {0, 1}, line.x());
    assertArrayEquals(new double[] {1, 1}, line.y());
    // Binomial, 1000 rows, probability 1/20: from 37 to 64.
    assertArrayEquals(new double[] {0, 1, 1, 0}, band(panel).x());
    assertArrayEquals(new double[] {0.74, 0.74, 1.28, 1.28}, band(panel).y(), 1e-12);
    assertEquals(1, Arrays.stream(heights(panel)).sum() / 20, 1e-12);
  }

  @Test
  void barsOfATrueModelLeaveTheBandAsOftenAsTheBinomialLawSays() {
    // 500 samples of 20 bars, chance 3.28 % each: 328 outside, sd at most 17.8 (the bars of a
    // sample
    // repel each other); beyond 4.6 sd with a chance below 1e-5.
    long seed = 32;
    for (UnivariateMixture model : List.of(one, counts, inflated)) {
      SplittableRandom random = new SplittableRandom(seed);
      int left = 0;
      for (int sample = 0; sample < 500; sample++) {
        Rows rows = model.sample(random, 200).rows();
        left += outside(panel(model, rows, Truncation.NONE, random.nextLong()));
      }
      assertTrue(left >= 246 && left <= 410, "seed " + seed + ": " + left); // seen: 323, 331, 355
    }
  }

  @Test
  void aModelTooNarrowHasHighEnds() {
    Rows wide = mixture(ToyLaw.logistic(10, 4)).sample(new SplittableRandom(33), 1000).rows();
    Panel panel = panel(one, wide);
    double[] heights = heights(panel);
    assertTrue(heights[0] > 2 && heights[19] > 2, Arrays.toString(heights));
    assertTrue(outside(panel) > 5, panel.subtitle());
    assertTrue(panel.subtitle().contains(outside(panel) + " of 20 bars outside"), panel.subtitle());
  }

  @Test
  void countsOfATrueModelAreLevelAndThoseOfAWrongOneAreNot() {
    Rows rows = counts.sample(new SplittableRandom(34), 5000).rows();
    assertTrue(outside(panel(counts, rows)) < 10, panel(counts, rows).subtitle());
    Panel wrong = panel(mixture(ToyLaw.geometric(6)), rows);
    assertTrue(outside(wrong) > 20, wrong.subtitle());
  }

  @Test
  void wholeWeightsAndRepeatedRowsGiveTheSameBars() {
    Rows weighted = Rows.of(0, 1, 2, 7, 3).withWeights(new double[] {40, 10, 5, 1, 0});
    double[] repeated = new double[56];
    Arrays.fill(repeated, 40, 50, 1);
    Arrays.fill(repeated, 50, 55, 2);
    repeated[55] = 7;
    assertArrayEquals(
        heights(panel(counts, Rows.of(repeated))), heights(panel(counts, weighted)), 0);
  }

  @Test
  void seedChoosesThePointsWithinJumpsAndNothingElse() {
    Rows rows = counts.sample(new SplittableRandom(35), 100).rows();
    double[] first = heights(panel(counts, rows, Truncation.NONE, 1));
    assertArrayEquals(first, heights(panel(counts, rows, Truncation.NONE, 1)));
    assertFalse(Arrays.equals(first, heights(panel(counts, rows, Truncation.NONE, 2))));
    Rows smooth = one.sample(new SplittableRandom(35), 100).rows();
    assertArrayEquals(
        heights(panel(one, smooth, Truncation.NONE, 1)),
        heights(panel(one, smooth, Truncation.NONE, 2)));
  }

  @Test
  void aGreatWeightIsSpreadEvenlyOverItsJump() {
    Rows rows = Rows.of(0, 60).withWeights(new double[] {5e8, 5e8});
    double[] heights = heights(panel(inflated, rows));
    // The jump at 0 begins at the other component's cdf there, 2e-5.
    for (int bin = 1; bin < 25; bin++) {
      assertEquals(1, heights[bin], 1e-9);
    }
    assertEquals(1 - 50 * inflated.cdf(-1e-9), heights[0], 1e-6);
  }

  @Test
  void fewRowsHaveFewBars() {
    assertEquals(5, heights(panel(one, Rows.of(9, 11))).length);
    assertEquals(10, heights(panel(one, one.sample(new SplittableRandom(36), 50).rows())).length);
    assertEquals(20, heights(panel(one, one.sample(new SplittableRandom(36), 200).rows())).length);
    assertEquals(50, heights(panel(one, one.sample(new SplittableRandom(36), 1250).rows())).length);
  }

  @Test
  void extremeLawsAndRowsAreDrawn() {
    MixturePlot.transforms(mixture(ToyLaw.point(3)), Rows.of(3, 3), "x", 0).png();
    MixturePlot.transforms(mixture(ToyLaw.point(3)), Rows.of(2, 4), "", 0).png();
    MixturePlot.transforms(one, Rows.of(-1e308, 1e308), "x", 0).png();
    MixturePlot.transforms(one, Rows.of(1).withWeights(new double[] {1e-9}), "x", 0).png();
    MixturePlot.transforms(counts, Rows.of(1).withWeights(new double[] {2.5}), "x", 0).png();
  }

  @Test
  void rowsThatHaveNoTransformAreRefused() {
    assertThrows(DataException.class, () -> MixturePlot.transforms(one, Rows.of(), "x", 0));
    DataException nan =
        assertThrows(
            DataException.class, () -> MixturePlot.transforms(one, Rows.of(1, Double.NaN), "x", 0));
    assertTrue(nan.getMessage().contains("row 1: NaN"), nan.getMessage());
    DataException plane =
        assertThrows(
            DataException.class,
            () -> MixturePlot.transforms(one, Rows.of(new double[][] {{1, 2}}), "x", 0));
    assertTrue(plane.getMessage().contains("1 column but the data have 2"), plane.getMessage());
    assertThrows(
        DataException.class,
        () -> MixturePlot.transforms(one, Rows.of(10, 21), new Truncation(5, 20), "x", 0));
  }

  @Test
  void intervalsAreSpreadOverTheRiseOfTheLaw() {
    double[] x = values(one.sample(new SplittableRandom(30), 4000).rows());
    double[] lower = Arrays.stream(x).map(v -> Math.min(v, 11)).toArray();
    double[] upper = Arrays.stream(x).map(v -> v > 11 ? Double.POSITIVE_INFINITY : v).toArray();
    Panel panel = panel(one, Rows.between(lower, upper), Truncation.NONE, 1);
    // 20 or 50 bars, each outside once in twenty; at 11, where all mass would be, none stands out.
    assertTrue(outside(panel) <= 6, () -> outside(panel) + " outside");
    double[] half =
        heights(
            panel(one, Rows.between(new double[] {10}, new double[] {1e9}), Truncation.NONE, 1));
    assertEquals(0, half[0]);
  }
}
