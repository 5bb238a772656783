package org.anomix.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Reference values: scipy 1.x, binom.ppf and beta.ppf at 0.025 and 0.975. */
final class BandTest {
  private static void counts(double rows, double probability, double lower, double upper) {
    assertEquals(new Band(lower, upper), Band.ofCount(rows, probability));
  }

  @Test
  void countsAreTheQuantilesOfTheBinomialLaw() {
    counts(2, 0.2, 0, 2);
    counts(10, 0.2, 0, 5);
    counts(50, 0.1, 1, 9);
    counts(272, 0.05, 7, 21);
    counts(1000, 0.05, 37, 64);
    counts(1e6, 0.02, 19_726, 20_275);
    counts(1e9, 0.02, 19_991_323, 20_008_678);
  }

  @Test
  void countsOfWeightsThatAreNotWholeLieBetweenThoseOfTheirNeighbours() {
    Band band = Band.ofCount(272.5, 0.05);
    assertTrue(band.lower() >= 6 && band.lower() <= 8, band.toString());
    assertTrue(band.upper() >= 20 && band.upper() <= 22, band.toString());
  }

  private static void rank(int rank, int rows, double lower, double upper) {
    Band band = Band.ofOrderStatistic((rank - 0.5) / rows, rows);
    assertEquals(lower, band.lower(), 0.04 * lower); // seen: 0.032 at the third of many
    assertEquals(upper, band.upper(), 0.01 * upper); // seen: 0.007
  }

  @Test
  void orderStatisticsAreTheQuantilesOfTheBetaLaw() {
    rank(3, 10, 0.06673951, 0.55609546);
    rank(5, 10, 0.18708603, 0.73762192);
    rank(10, 50, 0.10030224, 0.31436941);
    rank(137, 272, 0.44266231, 0.56097527);
    rank(270, 272, 0.97369253, 0.99771967);
    rank(3, 1_000_000, 6.18672550e-07, 7.22466879e-06);
    rank(500_000, 1_000_000, 0.49901952, 0.50097948);
  }

  @Test
  void firstAndLastRowAreCoveredByAtLeast95Percent() {
    for (int rows : new int[] {1, 2, 10, 1000, 1_000_000}) {
      Band first = Band.ofOrderStatistic(0.5 / rows, rows);
      // The smallest of uniform values exceeds p with probability (1 - p)^rows.
      double covered =
          Math.exp(rows * Math.log1p(-first.lower())) - Math.exp(rows * Math.log1p(-first.upper()));
      assertTrue(covered > 0.95 && covered < 0.98, rows + ": " + covered);
      Band last = Band.ofOrderStatistic(1 - 0.5 / rows, rows);
      assertEquals(1 - first.upper(), last.lower(), 1e-9);
      assertEquals(1 - first.lower(), last.upper(), 1e-9);
    }
  }

  @Test
  void smallWeightsAndCertainPositionsGiveProbabilities() {
    for (double rows : new double[] {1e-6, 0.4, 3, 1e12}) {
      for (double p : new double[] {0, 1e-300, 0.3, 1}) {
        Band band = Band.ofOrderStatistic(p, rows);
        assertTrue(band.lower() >= 0 && band.lower() <= band.upper(), rows + " " + p + " " + band);
        assertTrue(band.upper() <= 1, rows + " " + p + " " + band);
      }
    }
  }
}
