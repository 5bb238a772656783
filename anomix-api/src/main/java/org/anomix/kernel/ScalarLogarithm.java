package org.anomix.kernel;

/**
 * ln x = e ln 2 + ln m with x = 2<sup>e</sup> m and m between √½ and √2, where ln m = 2s + s³ p(s²)
 * for s = (m - 1)/(m + 1) and the polynomial p of degree 6 that interpolates at the Chebyshev
 * nodes; off by less than one last place. Faster than {@link Math#log}, since a compiler makes
 * vectors of all but the first step.
 */
final class ScalarLogarithm {
  /** So many numbers at a time stay near the core. */
  private static final int TILE = 256;

  private static final double LN2_HIGH = 0x1.62e42fee00000p-1;
  private static final double LN2_LOW = 0x1.a39ef35793c76p-33;

  /** The bits of √½, below those of every m. */
  private static final long LEAST = Double.doubleToRawLongBits(Math.sqrt(0.5));

  private static final int FRACTION_BITS = 52;

  private static final ThreadLocal<ScalarLogarithm> SCRATCH =
      ThreadLocal.withInitial(ScalarLogarithm::new);

  private final double[] argument = new double[TILE];
  private final double[] sum = new double[TILE];
  private final double[] fraction = new double[TILE];
  private final double[] exponent = new double[TILE];
  private final double[] log = new double[TILE];

  private ScalarLogarithm() {}

  /** Of any numbers; {@code out} may be {@code x} from the same index on. */
  static void log(double[] x, int from, int count, double[] out, int outFrom) {
    ScalarLogarithm scratch = SCRATCH.get();
    for (int start = 0; start < count; start += TILE) {
      int tile = Math.min(TILE, count - start);
      System.arraycopy(x, from + start, scratch.sum, 0, tile);
      scratch.compute(tile);
      double[] sum = scratch.sum;
      double[] log = scratch.log;
      for (int r = 0; r < tile; r++) {
        out[outFrom + start + r] = isNormal(sum[r]) ? log[r] : Math.log(sum[r]);
      }
    }
  }

  /** ln(1 + x), where what 1 + x has lost is added to the logarithm. */
  static void log1p(double[] x, int from, int count, double[] out, int outFrom) {
    ScalarLogarithm scratch = SCRATCH.get();
    double[] argument = scratch.argument;
    double[] sum = scratch.sum;
    double[] log = scratch.log;
    for (int start = 0; start < count; start += TILE) {
      int tile = Math.min(TILE, count - start);
      System.arraycopy(x, from + start, argument, 0, tile);
      for (int r = 0; r < tile; r++) {
        sum[r] = argument[r] + 1;
      }
      scratch.compute(tile);
      for (int r = 0; r < tile; r++) {
        log[r] += (argument[r] - (sum[r] - 1)) / sum[r];
      }
      for (int r = 0; r < tile; r++) {
        out[outFrom + start + r] = isNormal(sum[r]) ? log[r] : Math.log1p(argument[r]);
      }
    }
  }

  private static boolean isNormal(double x) {
    return x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE;
  }

  private void compute(int count) {
    split(sum, fraction, exponent, count);
    combine(fraction, exponent, log, count);
  }

  private static void split(double[] x, double[] fraction, double[] exponent, int count) {
    for (int r = 0; r < count; r++) {
      long bits = Double.doubleToRawLongBits(x[r]);
      long power = (bits - LEAST) >> FRACTION_BITS;
      fraction[r] = Double.longBitsToDouble(bits - (power << FRACTION_BITS));
      exponent[r] = power;
    }
  }

  private static void combine(double[] fraction, double[] exponent, double[] log, int count) {
    for (int r = 0; r < count; r++) {
      double f = fraction[r] - 1;
      double s = f / (fraction[r] + 1);
      double z = s * s;
      double p = 0.14617807153417325;
      p = p * z + 0.15331611722055008;
      p = p * z + 0.1818289243253687;
      p = p * z + 0.22222211089379496;
      p = p * z + 0.28571428626253836;
      p = p * z + 0.3999999999989889;
      p = p * z + 0.666666666666667;
      // 2s = f - s f, of which f is exact.
      double small = (p * z - f) * s + exponent[r] * LN2_LOW;
      log[r] = exponent[r] * LN2_HIGH + (f + small);
    }
  }
}
