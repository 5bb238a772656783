package org.anomix.continuous;

/**
 * Sines and cosines of many angles up to some hundred radians, but for the sign that both change
 * with every half turn. The loops are such that a compiler makes vectors of them.
 */
final class HalfTurns {
  /** Added to a number below 2<sup>51</sup>, it leaves the nearest whole number. */
  private static final double ROUND = 0x1.8p52;

  private static final double INVERSE_PI = 1 / Math.PI;

  /** π in three parts, of which small multiples of the first two are exact. */
  private static final double PI_HEAD = 0x1.921fb5p1;

  private static final double PI_MIDDLE = Math.PI - PI_HEAD;
  private static final double PI_REST = 1.2246467991473532e-16;

  private HalfTurns() {}

  /** Takes whole half turns off, until angles lie between -π/2 and π/2. */
  static void reduce(double[] angles, int rows) {
    for (int r = 0; r < rows; r++) {
      double turns = (angles[r] * INVERSE_PI + ROUND) - ROUND;
      angles[r] = angles[r] - turns * PI_HEAD - turns * PI_MIDDLE - turns * PI_REST;
    }
  }

  /** By Taylor's series, to the last place but one. */
  static void sines(double[] angles, int rows, double[] out) {
    for (int r = 0; r < rows; r++) {
      double s = angles[r] * angles[r];
      double sum = -3.868170170630684e-23;
      sum = sum * s + 1.9572941063391263e-20;
      sum = sum * s - 8.22063524662433e-18;
      sum = sum * s + 2.8114572543455206e-15;
      sum = sum * s - 7.647163731819816e-13;
      sum = sum * s + 1.6059043836821613e-10;
      sum = sum * s - 2.505210838544172e-08;
      sum = sum * s + 2.7557319223985893e-06;
      sum = sum * s - 0.0001984126984126984;
      sum = sum * s + 0.008333333333333333;
      sum = sum * s - 0.16666666666666666;
      out[r] = angles[r] + angles[r] * (s * sum);
    }
  }

  /** By Taylor's series, to 2e-16. */
  static void cosines(double[] angles, int rows, double[] out) {
    for (int r = 0; r < rows; r++) {
      double s = angles[r] * angles[r];
      double sum = -8.896791392450574e-22;
      sum = sum * s + 4.110317623312165e-19;
      sum = sum * s - 1.5619206968586225e-16;
      sum = sum * s + 4.779477332387385e-14;
      sum = sum * s - 1.1470745597729725e-11;
      sum = sum * s + 2.08767569878681e-09;
      sum = sum * s - 2.755731922398589e-07;
      sum = sum * s + 2.48015873015873e-05;
      sum = sum * s - 0.001388888888888889;
      sum = sum * s + 0.041666666666666664;
      sum = sum * s - 0.5;
      out[r] = 1 + s * sum;
    }
  }
}
