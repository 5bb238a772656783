package org.anomix;

/**
 * How small scales may become, in units of the data: what keeps the likelihood of a mixture with
 * free scales bounded (Hathaway 1985).
 *
 * @param scale least scale of a light-tailed law, in units of its column
 * @param heavyTailedScale least scale of a heavy-tailed law, in units of its column
 * @param eigenvalue least eigenvalue of a covariance whose columns are divided by their units
 */
public record Floors(double scale, double heavyTailedScale, double eigenvalue) {
  /** The floors used when none are asked for. */
  public static final Floors DEFAULT = new Floors(1e-3, 1e-4, 1e-6);

  /** Checks that all three are positive and finite. */
  public Floors {
    Check.positive("floors", "scale", scale);
    Check.positive("floors", "heavyTailedScale", heavyTailedScale);
    Check.positive("floors", "eigenvalue", eigenvalue);
  }
}
