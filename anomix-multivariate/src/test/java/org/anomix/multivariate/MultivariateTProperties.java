package org.anomix.multivariate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.anomix.ComponentEstimator;
import org.anomix.Diagnosis;
import org.anomix.Distribution;
import org.anomix.Estimate;
import org.anomix.Floors;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.Scaling;

final class MultivariateTProperties {
  /** Two components under any structure, with rows on which scatters collapse, or far away. */
  private static Scaling scaling(Rows rows) {
    return Scaling.of(rows, false, Floors.DEFAULT);
  }

  @Property(tries = 200)
  void stepNeverLowersTheLikelihoodUnderTheFloors(
      @ForAll long seed,
      @ForAll CovarianceStructure structure,
      @ForAll @IntRange(min = 1, max = 5) int dimension,
      @ForAll @IntRange(min = 2, max = 40) int size) {
    Random random = new Random(seed);
    Rows rows = degenerate(random, size, dimension);
    Scaling scaling = scaling(rows);
    Options options = options(random, structure);
    ComponentEstimator estimator =
        new MultivariateTFamily().estimator(options, List.of()).settle(rows, scaling);
    List<double[]> weights = List.of(weights(random, size), weights(random, size));
    List<Distribution> starts = new ArrayList<>();
    for (double[] own : weights) {
      starts.add(estimator.anchor(rows, own, scaling));
    }
    List<Distribution> group = estimator.project(starts, scaling);
    double before = logLikelihood(group, rows, weights);
    for (int pass = 0; pass < 6; pass++) {
      List<double[]> states = new ArrayList<>();
      for (int k = 0; k < 2; k++) {
        states.add(Sums.state(estimator, group.get(k), rows, weights.get(k)));
      }
      List<Estimate> estimates = estimator.estimate(group, states, scaling);
      group = estimates.stream().map(Estimate::law).toList();
      double after = logLikelihood(group, rows, weights);
      boolean guarded =
          estimates.stream()
              .flatMap(estimate -> estimate.diagnoses().stream())
              .anyMatch(diagnosis -> diagnosis.kind() == Diagnosis.Kind.GUARD);
      // Seen in 6,000 tries: 1e-16; on the floor, which a scatter holds only to its own rounding,
      // 1e-10.
      double rounding = (guarded ? 1e-8 : 1e-13) * (1 + Math.abs(before) + Math.abs(after));
      double fall = before - after;
      assertTrue(fall <= rounding, () -> "fell by " + fall + " in " + estimates);
      before = after;
    }
  }

  private static Options options(Random random, CovarianceStructure structure) {
    Options options = Options.none().with("covariance", structure.name());
    return switch (random.nextInt(3)) {
      case 0 -> options.withFixed("df", Math.exp(2 * random.nextGaussian()));
      case 1 -> options.with("shared", "df");
      default -> options;
    };
  }

  /** Perhaps an equal column, a constant one, or a row far away. */
  private static Rows degenerate(Random random, int size, int dimension) {
    double[][] rows = new double[size][dimension];
    int kind = random.nextInt(size < 12 ? 4 : 5); // of fewer rows one stretches the unit
    int last = dimension - 1;
    for (double[] row : rows) {
      double tail = Math.exp(random.nextGaussian());
      for (int j = 0; j < dimension; j++) {
        row[j] = tail * random.nextGaussian();
      }
      if (kind == 1) {
        row[last] = row[0];
      } else if (kind == 2) {
        row[last] = 0.1;
      }
    }
    if (kind == 3) {
      rows[0][last] = 1e4;
    } else if (kind == 4) {
      rows[0][last] = 1e200;
    }
    return Rows.of(rows);
  }

  private static double[] weights(Random random, int size) {
    double[] weights = new double[size];
    for (int r = 0; r < size; r++) {
      weights[r] = random.nextInt(4) == 0 ? 0 : random.nextDouble();
    }
    return weights;
  }

  private static double logLikelihood(List<Distribution> group, Rows rows, List<double[]> weights) {
    return Sums.logLikelihood(group.get(0), rows, weights.get(0))
        + Sums.logLikelihood(group.get(1), rows, weights.get(1));
  }
}
