package org.anomix.multivariate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.anomix.DataException;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.junit.jupiter.api.Test;

final class PrincipalComponentsTest {
  @Test
  void directionsOfACrossAreItsArms() {
    // Long arm along (1, 1), short one along (1, -1), about (10, 20).
    Rows rows = Rows.of(new double[][] {{13, 23}, {7, 17}, {11, 19}, {9, 21}});
    PrincipalComponents components = PrincipalComponents.of(rows, 2);
    double half = Math.sqrt(0.5);
    assertArrayEquals(new double[] {half, half}, components.axis(0), 1e-14);
    assertEquals(0.9, components.shareOfVariance(0), 1e-14);
    assertEquals(0.1, components.shareOfVariance(1), 1e-14);
    Rows projected = components.project(rows);
    assertArrayEquals(new double[] {6 * half, 0}, projected.row(0), 1e-14);
  }

  @Test
  void weightsAreRepeatedRows() {
    double[][] twice = {{1, 2}, {4, 3}, {4, 3}, {0, 7}};
    double[][] once = {{1, 2}, {4, 3}, {0, 7}};
    PrincipalComponents weighted =
        PrincipalComponents.of(Rows.of(once).withWeights(new double[] {1, 2, 1}), 1);
    assertArrayEquals(PrincipalComponents.of(Rows.of(twice), 1).axis(0), weighted.axis(0), 1e-14);
  }

  /** A row's density in all directions is that of its projection: turning changes no volume. */
  @Test
  void gaussianOfAllDirectionsIsTheSameLaw() {
    Random random = new Random(3);
    double[][] x = new double[40][3];
    for (double[] row : x) {
      for (int j = 0; j < 3; j++) {
        row[j] = (j + 1) * random.nextGaussian() + (j > 0 ? row[j - 1] : 5);
      }
    }
    Rows rows = Rows.of(x);
    PrincipalComponents all = PrincipalComponents.of(rows, 3);
    Gaussian law =
        Gaussian.of(new double[] {5, 5, 6}, new double[][] {{1, 1, 0.5}, {1, 5, 4}, {0.5, 4, 13}});
    Gaussian turned = all.project(law);
    Rows projected = all.project(rows);
    for (int r = 0; r < rows.size(); r++) {
      assertEquals(law.logDensity(rows.row(r)), turned.logDensity(projected.row(r)), 1e-11);
    }
    Gaussian two = PrincipalComponents.of(rows, 2).project(law);
    assertEquals(turned.marginal(0, 1), two);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Rows rows = Rows.of(new double[][] {{1, 2}, {3, 5}});
    assertThrows(ParameterException.class, () -> PrincipalComponents.of(rows, 3));
    assertThrows(ParameterException.class, () -> PrincipalComponents.of(rows, 0));
    PrincipalComponents components = PrincipalComponents.of(rows, 1);
    assertThrows(DataException.class, () -> components.project(Rows.of(1, 2)));
    Rows hole = Rows.of(new double[][] {{1, Double.NaN}});
    assertThrows(DataException.class, () -> PrincipalComponents.of(hole, 1));
  }

  @Test
  void missingValuesAreRefused() {
    Rows gap = Rows.of(new double[][] {{1, 2}, {3, Double.NaN}, {0, 1}}).withMissing();
    assertThrows(DataException.class, () -> PrincipalComponents.of(gap, 1));
    Rows whole = Rows.of(new double[][] {{1, 2}, {3, 4}, {0, 1}});
    PrincipalComponents one = PrincipalComponents.of(whole, 1);
    assertThrows(DataException.class, () -> one.project(gap));
  }
}
