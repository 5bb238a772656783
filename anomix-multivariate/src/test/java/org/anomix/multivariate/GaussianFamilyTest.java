package org.anomix.multivariate;

import org.anomix.Options;
import org.anomix.testkit.MultivariateConformance;
import org.junit.jupiter.api.Nested;

final class GaussianFamilyTest extends MultivariateConformance {
  GaussianFamilyTest() {
    super(new GaussianFamily());
  }

  @Nested
  final class Diagonal extends Structured {
    Diagonal() {
      super("VVI");
    }
  }

  @Nested
  final class OwnVolumes extends Structured {
    OwnVolumes() {
      super("VEE");
    }
  }

  @Nested
  final class CommonAxes extends Structured {
    CommonAxes() {
      super("VVE");
    }
  }

  @Nested
  final class OwnAxes extends Structured {
    OwnAxes() {
      super("VEV");
    }
  }

  /** All that every family must do, under a structure of the covariances. */
  private abstract static class Structured extends MultivariateConformance {
    private final String structure;

    Structured(String structure) {
      super(new GaussianFamily());
      this.structure = structure;
    }

    @Override
    protected Options options() {
      return Options.none().with("covariance", structure);
    }
  }
}
