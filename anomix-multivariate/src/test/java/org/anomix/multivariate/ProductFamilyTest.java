package org.anomix.multivariate;

import java.util.List;
import java.util.random.RandomGenerator;
import org.anomix.ComponentEstimator;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Options;
import org.anomix.continuous.LogNormal;
import org.anomix.continuous.LogNormalFamily;
import org.anomix.discrete.Poisson;
import org.anomix.discrete.PoissonFamily;
import org.anomix.testkit.ExampleLaws;
import org.anomix.testkit.MultivariateConformance;

/** A product of a block of two columns, a positive one and a count. */
final class ProductFamilyTest extends MultivariateConformance {
  private static final int BLOCK = 2;

  ProductFamilyTest() {
    super(new ProductFamily());
  }

  @Override
  protected Options options() {
    return Options.none().with("columns", "2,0,0");
  }

  @Override
  protected List<ComponentEstimator> parts() {
    return List.of(
        part(new GaussianFamily()), part(new LogNormalFamily()), part(new PoissonFamily()));
  }

  private static ComponentEstimator part(DistributionFamily family) {
    return family.estimator(Options.none(), List.of());
  }

  @Override
  protected int[] dimensions() {
    return new int[] {BLOCK + 2};
  }

  @Override
  protected Distribution exampleLaw(RandomGenerator random, int dimension) {
    return Product.of(
        List.of(
            ExampleLaws.law(new GaussianFamily(), random, BLOCK),
            new LogNormal(random.nextGaussian(), 0.2 + random.nextDouble()),
            new Poisson(10 * random.nextDouble())));
  }

  @Override
  protected boolean leavesAlone(Distribution law, int sum, int... known) {
    int at = 0;
    for (int i = 0; i < parts().size(); i++) {
      at += parts().get(i).stateSize(law.parts().get(i));
      if (sum < at) {
        return ((Product) law).within(i, known).length == 0;
      }
    }
    throw new AssertionError();
  }
}
