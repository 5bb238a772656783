package org.example.maxwell;

import static org.anomix.testkit.Quantity.CDF;
import static org.anomix.testkit.Quantity.INVERSE_SURVIVAL;
import static org.anomix.testkit.Quantity.LOG_CDF;
import static org.anomix.testkit.Quantity.LOG_DENSITY;
import static org.anomix.testkit.Quantity.LOG_SURVIVAL;
import static org.anomix.testkit.Quantity.QUANTILE;
import static org.anomix.testkit.Quantity.SURVIVAL;

import org.anomix.testkit.Accuracy;
import org.anomix.testkit.FamilyConformance;
import org.anomix.testkit.ReferenceData;

final class MaxwellTest extends FamilyConformance {
  MaxwellTest() {
    super(new Maxwell.Family(), ReferenceData.of("maxwell.csv")); // 80 digits, mpmath 1.3
  }

  @Override
  protected Accuracy accuracy() {
    return Accuracy.of(LOG_DENSITY, 1e-15) // seen: 4.2e-16
        .and(CDF, 3e-16) // seen: 6.6e-17 beyond the rounding of x/scale
        .and(SURVIVAL, 3e-16) // seen: 2.7e-17, likewise
        .and(LOG_CDF, 1e-15) // seen: 3.3e-16
        .and(LOG_SURVIVAL, 1e-15) // seen: 2.3e-16
        .and(QUANTILE, 5e-14) // seen: 1.8e-14, the rounding of ln z near -230
        .and(INVERSE_SURVIVAL, 1e-15); // seen: 2.5e-16
  }
}
