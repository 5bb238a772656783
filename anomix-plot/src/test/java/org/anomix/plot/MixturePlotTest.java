package org.anomix.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.anomix.AnomixException;
import org.anomix.DataException;
import org.anomix.Rows;
import org.anomix.UnivariateDistribution;
import org.anomix.em.Truncation;
import org.anomix.mixture.Mixture;
import org.anomix.mixture.UnivariateMixture;
import org.junit.jupiter.api.Test;

final class MixturePlotTest {
  private final UnivariateMixture two =
      mixture(0.5, ToyLaw.logistic(43.07, 1), ToyLaw.logistic(66.96, 2));
  private final Rows data = two.sample(new SplittableRandom(2), 500).rows();

  private static UnivariateMixture mixture(
      double first, UnivariateDistribution a, UnivariateDistribution b) {
    return Mixture.univariate(new double[] {first, 1 - first}, List.of(a, b));
  }

  private static Panel density(UnivariateMixture model, Rows data, String columnName) {
    return PanelDrafter.density(new SeenLaw(model, Truncation.NONE), data, columnName);
  }

  private static List<Layer> layers(Panel panel, Layer.Kind kind) {
    return panel.layers().stream().filter(layer -> layer.kind() == kind).toList();
  }

  private static double highest(Layer layer) {
    return Arrays.stream(layer.y()).filter(y -> !Double.isNaN(y)).max().orElse(0);
  }

  /** By the corners of the bars: four to each. */
  private static double area(Layer bars) {
    double area = 0;
    for (int i = 0; i < bars.x().length; i += 4) {
      area += bars.y()[i + 1] * (bars.x()[i + 2] - bars.x()[i + 1]);
    }
    return area;
  }

  @Test
  void barsIntegrateToOneWhereNoRowIsOutside() {
    Panel panel = density(two, data, "x");
    assertFalse(panel.subtitle().contains("what is shown"), panel.subtitle());
    assertEquals(1, area(layers(panel, Layer.Kind.AREA).get(0)), 1e-12); // seen: 2e-16
  }

  @Test
  void barsOfAWindowAreTheirShareOfAllValues() {
    double[] seen =
        Arrays.stream(data.block(0, data.size(), new double[data.size()]).values())
            .filter(x -> x > 50)
            .toArray();
    SeenLaw law = new SeenLaw(two, new Truncation(50, Double.POSITIVE_INFINITY));
    Panel panel = PanelDrafter.density(law, Rows.of(seen), "x");
    assertEquals(two.survival(50), area(layers(panel, Layer.Kind.AREA).get(0)), 1e-12);
  }

  @Test
  void curveIntegratesToOneOverTheView() {
    Layer curve = layers(density(two, data, "x"), Layer.Kind.LINE).get(0);
    double area = 0;
    for (int i = 1; i < curve.x().length; i++) {
      area += (curve.x()[i] - curve.x()[i - 1]) * (curve.y()[i] + curve.y()[i - 1]) / 2;
    }
    assertEquals(1, area, 0.005); // the tails outside
  }

  @Test
  void wholeWeightsAndRepeatedRowsGiveTheSameBars() {
    double[] values = {41, 42.5, 43, 44, 66, 67.5, 70};
    double[] weights = {1, 2, 3, 1, 2, 0, 4};
    double[] repeated = {41, 42.5, 42.5, 43, 43, 43, 44, 66, 66, 70, 70, 70, 70};
    Layer weighted = density(two, Rows.of(values).withWeights(weights), "x").layers().get(0);
    Layer plain = density(two, Rows.of(repeated), "x").layers().get(0);
    assertEquals(Arrays.toString(plain.x()), Arrays.toString(weighted.x()));
    assertEquals(Arrays.toString(plain.y()), Arrays.toString(weighted.y()));
  }

  @Test
  void aFarOutlierIsCountedAndDoesNotWidenTheView() {
    double[] all = new double[data.size() + 1];
    for (int r = 0; r < data.size(); r++) {
      all[r] = data.value(r, 0);
    }
    all[data.size()] = 1e9;
    Panel panel = density(two, Rows.of(all), "x");
    assertEquals(density(two, data, "x").view(), panel.view());
    assertTrue(panel.subtitle().endsWith("; 1 row right of what is shown"), panel.subtitle());
  }

  @Test
  void aNoiseComponentDoesNotFlattenThePicture() {
    UnivariateMixture noisy = mixture(0.92, ToyLaw.logistic(0, 1), ToyLaw.logistic(0, 1e6));
    View view = density(noisy, noisy.sample(new SplittableRandom(3), 300).rows(), "x").view();
    assertTrue(view.width() < 100, view.toString());
  }

  @Test
  void labelsAreRoundedForTheEye() {
    List<String> labels = density(two, data, "x").layers().stream().map(Layer::label).toList();
    assertEquals(
        List.of(
            "data",
            "model",
            "logistic(location=43.1, scale=1), weight 0.50",
            "logistic(location=67, scale=2), weight 0.50"),
        labels);
  }

  @Test
  void aPointMassIsAStemOnItsOwnAxisAndDoesNotRaiseTheDensityAxis() {
    UnivariateMixture inflated = mixture(0.3, ToyLaw.point(0), ToyLaw.logistic(50, 5));
    Rows rows = inflated.sample(new SplittableRandom(4), 500).rows();
    Panel panel = density(inflated, rows, "x");
    double peak = 0.7 / (4 * 5); // the logistic density at its centre
    assertTrue(
        panel.heights().to() > peak && panel.heights().to() < 2 * peak, "" + panel.heights().to());
    Layer stem = layers(panel, Layer.Kind.STEMS).get(0);
    assertTrue(stem.onRightAxis());
    assertEquals(0.3, highest(stem), 1e-15);
    assertTrue(stem.label().contains("weight 0.30"), stem.label());
  }

  @Test
  void barsLeaveOutTheRowsAtAPointMass() {
    UnivariateMixture inflated = mixture(0.5, ToyLaw.point(0), ToyLaw.logistic(5, 1));
    Panel panel = density(inflated, Rows.of(0, 0, 0, 4, 4.5, 5, 5.5, 6), "x");
    assertEquals(5 / 8.0, area(layers(panel, Layer.Kind.AREA).get(0)), 1e-12);
    assertEquals(3 / 8.0, highest(layers(panel, Layer.Kind.PILLARS).get(0)), 0);
  }

  @Test
  void aNeedleWithoutMassDoesNotRaiseTheAxis() {
    UnivariateMixture collapsed = mixture(0.003, ToyLaw.logistic(1, 1e-6), ToyLaw.logistic(0, 1));
    Rows rows = collapsed.sample(new SplittableRandom(5), 1000).rows();
    Panel panel = density(collapsed, rows, "x");
    assertTrue(panel.heights().to() < 1, "" + panel.heights().to());
  }

  @Test
  void countsAreDrawnAsProbabilitiesBesideRelativeFrequencies() {
    UnivariateMixture counts = mixture(0.4, ToyLaw.geometric(1), ToyLaw.geometric(5));
    Panel panel = density(counts, Rows.of(0, 0, 1, 3), "x");
    Layer bars = layers(panel, Layer.Kind.AREA).get(0);
    assertEquals(0.5, highest(bars), 0);
    assertEquals(1, area(bars), 1e-12);
    Layer stems = layers(panel, Layer.Kind.STEMS).get(0);
    assertFalse(stems.onRightAxis());
    assertEquals(0, stems.x()[0], 0);
    assertEquals(Math.exp(counts.logDensity(0)), stems.y()[0], 0);
  }

  @Test
  void extremeLawsAndRowsAreDrawn() {
    UnivariateMixture single = Mixture.univariate(new double[] {1}, List.of(ToyLaw.point(3)));
    MixturePlot.density(single, Rows.of(3, 3), "x").png();
    MixturePlot.density(two, Rows.of(43), "x").png();
    MixturePlot.density(two, Rows.of(-1e308, 1e308), "x").png();
    UnivariateMixture huge =
        Mixture.univariate(new double[] {1}, List.of(ToyLaw.logistic(0, 1e307)));
    MixturePlot.density(huge, Rows.of(-1.7e308, 1.7e308), "x").png();
    UnivariateMixture empty = mixture(0, ToyLaw.point(1e6), ToyLaw.logistic(0, 1e-300));
    MixturePlot.density(empty, Rows.of(0), "").png();
    MixturePlot.detection(two, Rows.of(1e300), new boolean[] {true}, "x").png();
  }

  @Test
  void rowsBeyondTheViewAreMarkedAtItsEdge() {
    Panel panel =
        PanelDrafter.detection(
            two, Rows.of(43, 44, 1e6, -1e6), new boolean[] {false, false, true, true}, "x");
    Layer right = layers(panel, Layer.Kind.MORE_RIGHT).get(0);
    assertEquals(panel.view().to(), right.x()[0], 0);
    assertEquals(Palette.ANOMALOUS, right.color());
    assertEquals(1, layers(panel, Layer.Kind.MORE_LEFT).size());
    assertTrue(panel.subtitle().startsWith("2 of 4 rows anomalous"), panel.subtitle());
  }

  @Test
  void rowsThatCannotBeDrawnAreRefused() {
    assertThrows(DataException.class, () -> MixturePlot.density(two, Rows.of(), "x"));
    assertThrows(DataException.class, () -> MixturePlot.density(two, Rows.of(1, Double.NaN), "x"));
    AnomixException e =
        assertThrows(
            DataException.class,
            () -> MixturePlot.density(two, Rows.of(new double[][] {{1, 2}}), "x"));
    assertTrue(e.getMessage().contains("1 column but the data have 2"), e.getMessage());
    assertThrows(
        DataException.class, () -> MixturePlot.detection(two, Rows.of(1, 2), new boolean[1], "x"));
  }
}
