package org.anomix.multivariate;

import java.util.random.RandomGenerator;
import org.anomix.Distribution;
import org.anomix.Options;
import org.anomix.testkit.ExampleLaws;
import org.anomix.testkit.MultivariateConformance;
import org.junit.jupiter.api.Nested;

final class MultivariateTFamilyTest extends MultivariateConformance {
  MultivariateTFamilyTest() {
    super(new MultivariateTFamily());
  }

  @Override
  protected Distribution exampleLaw(RandomGenerator random, int dimension) {
    return lightEnough(random, dimension);
  }

  /** Of so many df that rows of lighter-tailed columns can weigh the density. */
  private static Distribution lightEnough(RandomGenerator random, int dimension) {
    MultivariateT law =
        (MultivariateT) ExampleLaws.law(new MultivariateTFamily(), random, dimension);
    return law.with(6 + 10 * law.df(), law.contours());
  }

  @Nested
  final class SharedDf extends Structured {
    SharedDf() {
      super(Options.none().with("shared", "df"));
    }
  }

  @Nested
  final class FixedDf extends Structured {
    FixedDf() {
      super(Options.none().withFixed("df", 3).with("covariance", "VVI"));
    }
  }

  @Nested
  final class EqualEllipsoids extends Structured {
    EqualEllipsoids() {
      super(Options.none().with("covariance", "EEE"));
    }
  }

  @Nested
  final class OwnVolumes extends Structured {
    OwnVolumes() {
      super(Options.none().with("covariance", "VEE"));
    }
  }

  @Nested
  final class CommonAxes extends Structured {
    CommonAxes() {
      super(Options.none().with("covariance", "VVE"));
    }
  }

  @Nested
  final class EqualVolumes extends Structured {
    EqualVolumes() {
      super(Options.none().with("covariance", "EVV").with("shared", "df"));
    }
  }

  /** All that every family must do, under some options. */
  private abstract static class Structured extends MultivariateConformance {
    private final Options options;

    Structured(Options options) {
      super(new MultivariateTFamily());
      this.options = options;
    }

    @Override
    protected Options options() {
      return options;
    }

    @Override
    protected Distribution exampleLaw(RandomGenerator random, int dimension) {
      return lightEnough(random, dimension);
    }
  }
}
