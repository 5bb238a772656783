package org.anomix.em;

import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Rows;

/** The M-step of the weights. */
final class Weights {
  private Weights() {}

  /** The least mass, in rows, that the weight of each component stands for. */
  static double[] leastMasses(List<ComponentEstimator> components, Rows rows) {
    int used = 0;
    for (int r = 0; r < rows.size(); r++) {
      used += rows.weight(r) > 0 ? 1 : 0;
    }
    double total = rows.totalWeight();
    double unit = Math.min(1, total / used);
    double[] least = new double[components.size()];
    for (int k = 0; k < least.length; k++) {
      double wanted = components.get(k).minimumRows(rows.dimension()) * unit;
      least[k] = Math.min(wanted, total / least.length);
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
   */
  static double[] maximize(double[] masses, double[] minimum) {
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
}
