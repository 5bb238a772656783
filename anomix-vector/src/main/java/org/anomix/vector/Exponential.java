package org.anomix.vector;

import static org.anomix.vector.Doubles.LANES;
import static org.anomix.vector.Doubles.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * e<sup>x</sup> = 2<sup>n</sup> e<sup>r</sup> with n the whole number nearest to x/ln 2 and |r| ≤
 * ln 2/2, where e<sup>r</sup> = 1 + r(1 + r p(r)) for the polynomial p of degree 9 that
 * interpolates at the Chebyshev nodes: off by 1.3e-17 at most, before rounding.
 */
final class Exponential {
  /** Beyond it on either side a power of two may not be a normal number. */
  static final double RANGE = 708;

  /**
   * Added to a small number, it leaves the nearest whole number in the last bits, and with it the
   * bias that an exponent is stored with.
   */
  private static final double ROUND = 0x1.8p52 + 1023;

  private static final double LOG2_E = 0x1.71547652b82fep+0;
  private static final double MINUS_LN2_HIGH = -0x1.62e42fefa39efp-1;
  private static final double MINUS_LN2_LOW = -0x1.abc9e3b39803fp-56;
  private static final int FRACTION_BITS = 52;

  private static final double P9 = 2.5100424157005067e-08;
  private static final double P8 = 2.7620138719733994e-07;
  private static final double P7 = 2.7557268378684192e-06;
  private static final double P6 = 2.480152119021773e-05;
  private static final double P5 = 0.00019841269863105968;
  private static final double P4 = 0.0013888888917281794;
  private static final double P3 = 0.008333333333330051;
  private static final double P2 = 0.04166666666662399;
  private static final double P1 = 0.16666666666666669;
  private static final double P0 = 0.5000000000000001;

  private Exponential() {}

  static void exp(double[] x, int from, int count, double[] out, int outFrom) {
    int r = 0;
    for (; r + 2 * LANES <= count; r += 2 * LANES) {
      DoubleVector a = DoubleVector.fromArray(SPECIES, x, from + r);
      DoubleVector b = DoubleVector.fromArray(SPECIES, x, from + r + LANES);
      if (inRange(a) && inRange(b)) {
        withinRange(a).intoArray(out, outFrom + r);
        withinRange(b).intoArray(out, outFrom + r + LANES);
      } else {
        oneByOne(x, from + r, 2 * LANES, out, outFrom + r);
      }
    }
    oneByOne(x, from + r, count - r, out, outFrom + r);
  }

  private static boolean inRange(DoubleVector x) {
    VectorMask<Double> within = x.abs().compare(VectorOperators.LE, RANGE);
    return within.allTrue();
  }

  private static void oneByOne(double[] x, int from, int count, double[] out, int outFrom) {
    for (int i = 0; i < count; i++) {
      out[outFrom + i] = exp(x[from + i]);
    }
  }

  /** The exponentials of numbers between -708 and 708; of others, undefined. */
  static DoubleVector withinRange(DoubleVector x) {
    DoubleVector shifted =
        x.fma(DoubleVector.broadcast(SPECIES, LOG2_E), DoubleVector.broadcast(SPECIES, ROUND));
    DoubleVector n = shifted.sub(ROUND);
    DoubleVector r = n.fma(DoubleVector.broadcast(SPECIES, MINUS_LN2_HIGH), x);
    r = n.fma(DoubleVector.broadcast(SPECIES, MINUS_LN2_LOW), r);
    DoubleVector p =
        r.fma(DoubleVector.broadcast(SPECIES, P9), DoubleVector.broadcast(SPECIES, P8));
    p = p.fma(r, DoubleVector.broadcast(SPECIES, P7));
    p = p.fma(r, DoubleVector.broadcast(SPECIES, P6));
    p = p.fma(r, DoubleVector.broadcast(SPECIES, P5));
    p = p.fma(r, DoubleVector.broadcast(SPECIES, P4));
    p = p.fma(r, DoubleVector.broadcast(SPECIES, P3));
    p = p.fma(r, DoubleVector.broadcast(SPECIES, P2));
    p = p.fma(r, DoubleVector.broadcast(SPECIES, P1));
    p = p.fma(r, DoubleVector.broadcast(SPECIES, P0));
    p = p.fma(r, DoubleVector.broadcast(SPECIES, 1.0));
    p = p.fma(r, DoubleVector.broadcast(SPECIES, 1.0));
    LongVector power = shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, FRACTION_BITS);
    return p.mul(power.reinterpretAsDoubles());
  }

  /** One exponential, by the same steps and with the same bits. */
  static double exp(double x) {
    if (!(Math.abs(x) <= RANGE)) {
      return Math.exp(x);
    }
    double shifted = Math.fma(x, LOG2_E, ROUND);
    double n = shifted - ROUND;
    double r = Math.fma(n, MINUS_LN2_HIGH, x);
    r = Math.fma(n, MINUS_LN2_LOW, r);
    double p = Math.fma(r, P9, P8);
    p = Math.fma(p, r, P7);
    p = Math.fma(p, r, P6);
    p = Math.fma(p, r, P5);
    p = Math.fma(p, r, P4);
    p = Math.fma(p, r, P3);
    p = Math.fma(p, r, P2);
    p = Math.fma(p, r, P1);
    p = Math.fma(p, r, P0);
    p = Math.fma(p, r, 1);
    p = Math.fma(p, r, 1);
    return p * Double.longBitsToDouble(Double.doubleToRawLongBits(shifted) << FRACTION_BITS);
  }
}
