package org.anomix.univariate;

/**
 * The tail of a von Mises law beyond a distance from its mean, on either side: the density there
 * times the integral of what the density has fallen by farther out, a smooth and falling function.
 * The distance to the end of the support, π less that from the mean, is kept beside it: it is all
 * that a tail close to the end consists of.
 */
public final class VonMisesTails {
  /** What π has beyond its double. */
  public static final double PI_REST = 1.2246467991473532e-16;

  private static final double HALF_PI = 0.5 * Math.PI;

  /** Where a density has fallen to e^-40 of itself the rest adds nothing. */
  private static final double END = 40;

  private final double kappa;
  private final double scale;

  /**
   * The tails of a law.
   *
   * @param kappa its concentration, at least 0
   */
  public VonMisesTails(double kappa) {
    this.kappa = kappa;
    this.scale = 1 / (2 * Math.PI * ModifiedBessel.scaledZero(kappa));
  }

  /**
   * Both tails at a point.
   *
   * @param x the point
   * @param mean the mean of the law
   * @return the tails, which end at mean ± π; NaN for NaN
   */
  public Tails at(double x, double mean) {
    double distance = x - mean;
    if (!(Math.abs(distance) < 4)) {
      return distance < 0
          ? Tails.NOTHING_BELOW
          : distance > 0 ? Tails.NOTHING_ABOVE : Tails.of(true, Double.NaN);
    }
    double taken = x - distance;
    double lost = (x - (distance + taken)) + (taken - mean);
    double rest = distance < 0 ? -lost : lost;
    double fromMean = Math.abs(distance);
    double fromEnd = (Math.PI - fromMean) + (PI_REST - rest);
    boolean lower = distance < 0;
    if (fromEnd <= 0) {
      return lower ? Tails.NOTHING_BELOW : Tails.NOTHING_ABOVE;
    }
    Tails tail = beyond(fromMean, rest, fromEnd);
    return lower ? tail : tail.mirrored();
  }

  /**
   * The tail beyond a distance from the mean, as the lower one.
   *
   * @param fromMean the distance, from 0 to π
   * @param fromEnd π less the distance
   * @return the tail
   */
  public Tails beyond(double fromMean, double fromEnd) {
    return beyond(fromMean, 0, fromEnd);
  }

  private Tails beyond(double fromMean, double rest, double fromEnd) {
    boolean nearEnd = fromMean > HALF_PI;
    Exponent exponent = new Exponent();
    if (nearEnd) { // κ (cos d - 1) from its value at π
      double sine = Math.sin(0.5 * fromEnd);
      for (int half = 0; half < 2; half++) { // twice κ may be no double
        exponent.add(-kappa);
        exponent.add(kappa * sine * sine);
      }
    } else {
      double sine = Math.sin(0.5 * fromMean);
      exponent.add(-2 * (kappa * sine * sine));
      exponent.add(-kappa * Math.sin(fromMean) * rest);
    }
    double integral =
        GaussLegendre.integral(
            s -> {
              double middle = nearEnd ? fromEnd - 0.5 * s : fromMean + 0.5 * s;
              return Math.exp(-2 * (kappa * Math.sin(0.5 * s) * Math.sin(middle)));
            },
            0,
            reach(fromMean, fromEnd));
    return Tails.of(true, scale * integral, exponent);
  }

  /**
   * The probability within a distance on one side of the mean.
   *
   * @param fromMean the distance, up to π/2
   * @return the probability, up to 1/2
   */
  public double within(double fromMean) {
    double end = Math.min(fromMean, reach(0, Math.PI));
    return scale * GaussLegendre.integral(this::fallen, 0, end);
  }

  /**
   * The mean square of the distance from the mean.
   *
   * @return the variance on [mean - π, mean + π]
   */
  public double variance() {
    double end = reach(0, Math.PI);
    return 2 * scale * GaussLegendre.integral(s -> s * s * fallen(s), 0, end);
  }

  private double fallen(double distance) {
    double sine = Math.sin(0.5 * distance);
    return Math.exp(-2 * (kappa * sine * sine));
  }

  /** How far to go until the density has fallen to e^-40, or to the end. */
  private double reach(double fromMean, double fromEnd) {
    double fall = END / kappa;
    double cosine = Math.cos(fromMean);
    if (cosine - fall <= -1) {
      return fromEnd;
    }
    double sine = Math.sin(fromMean);
    double root = Math.sqrt(Math.max(sine * sine + 2 * fall * cosine, 0));
    double near = 2 * fall / (sine + root);
    double reach = near < 0.01 ? near : Math.acos(cosine - fall) - fromMean;
    return Math.min(reach, fromEnd);
  }
}
