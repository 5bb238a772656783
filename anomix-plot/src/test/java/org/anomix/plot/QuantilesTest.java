package org.anomix.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.anomix.DataException;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.UnivariateDistribution;
import org.anomix.em.Truncation;
import org.anomix.mixture.Mixture;
import org.anomix.mixture.UnivariateMixture;
import org.junit.jupiter.api.Test;

/** What a picture of quantiles holds. */
final class QuantilesTest {
  private final UnivariateMixture one = mixture(ToyLaw.logistic(10, 2));
  private final UnivariateMixture two = mixture(ToyLaw.logistic(43, 1), ToyLaw.logistic(67, 2));
  private final UnivariateMixture inflated = mixture(ToyLaw.point(0), ToyLaw.logistic(50, 5));

  private static UnivariateMixture mixture(UnivariateDistribution... laws) {
    double[] weights = new double[laws.length];
    Arrays.fill(weights, 1.0 / laws.length);
    return Mixture.univariate(weights, List.of(laws));
  }

  private static Panel panel(UnivariateMixture model, Rows data) {
    return panel(model, data, Truncation.NONE);
  }

  private static Panel panel(UnivariateMixture model, Rows data, Truncation window) {
    return QuantileDrafter.quantiles(new SeenLaw(model, window), data, "x");
  }

  private static double[] values(Rows rows) {
    double[] values = new double[rows.size()];
    Arrays.setAll(values, r -> rows.value(r, 0));
    return values;
  }

  private static List<Layer> layers(Panel panel, Layer.Kind kind) {
    return panel.layers().stream().filter(layer -> layer.kind() == kind).toList();
  }

  /** Points in the colour of those that lie outside the band. */
  private static Layer outside(Panel panel) {
    return layers(panel, Layer.Kind.POINTS).stream()
        .filter(layer -> layer.color().equals(Palette.ANOMALOUS))
        .findFirst()
        .orElse(Layer.of(Layer.Kind.POINTS, new double[0], new double[0], Palette.ANOMALOUS, 1));
  }

  private static double[] concatenated(Panel panel, boolean x) {
    return layers(panel, Layer.Kind.POINTS).stream()
        .flatMapToDouble(layer -> Arrays.stream(x ? layer.x() : layer.y()))
        .sorted()
        .toArray();
  }

  @Test
  void valuesStandOverTheModelsQuantilesAtHazensPositions() {
    Panel panel = panel(two, Rows.of(70, 41, 66, 44, 43));
    assertArrayEquals(new double[] {41, 43, 44, 66, 70}, concatenated(panel, false));
    double[] expected = {
      two.quantile(0.1), two.quantile(0.3), two.quantile(0.5), two.quantile(0.7), two.quantile(0.9)
    };
    assertArrayEquals(expected, concatenated(panel, true), 1e-9);
  }

  @Test
  void bothAxesShowTheSameViewWithTheLineFromCornerToCorner() {
    Panel panel = panel(two, Rows.of(41, 43, 44, 66, 70));
    assertEquals(panel.view(), panel.heights());
    Layer line = layers(panel, Layer.Kind.LINE).get(0);
    assertArrayEquals(new double[] {panel.view().from(), panel.view().to()}, line.x());
    assertArrayEquals(line.x(), line.y());
  }

  @Test
  void wholeWeightsAndRepeatedRowsGiveTheSamePoints() {
    Rows weighted = Rows.of(41, 42.5, 43, 66, 67.5).withWeights(new double[] {1, 2, 3, 0, 2});
    Panel plain = panel(two, Rows.of(42.5, 41, 42.5, 43, 67.5, 43, 43, 67.5));
    Panel panel = panel(two, weighted);
    for (int i = 0; i < plain.layers().size(); i++) {
      assertArrayEquals(plain.layers().get(i).x(), panel.layers().get(i).x());
      assertArrayEquals(plain.layers().get(i).y(), panel.layers().get(i).y());
    }
  }

  @Test
  void equalRowsShareThePointAtTheMiddleOfTheirRanks() {
    Panel panel = panel(one, Rows.of(8, 10, 10, 10, 12));
    assertArrayEquals(new double[] {8, 10, 12}, concatenated(panel, false));
    assertEquals(10, concatenated(panel, true)[1], 1e-9);
  }

  @Test
  void aPointOfTheBandLeavesItInOneSampleOfTwenty() {
    // 1000 samples, chance 5.0 % each: outside 50 ± 32 (4.6 sd) with a chance below 1e-5.
    long seed = 20;
    SplittableRandom random = new SplittableRandom(seed);
    double atRank = one.quantile(19.5 / 40);
    int left = 0;
    for (int sample = 0; sample < 1000; sample++) {
      Layer outside = outside(panel(one, one.sample(random, 40).rows()));
      left += Arrays.stream(outside.x()).anyMatch(x -> Math.abs(x - atRank) < 1e-9) ? 1 : 0;
    }
    assertTrue(left >= 18 && left <= 82, "seed " + seed + ": " + left + " of 1000"); // seen: 57
  }

  @Test
  void pointsOfATrueModelWithAtomsLeaveTheBandLessOften() {
    // The band at an atom holds those of all its ranks. Each point leaves it with a chance of at
    // most 5 %; that 300 samples show twice that share has a chance below 1e-6.
    for (UnivariateMixture model : List.of(mixture(ToyLaw.geometric(4)), inflated)) {
      SplittableRandom random = new SplittableRandom(21);
      double left = 0;
      double points = 0;
      for (int sample = 0; sample < 300; sample++) {
        Panel panel = panel(model, model.sample(random, 60).rows());
        left += outside(panel).x().length;
        points += concatenated(panel, true).length;
      }
      assertTrue(left < 0.1 * points, left + " of " + points); // seen: 30 of 4260, 325 of 9186
    }
  }

  @Test
  void aWrongModelLeavesTheBand() {
    Rows wide = mixture(ToyLaw.logistic(10, 4)).sample(new SplittableRandom(22), 400).rows();
    Panel panel = panel(one, wide);
    assertTrue(outside(panel).x().length > 200, panel.layers().toString());
    assertEquals("data within the band", layers(panel, Layer.Kind.POINTS).get(0).label());
  }

  @Test
  void bandHoldsTheLineAndEndsAtTheOutermostPoints() {
    Panel panel = panel(two, two.sample(new SplittableRandom(23), 300).rows());
    Layer band = layers(panel, Layer.Kind.BAND).get(0);
    int corners = band.x().length / 2;
    for (int i = 0; i < corners; i++) {
      int back = 2 * corners - 1 - i;
      assertEquals(band.x()[i], band.x()[back], 0);
      assertTrue(band.y()[i] <= band.x()[i] && band.x()[i] <= band.y()[back], "corner " + i);
    }
    double[] x = concatenated(panel, true);
    assertEquals(x[0], band.x()[0], 1e-9);
    assertEquals(x[x.length - 1], band.x()[corners - 1], 1e-6);
  }

  @Test
  void countsOfATrueModelLieOnTheLine() {
    UnivariateMixture counts = mixture(ToyLaw.geometric(3));
    double[] values = new double[60];
    Arrays.setAll(values, i -> i);
    double[] weights = new double[values.length];
    Arrays.setAll(weights, i -> 1000 * Math.exp(counts.logDensity(values[i])));
    Panel panel = panel(counts, Rows.of(values).withWeights(weights));
    Layer points = layers(panel, Layer.Kind.POINTS).get(0);
    assertTrue(points.x().length >= 10, "" + points.x().length);
    assertArrayEquals(points.y(), points.x());
  }

  @Test
  void zerosOfAnInflatedLawAreOnePointAtZero() {
    Panel panel = panel(inflated, Rows.of(0, 0, 0, 44, 50, 56));
    assertArrayEquals(new double[] {0, 44, 50, 56}, concatenated(panel, false));
    assertEquals(0, concatenated(panel, true)[0], 0);
    assertEquals(inflated.quantile(4.5 / 6), concatenated(panel, true)[2], 1e-9);
    assertTrue(outside(panel).x().length == 0, panel.subtitle());
  }

  @Test
  void farValuesAreCountedAndDoNotWidenTheView() {
    double[] values = values(one.sample(new SplittableRandom(24), 200).rows());
    View usual = panel(one, Rows.of(values)).view();
    values[3] = 1e9;
    values[5] = -1e300;
    Panel panel = panel(one, Rows.of(values));
    assertTrue(panel.view().width() < 1.5 * usual.width(), panel.view().toString());
    assertTrue(panel.subtitle().endsWith("; 2 rows beyond what is shown"), panel.subtitle());
  }

  @Test
  void tailsOfAHeavyModelAreNotFollowed() {
    UnivariateMixture heavy =
        Mixture.univariate(
            new double[] {0.95, 0.05}, List.of(ToyLaw.logistic(10, 2), ToyLaw.logistic(10, 1e6)));
    Panel panel = panel(heavy, one.sample(new SplittableRandom(25), 200).rows());
    assertTrue(panel.view().width() < 100, panel.view().toString());
    assertTrue(panel.subtitle().contains("rows beyond what is shown"), panel.subtitle());
  }

  @Test
  void aMillionRowsAreThinnedButKeepTheirEnds() {
    Rows rows = one.sample(new SplittableRandom(26), 1_000_000).rows();
    Panel panel = panel(one, rows);
    double[] y = concatenated(panel, false);
    double[] sorted = values(rows);
    Arrays.sort(sorted);
    assertTrue(y.length < 4000, y.length + " points");
    assertEquals(sorted[0], y[0], 0);
    assertEquals(sorted[sorted.length - 1], y[y.length - 1], 0);
    for (int i = 1; i < y.length; i++) {
      boolean near = y[i] - y[i - 1] < 0.004 * panel.view().width();
      boolean neighbours =
          Arrays.binarySearch(sorted, y[i]) - Arrays.binarySearch(sorted, y[i - 1]) == 1;
      assertTrue(near || neighbours, "a gap before " + y[i]);
    }
  }

  @Test
  void quantilesWithinAWindowAreThoseOfWhatCouldBeSeen() {
    Truncation window = new Truncation(9, 15);
    double inside = one.cdf(15) - one.cdf(9);
    Panel panel = panel(one, Rows.of(10, 11, 12, 14), window);
    for (int i = 0; i < 4; i++) {
      double expected = one.quantile(one.cdf(9) + (i + 0.5) / 4 * inside);
      assertEquals(expected, concatenated(panel, true)[i], 1e-9);
    }
    SeenLaw law = new SeenLaw(one, window);
    assertEquals(0.3, law.cdf(law.quantile(0.3)), 1e-12);
    assertThrows(
        DataException.class, () -> MixturePlot.quantiles(one, Rows.of(10, 9), window, "x"));
    assertThrows(
        ParameterException.class,
        () ->
            MixturePlot.quantiles(mixture(ToyLaw.point(3)), Rows.of(6), new Truncation(5, 7), "x"));
  }

  @Test
  void extremeLawsAndRowsAreDrawn() {
    MixturePlot.quantiles(mixture(ToyLaw.point(3)), Rows.of(3, 3), "x").png();
    MixturePlot.quantiles(mixture(ToyLaw.point(0)), Rows.of(0), "").png();
    MixturePlot.quantiles(two, Rows.of(1e300), "x").png();
    MixturePlot.quantiles(two, Rows.of(-1e308, 1e308), "x").png();
    MixturePlot.quantiles(two, Rows.of(1, 2).withWeights(new double[] {1e-30, 1e30}), "x").png();
    MixturePlot.quantiles(mixture(ToyLaw.logistic(0, 1e307)), Rows.of(-1.7e308, 1.7e308), "x")
        .png();
    MixturePlot.quantiles(mixture(ToyLaw.logistic(1e9, 1e-6)), Rows.of(1e9, 1e9 + 1), "x").png();
  }

  @Test
  void rowsThatHaveNoQuantileAreRefused() {
    assertThrows(DataException.class, () -> MixturePlot.quantiles(two, Rows.of(), "x"));
    DataException nan =
        assertThrows(
            DataException.class, () -> MixturePlot.quantiles(two, Rows.of(1, Double.NaN), "x"));
    assertTrue(nan.getMessage().contains("row 1: NaN"), nan.getMessage());
    DataException plane =
        assertThrows(
            DataException.class,
            () -> MixturePlot.quantiles(two, Rows.of(new double[][] {{1, 2}}), "x"));
    assertTrue(plane.getMessage().contains("1 column but the data have 2"), plane.getMessage());
    Rows intervals = Rows.between(new double[] {1, 2}, new double[] {2, 2});
    assertThrows(DataException.class, () -> MixturePlot.quantiles(two, intervals, "x"));
  }
}
