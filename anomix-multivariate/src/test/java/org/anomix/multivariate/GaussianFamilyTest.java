package org.anomix.multivariate;

import org.anomix.testkit.MultivariateConformance;

final class GaussianFamilyTest extends MultivariateConformance {
  GaussianFamilyTest() {
    super(new GaussianFamily());
  }
}
