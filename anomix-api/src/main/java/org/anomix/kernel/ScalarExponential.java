package org.anomix.kernel;

/**
 * e<sup>x</sup> = 2<sup>n</sup> e<sup>r</sup> with n the whole number nearest to x/ln 2 and |r| ≤
 * ln 2/2, where e<sup>r</sup> = 1 + r + r² p(r) for the polynomial p of degree 9 that interpolates
 * at the Chebyshev nodes; off by less than one last place. Several times as fast as {@link
 * Math#exp}, since a compiler makes vectors of all but the last step.
 */
final class ScalarExponential {
  /** Beyond it on either side a power of two may not be a normal number. */
  static final double RANGE = 708;

  /** So many numbers at a time stay near the core. */
  private static final int TILE = 256;

  /**
   * Added to a number below 2<sup>51</sup>, it leaves the nearest whole number in the last bits.
   */
  private static final double ROUND = 0x1.8p52;

  private static final double LOG2_E = 0x1.71547652b82fep+0;

  /** With so many zeros at its end that its multiples by n are exact. */
  private static final double LN2_HIGH = 0x1.62e42fee00000p-1;

  private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
  private static final int BIAS = 1023;
  private static final int FRACTION_BITS = 52;

  private static final ThreadLocal<ScalarExponential> SCRATCH =
      ThreadLocal.withInitial(ScalarExponential::new);

  private final double[] argument = new double[TILE];
  private final double[] shifted = new double[TILE];
  private final double[] rest = new double[TILE];
  private final double[] power = new double[TILE];

  private ScalarExponential() {}

  /** Of any numbers; {@code out} may be {@code x} from the same index on. */
  static void exp(double[] x, int from, int count, double[] out, int outFrom) {
    ScalarExponential scratch = SCRATCH.get();
    for (int start = 0; start < count; start += TILE) {
      int tile = Math.min(TILE, count - start);
      System.arraycopy(x, from + start, scratch.argument, 0, tile);
      scratch.reduce(tile);
      scratch.writeAll(tile, out, outFrom + start);
    }
  }

  /**
   * Of the distances of terms from the largest of their row, which they replace, at most 256; 0 for
   * those below -708.
   *
   * @param sums the exponentials are added to them
   */
  static void ofDistances(double[] terms, int from, int rows, double[] largest, double[] sums) {
    ScalarExponential scratch = SCRATCH.get();
    for (int start = 0; start < rows; start += TILE) {
      int tile = Math.min(TILE, rows - start);
      System.arraycopy(largest, start, scratch.rest, 0, tile);
      System.arraycopy(terms, from + start, scratch.argument, 0, tile);
      subtract(scratch.argument, scratch.rest, tile);
      scratch.reduce(tile);
      scratch.writeDistances(tile, terms, from + start, sums, start);
    }
  }

  private static void subtract(double[] a, double[] b, int count) {
    for (int r = 0; r < count; r++) {
      a[r] -= b[r];
    }
  }

  private void reduce(int count) {
    split(argument, shifted, rest, count);
    powers(rest, power, count);
  }

  private static void split(double[] x, double[] shifted, double[] rest, int count) {
    for (int r = 0; r < count; r++) {
      double whole = x[r] * LOG2_E + ROUND;
      shifted[r] = whole;
      double n = whole - ROUND;
      rest[r] = x[r] - n * LN2_HIGH - n * LN2_LOW;
    }
  }

  private static void powers(double[] x, double[] out, int count) {
    for (int i = 0; i < count; i++) {
      double r = x[i];
      double p = 2.5100424157005067e-08;
      p = p * r + 2.7620138719733994e-07;
      p = p * r + 2.7557268378684192e-06;
      p = p * r + 2.480152119021773e-05;
      p = p * r + 0.00019841269863105968;
      p = p * r + 0.0013888888917281794;
      p = p * r + 0.008333333333330051;
      p = p * r + 0.04166666666662399;
      p = p * r + 0.16666666666666669;
      p = p * r + 0.5000000000000001;
      out[i] = 1 + (r + p * r * r);
    }
  }

  private static double times(double power, double shifted) {
    return power
        * Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) + BIAS) << FRACTION_BITS);
  }

  private void writeAll(int count, double[] out, int outFrom) {
    for (int r = 0; r < count; r++) {
      double x = argument[r];
      out[outFrom + r] = Math.abs(x) <= RANGE ? times(power[r], shifted[r]) : Math.exp(x);
    }
  }

  private void writeDistances(int count, double[] out, int outFrom, double[] sums, int sumsFrom) {
    for (int r = 0; r < count; r++) {
      double e = argument[r] >= -RANGE ? times(power[r], shifted[r]) : 0;
      out[outFrom + r] = e;
      sums[sumsFrom + r] += e;
    }
  }
}
