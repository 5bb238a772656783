package org.anomix.mstep;

import java.util.Arrays;
import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Rows;

/** The M-step of the weights. */
public final class Weights {
  private Weights() {}

  /**
   * Number of rows of positive weight.
   *
   * @param rows any rows
   * @return the count
   */
  public static int rowsThatCount(Rows rows) {
    if (!rows.weighted()) {
      return rows.size();
    }
    int count = 0;
    for (int r = 0; r < rows.size(); r++) {
      count += rows.weight(r) > 0 ? 1 : 0;
    }
    return count;
  }

  /**
   * The least mass, in rows, that the weight of each component stands for.
   *
   * @param components one estimator per component
   * @param rows the rows of the fit
   * @param kept their weight without what a trimmed fit leaves out
   * @return the bounds
   */
  public static double[] leastMasses(List<ComponentEstimator> components, Rows rows, double kept) {
    double unit = Math.min(1, rows.totalWeight() / rowsThatCount(rows));
    double[] least = new double[components.size()];
    for (int k = 0; k < least.length; k++) {
      double wanted = components.get(k).minimumRows(rows.dimension()) * unit;
      least[k] = Math.min(wanted, kept / least.length);
    }
    return least;
  }

  /**
   * Maximises Σ m_k ln π_k over weights that sum to 1 with π_k at least b_k: weights on their bound
   * stay there, the others share the rest in proportion to their masses. Exact, since a weight that
   * falls below its bound for one set of free weights does so for every smaller set.
   *
   * @param masses responsibilities summed per component
   * @param minimum the bounds, in the same unit as the masses
   * @return the weights
   */
  public static double[] maximize(double[] masses, double[] minimum) {
    int size = masses.length;
    double total = 0;
    for (double mass : masses) {
      total += mass;
    }
    double[] weights = new double[size];
    boolean[] bound = new boolean[size];
    boolean settled = false;
    while (!settled) {
      settled = true;
      double freeMass = 0;
      double rest = 1;
      for (int k = 0; k < size; k++) {
        freeMass += bound[k] ? 0 : masses[k];
        rest -= bound[k] ? minimum[k] / total : 0;
      }
      for (int k = 0; k < size; k++) {
        if (!bound[k]) {
          weights[k] = freeMass > 0 ? masses[k] / freeMass * rest : 0;
          if (weights[k] < minimum[k] / total) {
            bound[k] = true;
            weights[k] = minimum[k] / total;
            settled = false;
          }
        }
      }
    }
    return weights;
  }

  /**
   * The weights of a start, on their bounds where they lie below.
   *
   * @param given weights that sum to 1 within the tolerance of a mixture
   * @param minimumMass the bounds
   * @param total the sum of all masses, in the unit of the bounds
   * @return the given weights themselves where they are feasible
   */
  public static double[] feasible(double[] given, double[] minimumMass, double total) {
    double[] masses = given.clone();
    double sum = Arrays.stream(masses).sum();
    // A mixture's weights sum to 1 within 1e-9 only; what is too much in them, the first M-step
    // would take from the objective.
    boolean feasible = Math.abs(sum - 1) <= masses.length * Math.ulp(1.0);
    for (int k = 0; k < masses.length; k++) {
      masses[k] *= total / sum;
      feasible &= masses[k] >= minimumMass[k];
    }
    return feasible ? given : maximize(masses, minimumMass);
  }
}
