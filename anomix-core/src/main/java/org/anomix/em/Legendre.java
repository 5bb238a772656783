package org.anomix.em;

/**
 * Legendre polynomials on [-1, 1] and their Gauss rule. A weight function that steps wherever it
 * likes enters the rule by its integrals against the polynomials: these say all of it that a smooth
 * integrand can feel, and take no more than additions.
 */
final class Legendre {
  /** Nodes of the rule, and polynomials that a weight function is known by. */
  static final int ORDER = 20;

  /** Ascending. */
  private static final double[] NODES = new double[ORDER];

  private static final double[] WEIGHTS = new double[ORDER];

  /** (k + 1/2) P_k at each node. */
  private static final double[][] SERIES = new double[ORDER][ORDER];

  static {
    double[] p = new double[ORDER + 1];
    for (int j = 0; j < ORDER; j++) {
      double x = -Math.cos(Math.PI * (j + 0.75) / (ORDER + 0.5));
      double slope = 1;
      for (int step = 0; step < 6; step++) { // Newton, from four digits
        values(x, p);
        slope = ORDER * (p[ORDER - 1] - x * p[ORDER]) / (1 - x * x);
        x -= p[ORDER] / slope;
      }
      NODES[j] = x;
      WEIGHTS[j] = 2 / ((1 - x * x) * slope * slope);
      values(x, p);
      for (int k = 0; k < ORDER; k++) {
        SERIES[j][k] = (k + 0.5) * p[k];
      }
    }
  }

  private Legendre() {}

  /** P_0 to P_n at a point, n being one less than the length. */
  private static void values(double x, double[] p) {
    p[0] = 1;
    p[1] = x;
    for (int k = 1; k < p.length - 1; k++) {
      p[k + 1] = ((2 * k + 1) * x * p[k] - k * p[k - 1]) / (k + 1);
    }
  }

  static double node(int j) {
    return NODES[j];
  }

  static double weight(int j) {
    return WEIGHTS[j];
  }

  /**
   * Adds to a weight function a step from 0 to a height, down again at a point.
   *
   * @param to the point, from -1 to 1, before which the height is added
   * @param height what is added
   * @param integrals of the weight function times each polynomial
   * @param from index of the first of them
   */
  static void addBefore(double to, double height, double[] integrals, int from) {
    double before = 1;
    double at = to;
    integrals[from] += height * (to + 1);
    for (int k = 1; k < ORDER; k++) {
      double after = ((2 * k + 1) * to * at - k * before) / (k + 1);
      integrals[from + k] += height * ((after - before) / (2 * k + 1)); // DLMF 18.9.7
      before = at;
      at = after;
    }
  }

  /**
   * What the last two polynomials still have of an integrand, beside its integral: about its error
   * as a polynomial.
   *
   * @param logs of the integrand times the weight of the node, at each node
   * @param from index of the first of them
   */
  static double roughness(double[] logs, int from) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < ORDER; j++) {
      largest = Math.max(largest, logs[from + j]);
    }
    double sum = 0;
    double last = 0;
    double lastButOne = 0;
    for (int j = 0; j < ORDER; j++) {
      double value = Math.exp(logs[from + j] - largest);
      sum += value;
      last += value * SERIES[j][ORDER - 1];
      lastButOne += value * SERIES[j][ORDER - 2];
    }
    return (Math.abs(last) + Math.abs(lastButOne)) / sum;
  }

  /** Adds the weighted value of each polynomial at a point. */
  static void addValues(double x, double weight, double[] sums) {
    double[] p = new double[ORDER];
    values(x, p);
    for (int k = 0; k < ORDER; k++) {
      sums[k] += weight * p[k];
    }
  }

  /** The weight function at a node, as far as the polynomials tell. */
  static double valueAt(int node, double[] integrals, int from) {
    double sum = 0;
    for (int k = 0; k < ORDER; k++) {
      sum += SERIES[node][k] * integrals[from + k];
    }
    return sum;
  }
}
