package org.anomix.em;

/** The M-step of the weights. */
final class Weights {
  private Weights() {}

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
