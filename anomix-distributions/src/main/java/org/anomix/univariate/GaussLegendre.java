package org.anomix.univariate;

import java.util.function.DoubleUnaryOperator;

/** The rule of Gauss and Legendre with 40 nodes, from 40-digit arithmetic. */
final class GaussLegendre {
  /** The positive nodes on [-1, 1]. */
  private static final double[] NODES = {
    0.9982377097105593,
    0.990726238699457,
    0.9772599499837743,
    0.9579168192137917,
    0.9328128082786765,
    0.9020988069688743,
    0.8659595032122595,
    0.8246122308333117,
    0.7783056514265194,
    0.7273182551899271,
    0.6719566846141796,
    0.6125538896679802,
    0.5494671250951282,
    0.4830758016861787,
    0.413779204371605,
    0.3419940908257585,
    0.2681521850072537,
    0.1926975807013711,
    0.11608407067525521,
    0.03877241750605082
  };

  private static final double[] WEIGHTS = {
    0.004521277098533191,
    0.010498284531152813,
    0.01642105838190789,
    0.02224584919416696,
    0.0279370069800234,
    0.033460195282547844,
    0.038782167974472016,
    0.04387090818567327,
    0.04869580763507223,
    0.05322784698393682,
    0.05743976909939155,
    0.06130624249292894,
    0.06480401345660104,
    0.0679120458152339,
    0.07061164739128678,
    0.07288658239580406,
    0.07472316905796826,
    0.07611036190062624,
    0.07703981816424797,
    0.0775059479784248
  };

  private GaussLegendre() {}

  /** The integral of a smooth function. */
  static double integral(DoubleUnaryOperator f, double from, double to) {
    double half = 0.5 * (to - from);
    double middle = from + half;
    double sum = 0;
    for (int i = 0; i < NODES.length; i++) {
      double reach = half * NODES[i];
      sum += WEIGHTS[i] * (f.applyAsDouble(middle - reach) + f.applyAsDouble(middle + reach));
    }
    return half * sum;
  }
}
