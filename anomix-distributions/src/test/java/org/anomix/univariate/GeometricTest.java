package org.anomix.univariate;

import static org.anomix.testkit.Quantity.CDF;
import static org.anomix.testkit.Quantity.LOG_CDF;
import static org.anomix.testkit.Quantity.LOG_DENSITY;
import static org.anomix.testkit.Quantity.LOG_SURVIVAL;
import static org.anomix.testkit.Quantity.QUANTILE;
import static org.anomix.testkit.Quantity.SURVIVAL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Diagnosis;
import org.anomix.Estimate;
import org.anomix.Floors;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.UnivariateDistribution;
import org.anomix.discrete.Geometric;
import org.anomix.discrete.GeometricFamily;
import org.anomix.testkit.Accuracy;
import org.anomix.testkit.FamilyConformance;
import org.anomix.testkit.ReferenceData;
import org.junit.jupiter.api.Test;

final class GeometricTest extends FamilyConformance {
  GeometricTest() {
    super(
        new GeometricFamily(),
        ReferenceData.of("geometric.csv"),
        ReferenceData.of("geometric-extremes.csv"));
  }

  @Override
  protected Accuracy accuracy() {
    return Accuracy.of(LOG_DENSITY, 1e-15) // seen: 2.2e-16
        .and(CDF, 1e-15) // seen: 2.2e-16
        .and(SURVIVAL, 2e-15) // seen: 2.1e-16
        .and(LOG_CDF, 2e-15) // seen: 2.2e-16
        .and(LOG_SURVIVAL, 1e-15) // seen: 2.1e-16
        .and(QUANTILE, 1e-15); // seen: 2.1e-16, one last place of a count above 2^53
  }

  @Override
  protected double distance(UnivariateDistribution law, double x) {
    return 0; // counts are exact
  }

  @Test
  void rowsAtZeroReachTheBoundaryExactly() {
    Rows rows = Rows.of(0, 0, 5);
    ComponentEstimator estimator = new GeometricFamily().estimator(Options.none(), List.of());
    double[] state = new double[2];
    double[] w = {0.1, 0.9, 0};
    estimator.accumulate(new Geometric(0.3), rows.block(0, 3, w), w, 0, state, 0);
    Scaling scaling = Scaling.of(rows, false, Floors.DEFAULT);
    Estimate estimate = estimator.estimate(new Geometric(0.3), state, scaling);
    assertEquals(new Geometric(1), estimate.law());
    assertEquals(Diagnosis.Kind.BOUNDARY, estimate.diagnoses().get(0).kind());
  }

  @Test
  void certainSuccessPutsAllMassOnZero() {
    Geometric law = new Geometric(1);
    assertEquals(0, law.logDensity(0));
    assertEquals(Double.NEGATIVE_INFINITY, law.logDensity(1));
    assertEquals(1, law.cdf(0));
    assertEquals(0, law.survival(0));
    assertEquals(0, law.quantile(0.7));
    assertEquals(Double.POSITIVE_INFINITY, law.quantile(1));
  }
}
