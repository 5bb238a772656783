package org.anomix.univariate;

import org.anomix.kernel.Kernels;

/**
 * The lower tail Φ(w) of the normal law for many w, in two factors: Φ(w) = A(w) exp(-min(w, 0)²/2),
 * where A is between 0 and 1 and its logarithm and reciprocal are numbers for all finite w whose
 * square is one.
 *
 * <p>With the Mills ratio m(a) = Φ(-a)/φ(a) of a = |w|, A is m(a)/√(2π) up to w = 0, and 1 less the
 * upper tail above. (1 + a) m(a) is a polynomial of degree 23 in (a - 5)/(a + 5), which maps all a
 * from 0 on to [-1, 1) (the form of Shepherd and Laframboise 1981), and interpolates it at the
 * Chebyshev nodes: off by 3e-17 at most, before rounding. The loops are such that a compiler makes
 * vectors of them, without the branches that a minimum may become.
 */
public final class NormalTails {
  private NormalTails() {}

  /**
   * min(w, 0).
   *
   * @param w a number
   * @return the number or 0
   */
  public static double below(double w) {
    return 0.5 * w - 0.5 * Math.abs(w);
  }

  /**
   * Both factors.
   *
   * @param w the points
   * @param rows number of points
   * @param exponentials receives exp(-max(w, 0)²/2), so that φ(w)/Φ(w) is this over √(2π) A
   * @param tails receives A
   * @param room an array for one more number per row
   */
  public static void compute(
      double[] w, int rows, double[] exponentials, double[] tails, double[] room) {
    for (int r = 0; r < rows; r++) {
      double above = 0.5 * w[r] + 0.5 * Math.abs(w[r]);
      exponentials[r] = -0.5 * above * above;
    }
    Kernels.active().exp(exponentials, 0, rows, exponentials, 0);
    for (int r = 0; r < rows; r++) {
      double a = Math.abs(w[r]);
      room[r] = (a - 5) / (a + 5);
    }
    startPolynomial(room, rows, tails);
    finishPolynomial(room, rows, tails);
    for (int r = 0; r < rows; r++) {
      double tail = exponentials[r] * tails[r] / (1 + Math.abs(w[r]));
      double isAbove = 0.5 + 0.5 * (w[r] / (Math.abs(w[r]) + Double.MIN_NORMAL));
      tails[r] = isAbove + (1 - 2 * isAbove) * tail; // at 0, where it may be between, the tail is ½
    }
  }

  private static void startPolynomial(double[] t, int rows, double[] out) {
    for (int r = 0; r < rows; r++) {
      double sum = -3.9886338590692045e-10;
      sum = sum * t[r] - 2.8233272215141205e-10;
      sum = sum * t[r] + 4.500725392479864e-09;
      sum = sum * t[r] + 3.6280682399194867e-09;
      sum = sum * t[r] - 3.120147211147667e-08;
      sum = sum * t[r] - 2.6287875968778985e-08;
      sum = sum * t[r] + 1.9663442631364518e-07;
      sum = sum * t[r] + 1.278804945396261e-07;
      sum = sum * t[r] - 1.3077682743993349e-06;
      sum = sum * t[r] - 7.034836922558877e-08;
      sum = sum * t[r] + 9.060011716331426e-06;
      sum = sum * t[r] - 9.896096712884405e-06;
      out[r] = sum;
    }
  }

  private static void finishPolynomial(double[] t, int rows, double[] out) {
    for (int r = 0; r < rows; r++) {
      double sum = out[r];
      sum = sum * t[r] - 5.3607652870422455e-05;
      sum = sum * t[r] + 0.00018233414474988366;
      sum = sum * t[r] + 7.79161509574746e-06;
      sum = sum * t[r] - 0.0016760723444742157;
      sum = sum * t[r] + 0.006522000665119207;
      sum = sum * t[r] - 0.015170415402525146;
      sum = sum * t[r] + 0.02453696324390185;
      sum = sum * t[r] - 0.02640104296630763;
      sum = sum * t[r] + 0.010002352385220747;
      sum = sum * t[r] + 0.03103036842596369;
      sum = sum * t[r] - 0.09155228183400893;
      sum = sum * t[r] + 0.46151582985003775;
      out[r] = sum;
    }
  }
}
