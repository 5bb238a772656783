package org.anomix.multivariate;

import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.anomix.ComponentEstimator;
import org.anomix.Distribution;
import org.anomix.Options;
import org.anomix.continuous.Normal;
import org.anomix.continuous.NormalFamily;
import org.anomix.testkit.MultivariateConformance;

/** Products with a density, which can be weighed. */
final class NormalProductTest extends MultivariateConformance {
  private static final int COLUMNS = 3;

  NormalProductTest() {
    super(new ProductFamily());
  }

  @Override
  protected List<ComponentEstimator> parts() {
    return Collections.nCopies(COLUMNS, new NormalFamily().estimator(Options.none(), List.of()));
  }

  @Override
  protected int[] dimensions() {
    return new int[] {COLUMNS};
  }

  @Override
  protected Distribution exampleLaw(RandomGenerator random, int dimension) {
    return Product.of(
        IntStream.range(0, dimension)
            .mapToObj(j -> new Normal(3 * random.nextGaussian(), 0.2 + 2 * random.nextDouble()))
            .toList());
  }

  @Override
  protected boolean leavesAlone(Distribution law, int sum, int... known) {
    int column = sum / parts().get(0).stateSize(law.parts().get(0));
    return IntStream.of(known).noneMatch(j -> j == column);
  }
}
