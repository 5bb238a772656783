package org.anomix.em;

/**
 * Sums over 2^e neighbouring counts by 20 of them, exact for polynomials of degree 19: what a Gauss
 * rule is to an integral, at whole nodes.
 *
 * <p>The sums of the Legendre polynomials over 2^e midpoints follow from those over half as many,
 * since either half of them is the smaller set, shifted. They tell what the values at the Gauss
 * nodes count, and these are interpolated from the whole numbers beside them.
 */
final class CountRule {
  /** With fewer counts two nodes would be one. */
  static final int LEAST_EXPONENT = 6;

  static final int NODES = Legendre.ORDER;

  /** From here on counts are as good as a continuum. */
  private static final int CONTINUUM = 60;

  private static final CountRule[] RULES = rules();

  private final double[] offsets = new double[NODES];
  private final double[] weights = new double[NODES];

  private CountRule(double size, double[] sums) {
    double[] places = new double[NODES];
    for (int j = 0; j < NODES; j++) {
      offsets[j] = Math.rint(0.5 * (Legendre.node(j) + 1) * size - 0.5);
      places[j] = (2 * offsets[j] + 1) / size - 1;
    }
    for (int i = 0; i < NODES; i++) {
      double share = size * Legendre.weight(i) * Legendre.valueAt(i, sums, 0);
      for (int j = 0; j < NODES; j++) {
        weights[j] += share * lagrange(places, j, Legendre.node(i));
      }
    }
  }

  /** The polynomial that is 1 at one place and 0 at the others. */
  private static double lagrange(double[] places, int j, double x) {
    double product = 1;
    for (int i = 0; i < NODES; i++) {
      if (i != j) {
        product *= (x - places[i]) / (places[j] - places[i]);
      }
    }
    return product;
  }

  private static CountRule[] rules() {
    CountRule[] rules = new CountRule[CONTINUUM + 1];
    double[] means = new double[NODES];
    Legendre.addValues(0, 1, means);
    for (int e = 1; e <= CONTINUUM; e++) {
      double[] doubled = new double[NODES];
      // A polynomial at the halves of a set is known from its values at the Gauss nodes.
      for (int i = 0; i < NODES; i++) {
        double share = 0.5 * Legendre.weight(i) * Legendre.valueAt(i, means, 0);
        Legendre.addValues(0.5 * Legendre.node(i) - 0.5, share, doubled);
        Legendre.addValues(0.5 * Legendre.node(i) + 0.5, share, doubled);
      }
      means = doubled;
      if (e >= LEAST_EXPONENT) {
        rules[e] = new CountRule(Math.scalb(1.0, e), means);
      }
    }
    return rules;
  }

  /** How far a node lies from the first of 2^e counts. */
  static double offset(int exponent, int node) {
    int known = Math.min(exponent, CONTINUUM);
    return Math.scalb(RULES[known].offsets[node], exponent - known);
  }

  /** How many counts a node stands for. */
  static double weight(int exponent, int node) {
    int known = Math.min(exponent, CONTINUUM);
    return Math.scalb(RULES[known].weights[node], exponent - known);
  }
}
