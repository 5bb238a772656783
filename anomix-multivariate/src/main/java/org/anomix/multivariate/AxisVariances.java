package org.anomix.multivariate;

import java.util.Arrays;

/**
 * The M-step of variances along given axes: minimises Σ n_k Σ_j (ln b_kj + s_kj / b_kj) over
 * variances b of at least a floor, where n is the mass of a component and s what it sees along an
 * axis. Volumes and shapes are those of a {@link CovarianceStructure}.
 *
 * <p>Every case but equal shapes under own volumes is solved exactly. That one is convex in the
 * logarithms of volumes and shape, which are maximised in turn, each exactly, from the current
 * variances on (Celeux and Govaert 1995, section 3.2).
 */
final class AxisVariances {
  private static final int ROUNDS = 100;

  /** Relative change of all variances that is none. */
  private static final double TOLERANCE = 1e-13;

  private final CovarianceStructure structure;
  private final double floor;

  AxisVariances(CovarianceStructure structure, double floor) {
    this.structure = structure;
    this.floor = floor;
  }

  /**
   * The variances that minimise the sum.
   *
   * @param masses mass of each component, positive
   * @param seen variances along the axes, by component
   * @param current feasible variances to start from where that is needed
   * @return variances by component
   */
  double[][] estimate(double[] masses, double[][] seen, double[][] current) {
    double[][] s = structure.isSpherical() ? spheres(seen) : withoutRounding(seen);
    if (structure.hasOwnVolumes()) {
      boolean shared = !structure.hasOwnShapes() && !structure.isSpherical();
      return shared
          ? ownVolumes(masses, s, current)
          : Arrays.stream(s).map(this::raised).toArray(double[][]::new);
    }
    return structure.hasOwnShapes() ? equalVolumes(masses, s) : equal(masses, s);
  }

  /** What rounding left below 0 is 0. */
  private static double[][] withoutRounding(double[][] seen) {
    double[][] variances = new double[seen.length][];
    for (int k = 0; k < seen.length; k++) {
      variances[k] = Arrays.stream(seen[k]).map(b -> Math.max(0, b)).toArray();
    }
    return variances;
  }

  private static double[][] spheres(double[][] seen) {
    double[][] spheres = new double[seen.length][];
    for (int k = 0; k < seen.length; k++) {
      spheres[k] = new double[seen[k].length];
      Arrays.fill(spheres[k], Arrays.stream(seen[k]).average().orElse(0));
    }
    return spheres;
  }

  private double[] raised(double[] variances) {
    return Arrays.stream(variances).map(b -> Math.max(b, floor)).toArray();
  }

  private double[][] equal(double[] masses, double[][] s) {
    double[] pooled = raised(pooled(masses, s, ones(masses.length)));
    double[][] all = new double[masses.length][];
    Arrays.setAll(all, k -> pooled.clone());
    return all;
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** The mean over the components of what they see, each divided by its volume. */
  private static double[] pooled(double[] masses, double[][] s, double[] volumes) {
    double total = Arrays.stream(masses).sum();
    double[] pooled = new double[s[0].length];
    for (int k = 0; k < masses.length; k++) {
      for (int j = 0; j < pooled.length; j++) {
        pooled[j] += masses[k] / total * (s[k][j] / volumes[k]);
      }
    }
    return pooled;
  }

  private double[][] ownVolumes(double[] masses, double[][] s, double[][] current) {
    double[] shape = current[0].clone();
    double[] volumes = new double[masses.length];
    double change = 1;
    for (int round = 0; round < ROUNDS && change > TOLERANCE; round++) {
      change = 0;
      double leastAxis = Arrays.stream(shape).min().orElse(1);
      for (int k = 0; k < volumes.length; k++) {
        double mean = 0;
        for (int j = 0; j < shape.length; j++) {
          mean += s[k][j] / shape[j] / shape.length;
        }
        double volume = Math.max(mean, floor / leastAxis);
        change = Math.max(change, Math.abs(volume - volumes[k]) / volume);
        volumes[k] = volume;
      }
      double least = floor / Arrays.stream(volumes).min().orElse(1);
      double[] next = pooled(masses, s, volumes);
      for (int j = 0; j < shape.length; j++) {
        double axis = Math.max(next[j], least);
        change = Math.max(change, Math.abs(axis - shape[j]) / axis);
        shape[j] = axis;
      }
    }
    double[][] variances = new double[masses.length][shape.length];
    for (int k = 0; k < masses.length; k++) {
      for (int j = 0; j < shape.length; j++) {
        variances[k][j] = Math.max(floor, volumes[k] * shape[j]);
      }
    }
    return variances;
  }

  /**
   * Equal volumes. For a given log volume v every component fills its axes like water over the
   * floor: b_kj = max(floor, s_kj / μ_k), with μ_k so that the logarithms sum to v. The sum to be
   * minimised is convex in v, with slope Σ n_k (1 - μ_k).
   */
  private double[][] equalVolumes(double[] masses, double[][] s) {
    int side = s[0].length;
    double total = Arrays.stream(masses).sum();
    double mean = 0;
    for (int k = 0; k < masses.length; k++) {
      double logs = 0;
      for (double variance : s[k]) {
        logs += Math.log(variance);
      }
      mean += masses[k] / total * Math.exp(logs / side);
    }
    double[][] unfloored = filled(s, side * Math.log(mean));
    if (mean > 0 && Arrays.stream(unfloored).allMatch(this::isAboveFloor)) {
      return unfloored;
    }
    double low = side * Math.log(floor);
    double high = low;
    for (double[] own : s) {
      for (double variance : own) {
        high = Math.max(high, side * Math.log(variance));
      }
    }
    for (int halving = 0; halving < ROUNDS && high - low > Math.ulp(high); halving++) {
      double middle = 0.5 * (low + high);
      double slope = 0;
      for (int k = 0; k < masses.length; k++) {
        slope += masses[k] / total * (1 - Math.exp(logMultiplier(s[k], middle)));
      }
      if (slope < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return filled(s, 0.5 * (low + high));
  }

  private boolean isAboveFloor(double[] variances) {
    return Arrays.stream(variances).allMatch(b -> b > floor);
  }

  private double[][] filled(double[][] s, double logVolume) {
    double[][] filled = new double[s.length][];
    for (int k = 0; k < s.length; k++) {
      double logMultiplier = logMultiplier(s[k], logVolume);
      filled[k] =
          logMultiplier == Double.NEGATIVE_INFINITY
              ? sphere(s[k].length, logVolume)
              : raised(
                  Arrays.stream(s[k]).map(b -> Math.exp(Math.log(b) - logMultiplier)).toArray());
    }
    return filled;
  }

  /** A component that sees nothing takes the common volume in the roundest shape. */
  private static double[] sphere(int side, double logVolume) {
    double[] sphere = new double[side];
    Arrays.fill(sphere, Math.exp(logVolume / side));
    return sphere;
  }

  /**
   * ln μ with Σ_j max(ln floor, ln s_j - ln μ) = v: the sum is piecewise linear in ln μ, and the m
   * largest variances stand above the floor.
   */
  private double logMultiplier(double[] s, double logVolume) {
    double[] logs = Arrays.stream(s).map(Math::log).sorted().toArray();
    double logFloor = Math.log(floor);
    double sum = 0;
    double answer = Double.NEGATIVE_INFINITY;
    for (int m = 1; m <= logs.length; m++) {
      double least = logs[logs.length - m];
      if (least == Double.NEGATIVE_INFINITY) {
        return answer;
      }
      sum += least;
      answer = (sum + (logs.length - m) * logFloor - logVolume) / m;
      boolean last = m == logs.length;
      if (last || logs[logs.length - m - 1] - answer <= logFloor) {
        return answer;
      }
    }
    return answer;
  }
}
