package org.anomix.multivariate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against values of many digits; see golden/README.md. */
final class MultivariateTReferenceTest {
  /** Relative error of the squared distance; seen: 3.3e-16 at cond 1, else up to 8e-17 cond. */
  private static double allowed(double cond) {
    return 1e-15 + 2e-16 * cond;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 20})
  void distancesAndDensitiesAreThoseOfSixtyDigits(int dimension) {
    List<ReferenceTables.Point> points =
        ReferenceTables.points("mvt", dimension, MultivariateT::of);
    assertTrue(points.size() > 30, points.size() + " points");
    for (ReferenceTables.Point point : points) {
      MultivariateT law = (MultivariateT) point.reference.law();
      double allowed = allowed(point.reference.cond());
      assertEquals(
          point.distance, law.mahalanobis2(point.row), allowed * point.distance, point.name);
      // Of the distance the log density sees no more than (df + d)/2 ln(1 + distance/df).
      double seen = Math.min(point.distance, law.df() + dimension);
      assertEquals(
          point.logDensity,
          law.logDensity(point.row),
          allowed * (dimension + seen + Math.abs(point.logDensity)),
          point.name);
    }
  }

  @Test
  void densitiesOfVeryFewAndVeryManyDfKeepTheirDigits() {
    for (String[] cells : ReferenceTables.lines("mvt_extremes.csv")) {
      int dimension = Integer.parseInt(cells[1]);
      double[][] unit = Ellipsoid.columnAxes(dimension);
      MultivariateT law =
          MultivariateT.of(Double.parseDouble(cells[0]), new double[dimension], unit);
      double[] row = new double[dimension];
      Arrays.fill(row, Double.parseDouble(cells[2]));
      double expected = Double.parseDouble(cells[3]);
      double allowed = 1e-15 * (1 + Math.abs(expected)); // seen: 2.2e-16
      assertEquals(expected, law.logDensity(row), allowed, String.join(",", cells));
    }
  }
}
