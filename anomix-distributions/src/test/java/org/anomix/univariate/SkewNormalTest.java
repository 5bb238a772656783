package org.anomix.univariate;

import static org.anomix.testkit.Quantity.CDF;
import static org.anomix.testkit.Quantity.INVERSE_SURVIVAL;
import static org.anomix.testkit.Quantity.LOG_CDF;
import static org.anomix.testkit.Quantity.LOG_DENSITY;
import static org.anomix.testkit.Quantity.LOG_SURVIVAL;
import static org.anomix.testkit.Quantity.QUANTILE;
import static org.anomix.testkit.Quantity.SURVIVAL;

import java.util.random.RandomGenerator;
import org.anomix.UnivariateDistribution;
import org.anomix.continuous.SkewNormal;
import org.anomix.continuous.SkewNormalFamily;
import org.anomix.testkit.Accuracy;
import org.anomix.testkit.FamilyConformance;
import org.anomix.testkit.ReferenceData;

final class SkewNormalTest extends FamilyConformance {
  SkewNormalTest() {
    super(
        new SkewNormalFamily(),
        ReferenceData.of("skew-normal.csv"),
        ReferenceData.of("skew-normal-extremes.csv"));
  }

  @Override
  protected Accuracy accuracy() {
    return Accuracy.of(LOG_DENSITY, 0) // seen: 2.2e-16
        .and(CDF, 0) // seen: 2.3e-16
        .and(SURVIVAL, 0) // seen: 2.3e-16
        .and(LOG_CDF, 0) // seen: 9.8e-16
        .and(LOG_SURVIVAL, 0) // seen: 9.8e-16
        .and(QUANTILE, 0) // seen: 4e-16
        .and(INVERSE_SURVIVAL, 0); // seen: 4e-16
  }

  @Override
  protected UnivariateDistribution exampleLaw(RandomGenerator random) {
    return new SkewNormal(
        random.nextDouble(-50, 50), Math.exp(random.nextDouble(-3, 3)), 3 * random.nextGaussian());
  }

  @Override
  protected double distance(UnivariateDistribution law, double x) {
    return Math.abs(x - ((SkewNormal) law).location());
  }

  @Override
  protected double location(UnivariateDistribution law) {
    return ((SkewNormal) law).location();
  }

  @Override
  protected double largestTerm(UnivariateDistribution law, double x) {
    SkewNormal at = (SkewNormal) law;
    double z = (x - at.location()) / at.scale();
    double w = Math.min(at.shape() * z, 0);
    return Math.max(0.5 * z * z, Math.max(0.5 * w * w, Math.abs(Math.log(at.scale()))));
  }
}
