package org.anomix.vector;

import static org.anomix.vector.Doubles.LANES;
import static org.anomix.vector.Doubles.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * ln x = e ln 2 + ln m with x = 2<sup>e</sup> m and m between √½ and √2, where ln m = 2s + s³ p(s²)
 * for s = (m - 1)/(m + 1) and the polynomial p of degree 6 that interpolates at the Chebyshev
 * nodes: off by 5e-18 of ln m at most, before rounding.
 */
final class Logarithm {
  private static final double LN2_HIGH = 0x1.62e42fee00000p-1;
  private static final double LN2_LOW = 0x1.a39ef35793c76p-33;

  /** The bits of √½, below those of every m. */
  private static final long LEAST = Double.doubleToRawLongBits(Math.sqrt(0.5));

  private static final int FRACTION_BITS = 52;

  /** A small whole number added to the bits of it adds as much to its value. */
  private static final double WHOLE = 0x1.8p52;

  private static final long WHOLE_BITS = Double.doubleToRawLongBits(WHOLE);

  private static final double P6 = 0.14617807153417325;
  private static final double P5 = 0.15331611722055008;
  private static final double P4 = 0.1818289243253687;
  private static final double P3 = 0.22222211089379496;
  private static final double P2 = 0.28571428626253836;
  private static final double P1 = 0.3999999999989889;
  private static final double P0 = 0.666666666666667;

  private Logarithm() {}

  static void log(double[] x, int from, int count, double[] out, int outFrom) {
    int r = 0;
    for (; r + 2 * LANES <= count; r += 2 * LANES) {
      DoubleVector a = DoubleVector.fromArray(SPECIES, x, from + r);
      DoubleVector b = DoubleVector.fromArray(SPECIES, x, from + r + LANES);
      if (isNormal(a) && isNormal(b)) {
        ofNormal(a).intoArray(out, outFrom + r);
        ofNormal(b).intoArray(out, outFrom + r + LANES);
      } else {
        for (int i = r; i < r + 2 * LANES; i++) {
          out[outFrom + i] = log(x[from + i]);
        }
      }
    }
    for (; r < count; r++) {
      out[outFrom + r] = log(x[from + r]);
    }
  }

  static void log1p(double[] x, int from, int count, double[] out, int outFrom) {
    int r = 0;
    for (; r + LANES <= count; r += LANES) {
      DoubleVector a = DoubleVector.fromArray(SPECIES, x, from + r);
      DoubleVector sum = a.add(1.0);
      if (isNormal(sum)) {
        DoubleVector lost = a.sub(sum.sub(1.0));
        ofNormal(sum).add(lost.div(sum)).intoArray(out, outFrom + r);
      } else {
        for (int i = r; i < r + LANES; i++) {
          out[outFrom + i] = log1p(x[from + i]);
        }
      }
    }
    for (; r < count; r++) {
      out[outFrom + r] = log1p(x[from + r]);
    }
  }

  /** Whether all numbers are positive, normal and finite. */
  private static boolean isNormal(DoubleVector x) {
    VectorMask<Double> within =
        x.compare(VectorOperators.GE, Double.MIN_NORMAL)
            .and(x.compare(VectorOperators.LE, Double.MAX_VALUE));
    return within.allTrue();
  }

  private static boolean isNormal(double x) {
    return x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE;
  }

  /** The logarithms of positive, normal and finite numbers. */
  static DoubleVector ofNormal(DoubleVector x) {
    LongVector bits = x.reinterpretAsLongs();
    LongVector power = bits.sub(LEAST).lanewise(VectorOperators.ASHR, FRACTION_BITS);
    DoubleVector m =
        bits.sub(power.lanewise(VectorOperators.LSHL, FRACTION_BITS)).reinterpretAsDoubles();
    DoubleVector e = power.add(WHOLE_BITS).reinterpretAsDoubles().sub(WHOLE);
    DoubleVector f = m.sub(1.0);
    DoubleVector s = f.div(m.add(1.0));
    DoubleVector z = s.mul(s);
    DoubleVector p =
        z.fma(DoubleVector.broadcast(SPECIES, P6), DoubleVector.broadcast(SPECIES, P5));
    p = p.fma(z, DoubleVector.broadcast(SPECIES, P4));
    p = p.fma(z, DoubleVector.broadcast(SPECIES, P3));
    p = p.fma(z, DoubleVector.broadcast(SPECIES, P2));
    p = p.fma(z, DoubleVector.broadcast(SPECIES, P1));
    p = p.fma(z, DoubleVector.broadcast(SPECIES, P0));
    // 2s = f - s f, of which f is exact.
    DoubleVector small = p.mul(z).sub(f).mul(s);
    small = e.fma(DoubleVector.broadcast(SPECIES, LN2_LOW), small);
    return e.fma(DoubleVector.broadcast(SPECIES, LN2_HIGH), f.add(small));
  }

  /** One logarithm, by the same steps and with the same bits. */
  static double log(double x) {
    return isNormal(x) ? ofNormal(x) : Math.log(x);
  }

  private static double log1p(double x) {
    double sum = x + 1;
    return isNormal(sum) ? ofNormal(sum) + (x - (sum - 1)) / sum : Math.log1p(x);
  }

  private static double ofNormal(double x) {
    long bits = Double.doubleToRawLongBits(x);
    long power = (bits - LEAST) >> FRACTION_BITS;
    double m = Double.longBitsToDouble(bits - (power << FRACTION_BITS));
    double e = power;
    double f = m - 1;
    double s = f / (m + 1);
    double z = s * s;
    double p = Math.fma(z, P6, P5);
    p = Math.fma(p, z, P4);
    p = Math.fma(p, z, P3);
    p = Math.fma(p, z, P2);
    p = Math.fma(p, z, P1);
    p = Math.fma(p, z, P0);
    double small = (p * z - f) * s;
    small = Math.fma(e, LN2_LOW, small);
    return Math.fma(e, LN2_HIGH, f + small);
  }
}
