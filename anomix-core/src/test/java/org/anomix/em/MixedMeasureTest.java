package org.anomix.em;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Rows;
import org.anomix.mixture.Mixture;
import org.anomix.toy.Bell;
import org.anomix.toy.BellEstimator;
import org.anomix.toy.Spot;
import org.junit.jupiter.api.Test;

/** At an atom a probability dominates any density. */
final class MixedMeasureTest {
  private static final Mixture ATOM_AND_BELL =
      Mixture.of(new double[] {0.25, 0.75}, List.of(new Spot(2), new Bell(2, 1e-9)));

  @Test
  void aRowAtAnAtomBelongsToTheAtomAloneHoweverHighTheDensityThere() {
    assertEquals(Math.log(0.25), ATOM_AND_BELL.logDensity(2.0));
    double[] shares = new double[4];
    ATOM_AND_BELL.responsibilities(Rows.of(2, 2.5), shares);
    assertArrayEquals(new double[] {1, 0, 0, 1}, shares);
    assertArrayEquals(new int[] {0, 1}, ATOM_AND_BELL.mostLikelyComponents(Rows.of(2, 2.0000001)));
  }

  @Test
  void besideTheAtomTheDensityStandsAlone() {
    double expected = Math.log(0.75) + new Bell(2, 1e-9).logDensity(2 + 1e-9);
    assertEquals(expected, ATOM_AND_BELL.logDensity(2 + 1e-9), 1e-14 * expected);
  }

  @Test
  void anAtomOfWeightZeroIsNoAtom() {
    Mixture law = Mixture.of(new double[] {0, 1}, List.of(new Spot(2), new Bell(2, 1)));
    assertFalse(law.hasAtoms());
    assertEquals(new Bell(2, 1).logDensity(2.0), law.logDensity(2.0));
    int[] order = {7};
    law.atomOrder(Block.ofRow(2), order, 0);
    assertEquals(0, order[0]);
  }

  @Test
  void twoAtomsAtOnePointShareIt() {
    Mixture law =
        Mixture.of(
            new double[] {0.25, 0.25, 0.5}, List.of(new Spot(2), new Spot(2), new Bell(2, 1)));
    assertEquals(Math.log(0.5), law.logDensity(2.0), 1e-16);
    double[] shares = new double[3];
    law.responsibilities(Rows.of(2), shares);
    assertArrayEquals(new double[] {0.5, 0.5, 0}, shares);
  }

  @Test
  void anAtomInsideANestedMixtureDominatesAsWell() {
    Mixture nested = Mixture.of(new double[] {0.5, 0.5}, List.of(ATOM_AND_BELL, new Bell(2, 1)));
    assertTrue(nested.hasAtoms());
    for (double x : new double[] {2, 2.3, -1}) {
      assertEquals(nested.flattened().logDensity(x), nested.logDensity(x), 1e-15);
    }
  }

  @Test
  void anAtomOfANestedMixtureOfWeightZeroIsNoAtom() {
    Mixture nested = Mixture.of(new double[] {0, 1}, List.of(ATOM_AND_BELL, new Bell(2, 1)));
    assertFalse(nested.hasAtoms());
    assertFalse(nested.flattened().hasAtoms());
    assertEquals(new Bell(2, 1).logDensity(2.0), nested.logDensity(2.0));
    assertEquals(new Bell(2, 1).logDensity(2.0), nested.flattened().logDensity(2.0));
  }

  @Test
  void aPoleOfAComponentOfWeightZeroDoesNotShow() {
    Mixture law = Mixture.of(new double[] {0, 1}, List.of(new Pole(), new Bell(0, 1)));
    assertEquals(new Bell(0, 1).logDensity(0.0), law.logDensity(0.0));
    double[] shares = new double[2];
    law.responsibilities(Rows.of(0), shares);
    assertArrayEquals(new double[] {0, 1}, shares);
  }

  @Test
  void aPoleOfAComponentWithWeightIsInfiniteAndNotNaN() {
    Mixture law = Mixture.of(new double[] {0.5, 0.5}, List.of(new Pole(), new Bell(0, 1)));
    assertEquals(Double.POSITIVE_INFINITY, law.logDensity(0.0));
    assertEquals(Double.NaN, law.logDensity(Double.NaN));
  }

  @Test
  void aRowThatNoComponentCanMakeHasNoDensityAndNoComponent() {
    Mixture law = Mixture.of(new double[] {0.5, 0.5}, List.of(new Spot(1), new Spot(2)));
    assertEquals(Double.NEGATIVE_INFINITY, law.logDensity(3.0));
    assertArrayEquals(new int[] {-1}, law.mostLikelyComponents(Rows.of(3)));
  }

  @Test
  void aZeroInflatedFitIsTheShareOfZerosAndTheFitOfTheRest() {
    SplittableRandom random = new SplittableRandom(31);
    double[] x = new double[500];
    double[] rest = new double[380];
    for (int r = 0; r < x.length; r++) {
      x[r] = r < 120 ? 0 : random.nextGaussian(); // the rest lies all around the atom
    }
    System.arraycopy(x, 120, rest, 0, 380);
    ComponentEstimator bell = BellEstimator.exact();
    Fit fit = Em.of(List.of(new Spot(0).held(), bell)).fit(Rows.of(x));
    Fit alone = Em.of(List.of(bell)).fit(Rows.of(rest));
    assertEquals(0.24, fit.model().weight(0), 1e-15);
    Bell expected = (Bell) alone.model().components().get(0);
    Bell found = (Bell) fit.model().components().get(1);
    assertEquals(expected.mean(), found.mean(), 1e-14);
    assertEquals(expected.sd(), found.sd(), 1e-14);
    assertEquals(
        120 * Math.log(0.24) + 380 * Math.log(0.76) + alone.logLikelihood(),
        fit.logLikelihood(),
        1e-9);
    assertEquals(Stop.CONVERGED, fit.stopped());
    assertFalse(fit.touchesGuard());
  }

  @Test
  void atomsAreFoundAmongSeveralFreeComponents() {
    SplittableRandom random = new SplittableRandom(32);
    double[] x = new double[400];
    for (int r = 0; r < x.length; r++) {
      x[r] = r < 100 ? 5 : r < 150 ? -5 : (r % 2 == 0 ? 0 : 20) + random.nextGaussian();
    }
    ComponentEstimator bell = BellEstimator.exact();
    Fit fit = Em.of(List.of(bell, new Spot(5).held(), bell, new Spot(-5).held())).fit(Rows.of(x));
    for (int k = 0; k < 4; k++) {
      if (fit.model().components().get(k) instanceof Spot spot) {
        assertEquals(spot.x() > 0 ? 0.25 : 0.125, fit.model().weight(k), 1e-15);
      }
    }
    assertFalse(fit.touchesGuard());
    assertEquals(4 + 3, fit.freeParameters());
  }

  /** A law whose density has a pole at 0. */
  private record Pole() implements Distribution {
    @Override
    public DistributionFamily family() {
      return Bell.Family.INSTANCE;
    }

    @Override
    public int dimension() {
      return 1;
    }

    @Override
    public void logDensity(Block x, double[] out, int outFrom) {
      for (int r = 0; r < x.rows(); r++) {
        out[outFrom + r] = -0.5 * Math.log(Math.abs(x.values()[x.column(0) + r]));
      }
    }

    @Override
    public void sample(RandomGenerator random, double[] out, int from, int to) {
      throw new UnsupportedOperationException();
    }
  }
}
