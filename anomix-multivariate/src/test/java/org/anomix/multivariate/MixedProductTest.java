package org.anomix.multivariate;

import java.util.List;
import java.util.random.RandomGenerator;
import org.anomix.ComponentEstimator;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Options;
import org.anomix.continuous.Normal;
import org.anomix.continuous.NormalFamily;
import org.anomix.discrete.Point;
import org.anomix.discrete.PointFamily;
import org.anomix.discrete.Poisson;
import org.anomix.discrete.PoissonFamily;
import org.anomix.mixture.Mixture;
import org.anomix.mixture.MixtureFamily;
import org.anomix.testkit.MultivariateConformance;

/** A product with mixtures among its parts: counts with too many zeros, and two bells. */
final class MixedProductTest extends MultivariateConformance {
  MixedProductTest() {
    super(new ProductFamily());
  }

  @Override
  protected List<ComponentEstimator> parts() {
    ComponentEstimator zero =
        new PointFamily().estimator(Options.none().withFixed("x", 0), List.of());
    ComponentEstimator normal = part(new NormalFamily());
    return List.of(
        MixtureFamily.INSTANCE.estimator(Options.none(), List.of(zero, part(new PoissonFamily()))),
        MixtureFamily.INSTANCE.estimator(Options.none(), List.of(normal, normal)));
  }

  private static ComponentEstimator part(DistributionFamily family) {
    return family.estimator(Options.none(), List.of());
  }

  /** Once in a few hundred draws, two bells stop at a lesser maximum. */
  @Override
  protected boolean hasOneMaximum() {
    return false;
  }

  @Override
  protected int[] dimensions() {
    return new int[] {2};
  }

  @Override
  protected Distribution exampleLaw(RandomGenerator random, int dimension) {
    double zeros = 0.1 + 0.5 * random.nextDouble();
    double share = 0.2 + 0.6 * random.nextDouble();
    return Product.of(
        List.of(
            Mixture.of(
                new double[] {zeros, 1 - zeros},
                List.of(new Point(0), new Poisson(1 + 5 * random.nextDouble()))),
            Mixture.of(
                new double[] {share, 1 - share},
                List.of(
                    new Normal(-2 + random.nextGaussian(), 0.5 + random.nextDouble()),
                    new Normal(2 + random.nextGaussian(), 0.5 + random.nextDouble())))));
  }

  @Override
  protected boolean leavesAlone(Distribution law, int sum, int... known) {
    int first = parts().get(0).stateSize(law.parts().get(0));
    return known[0] != (sum < first ? 0 : 1);
  }
}
