package org.anomix.univariate;

/**
 * The modified Bessel functions that normalise the von Mises law, scaled so that they do not
 * overflow: by the trapezoidal rule on the circle, whose error for k nodes is of the order of
 * I_k(κ) only, and by Hankel's expansion (DLMF 10.40.1) from κ = 30 on, where it has as many digits
 * as a double.
 */
public final class ModifiedBessel {
  private static final double LARGE = 30;

  /** sin²(t/2) at the midpoints of 32 equal parts of [0, π]. */
  private static final double[] NODES = nodes(32);

  private ModifiedBessel() {}

  private static double[] nodes(int count) {
    double[] squares = new double[count];
    for (int j = 0; j < count; j++) {
      double sine = Math.sin((j + 0.5) * Math.PI / (2 * count));
      squares[j] = sine * sine;
    }
    return squares;
  }

  /**
   * I_0(κ) e^-κ.
   *
   * @param kappa at least 0
   * @return the scaled function, 1 at 0
   */
  public static double scaledZero(double kappa) {
    if (kappa >= LARGE) {
      double term = 1;
      double sum = 1;
      for (int k = 1; term > 0x1p-60; k++) {
        term *= odd(k) / (8 * k * kappa);
        sum += term;
      }
      return sum / Math.sqrt(2 * Math.PI) / Math.sqrt(kappa);
    }
    double sum = 0;
    for (double square : NODES) {
      sum += Math.exp(-2 * kappa * square);
    }
    return sum / NODES.length;
  }

  /** The square of the k-th odd number. */
  private static double odd(int k) {
    return (2.0 * k - 1) * (2.0 * k - 1);
  }

  /**
   * I_1(κ)/I_0(κ), the mean resultant length of a von Mises law, relative to its size.
   *
   * @param kappa at least 0
   * @return the ratio, between 0 and 1
   */
  public static double ratio(double kappa) {
    if (kappa >= 1) {
      return 1 - oneMinusRatio(kappa);
    }
    double ratio = 0;
    for (int n = 20; n >= 1; n--) { // the continued fraction of DLMF 10.33.1
      ratio = 1 / (2 * n / kappa + ratio);
    }
    return ratio;
  }

  /**
   * 1 - I_1(κ)/I_0(κ), relative to its size for large κ, where it is some 1/(2κ).
   *
   * @param kappa at least 0
   * @return the difference, a sum of positive terms
   */
  public static double oneMinusRatio(double kappa) {
    double zero = 0;
    double difference = 0;
    if (kappa >= LARGE) {
      double ofZero = 1;
      double ofOne = 1; // all that follow are negative
      zero = 1;
      for (int k = 1; ofZero > 0x1p-60; k++) {
        ofZero *= odd(k) / (8 * k * kappa);
        ofOne *= (odd(k) - 4) / (8 * k * kappa);
        zero += ofZero;
        difference += ofZero - ofOne;
      }
    } else {
      for (double square : NODES) {
        double density = Math.exp(-2 * kappa * square);
        zero += density;
        difference += 2 * square * density;
      }
    }
    return difference / zero;
  }

  /**
   * The κ where the ratio takes a value.
   *
   * @param ratio from 0 to 1
   * @param oneMinusRatio 1 - ratio, known on its own where it is small
   * @return the inverse; 0 for 0
   */
  public static double inverseRatio(double ratio, double oneMinusRatio) {
    if (!(ratio > 0)) {
      return 0;
    }
    boolean small = ratio < 0.44;
    double log = Math.log(small ? ratio : oneMinusRatio);
    double low = small ? Math.log(2) + log : Math.log(0.49) - log;
    double high = small ? Math.log(2.4) + log : Math.log(0.65) - log;
    double root =
        Newton.root(
            u -> {
              double kappa = Math.exp(u);
              return small ? Math.log(ratio(kappa)) - log : log - Math.log(oneMinusRatio(kappa));
            },
            (u, value) -> slope(Math.exp(u), small),
            low,
            high,
            0.5 * (low + high));
    return Math.exp(root);
  }

  /** d ln ratio / d ln κ, or the same of the complement without its sign. */
  private static double slope(double kappa, boolean small) {
    if (kappa > 1000) {
      return 1; // what is subtracted below leaves no digits
    }
    double a = ratio(kappa);
    double derivative = 1 - a * a - a / kappa;
    return kappa * derivative / (small ? a : 1 - a);
  }
}
