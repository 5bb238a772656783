package org.anomix.em;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.anomix.ComponentEstimator;
import org.anomix.Floors;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.mixture.Mixture;
import org.anomix.toy.Bell;
import org.anomix.toy.BellEstimator;
import org.anomix.toy.Spot;
import org.junit.jupiter.api.Test;

final class EmPassTest {
  private final ComponentEstimator bell = BellEstimator.exact();
  private final List<ComponentEstimator> bells = List.of(bell, bell);
  private final Mixture model =
      Mixture.of(new double[] {0.4, 0.6}, List.of(new Bell(0, 1), new Bell(3, 2)));

  private EmPass over(Rows rows) {
    EmPass pass = new EmPass(model, bells);
    pass.add(rows, 0, rows.size());
    return pass;
  }

  private static double[] values(int count, long seed) {
    return new SplittableRandom(seed).doubles(count, -3, 8).toArray();
  }

  @Test
  void theLogLikelihoodIsTheSumOfTheLogsOfTheDensity() {
    double[] x = values(1300, 1);
    double expected = 0;
    for (double v : x) {
      double first = Math.exp(-v * v / 2) / Math.sqrt(2 * Math.PI);
      double second = Math.exp(-(v - 3) * (v - 3) / 8) / Math.sqrt(8 * Math.PI);
      expected += Math.log(0.4 * first + 0.6 * second);
    }
    assertEquals(expected, over(Rows.of(x)).logLikelihood(), 1e-11); // seen: 9e-13
  }

  @Test
  void theMassesAddUpToTheWeightsOfTheRows() {
    double[] w = values(1300, 2);
    double total = 0;
    for (int r = 0; r < w.length; r++) {
      w[r] = Math.abs(w[r]);
      total += w[r];
    }
    EmPass pass = over(Rows.of(values(1300, 1)).withWeights(w));
    assertEquals(total, pass.mass(0) + pass.mass(1), 1e-10); // seen: 5e-12
  }

  @Test
  void sumsSentAsAnArrayAddUpLikeAMerge() {
    Rows rows = Rows.of(values(2000, 3));
    EmPass merged = new EmPass(model, bells);
    EmPass sent = new EmPass(model, bells);
    for (int from = 0; from < 2000; from += 500) {
      EmPass part = new EmPass(model, bells);
      part.add(rows, from, from + 500);
      merged.merge(part);
      sent.addArray(part.toArray());
    }
    double[] expected = merged.toArray();
    double[] actual = sent.toArray();
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 1e-13 * Math.abs(expected[i])); // seen: 2e-16
    }
    assertThrows(IllegalArgumentException.class, () -> sent.addArray(new double[3]));
  }

  @Test
  void rowsForgottenByHalfCountHalf() {
    double[] x = values(2000, 3);
    double[] half = new double[2000];
    Arrays.fill(half, 0.5);
    EmPass scaled = over(Rows.of(x));
    scaled.scale(0.5);
    double[] expected = over(Rows.of(x).withWeights(half)).toArray();
    double[] actual = scaled.toArray();
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 1e-13 * Math.abs(expected[i])); // seen: 0
    }
  }

  @Test
  void aMergeOfPartsIsThePassOverTheWhole() {
    Rows rows = Rows.of(values(2000, 3));
    EmPass whole = over(rows);
    EmPass left = new EmPass(model, bells);
    left.add(rows, 0, 777);
    EmPass right = new EmPass(model, bells);
    right.add(rows, 777, 2000);
    left.merge(right);
    assertEquals(whole.logLikelihood(), left.logLikelihood(), 1e-10); // seen: 4e-12
    assertEquals(whole.magnitude(), left.magnitude(), 1e-10);
    assertEquals(whole.mass(0), left.mass(0), 1e-10);
    assertEquals(
        whole.sumOfLogLargestResponsibilities(), left.sumOfLogLargestResponsibilities(), 1e-11);
  }

  @Test
  void addingRowsInUnevenPiecesReusesBuffersWithoutLeftovers() {
    Rows rows = Rows.of(values(1000, 4));
    EmPass pieces = new EmPass(model, bells);
    pieces.add(rows, 0, 3);
    pieces.add(rows, 3, 3);
    pieces.add(rows, 3, 990);
    pieces.add(rows, 990, 1000);
    assertEquals(over(rows).logLikelihood(), pieces.logLikelihood(), 1e-11);
    assertEquals(over(rows).mass(1), pieces.mass(1), 1e-11);
  }

  @Test
  void passesAnchoredAtDifferentMixturesDoNotAdd() {
    Mixture other = Mixture.of(new double[] {0.5, 0.5}, model.components());
    EmPass pass = over(Rows.of(1, 2));
    EmPass stranger = new EmPass(other, bells);
    assertThrows(IllegalArgumentException.class, () -> pass.merge(stranger));
  }

  @Test
  void aRowWithoutWeightMayLieAnywhere() {
    EmPass with = over(Rows.of(1, 1e200, 2, Double.NaN).withWeights(new double[] {1, 0, 1, 0}));
    EmPass without = over(Rows.of(1, 2));
    assertEquals(-1, with.impossibleRow());
    assertEquals(without.logLikelihood(), with.logLikelihood());
    assertEquals(without.mass(0), with.mass(0));
    Scaling scaling = Scaling.of(Rows.of(1, 2, 4), false, Floors.DEFAULT);
    assertEquals(
        without.maximize(scaling, new double[2]).model(),
        with.maximize(scaling, new double[2]).model());
  }

  @Test
  void theFirstImpossibleRowIsNamedWhateverTheOrderOfMerging() {
    Mixture spots = Mixture.of(new double[] {0.5, 0.5}, List.of(new Spot(1), new Spot(2)));
    List<ComponentEstimator> held = List.of(new Spot(1).held(), new Spot(2).held());
    Rows rows = Rows.of(1, 2, 1, 3, 1, 4);
    EmPass late = new EmPass(spots, held);
    late.add(rows, 4, 6);
    EmPass early = new EmPass(spots, held);
    early.add(rows, 0, 4);
    late.merge(early);
    assertEquals(3, late.impossibleRow());
    assertEquals(4 * Math.log(0.5), late.logLikelihood(), 1e-15);
  }

  @Test
  void theSumOfLogLargestResponsibilitiesIsThatOfTheRows() {
    double[] x = values(700, 5);
    double[] shares = new double[2 * x.length];
    model.responsibilities(Rows.of(x), shares);
    double expected = 0;
    for (int r = 0; r < x.length; r++) {
      expected += Math.log(Math.max(shares[2 * r], shares[2 * r + 1]));
    }
    assertEquals(
        expected, over(Rows.of(x)).sumOfLogLargestResponsibilities(), 1e-12); // seen: 2e-14
  }
}
