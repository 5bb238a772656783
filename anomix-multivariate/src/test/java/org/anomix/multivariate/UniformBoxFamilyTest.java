package org.anomix.multivariate;

import java.util.random.RandomGenerator;
import org.anomix.Distribution;
import org.anomix.testkit.MultivariateConformance;

final class UniformBoxFamilyTest extends MultivariateConformance {
  UniformBoxFamilyTest() {
    super(new UniformBoxFamily());
  }

  @Override
  protected Distribution exampleLaw(RandomGenerator random, int dimension) {
    double[] lower = new double[dimension];
    double[] upper = new double[dimension];
    for (int j = 0; j < dimension; j++) {
      lower[j] = 3 * random.nextGaussian();
      upper[j] = lower[j] + 0.1 + 4 * random.nextDouble();
    }
    return UniformBox.of(lower, upper);
  }
}
