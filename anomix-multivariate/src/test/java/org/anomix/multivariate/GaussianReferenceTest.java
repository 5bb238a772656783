package org.anomix.multivariate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against values of 60 digits; see golden/README.md. */
final class GaussianReferenceTest {
  /** Relative error of the squared distance; seen: 5.5e-16 at cond 1, else up to 1e-17 cond. */
  private static double allowed(double cond) {
    return 1e-15 + 3e-17 * cond;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 20})
  void distancesAndDensitiesAreThoseOfSixtyDigits(int dimension) {
    List<ReferenceTables.Point> points =
        ReferenceTables.points(
            "mvnormal", dimension, (df, mean, covariance) -> Gaussian.of(mean, covariance));
    assertTrue(points.size() > 30, points.size() + " points");
    for (ReferenceTables.Point point : points) {
      Gaussian law = (Gaussian) point.reference.law();
      double allowed = allowed(point.reference.cond());
      assertEquals(
          point.distance, law.mahalanobis2(point.row), allowed * point.distance, point.name);
      assertEquals(
          point.logDensity,
          law.logDensity(point.row),
          allowed * (dimension + point.distance + Math.abs(point.logDensity)),
          point.name);
    }
  }
}
