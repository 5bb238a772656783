package org.anomix.continuous;

import java.util.OptionalDouble;

/**
 * The bound that a step for a skew-normal law maximises: the regression of z on the latent τ, in
 * units of the current scale. About the location, z has the sum of squares A, its product with τ
 * the sum B, and τ² the sum C; the bound is -W ln ω - (A - 2DB + D²C)/(2Γ) + W ln(ω²/Γ)/2 with D =
 * ωδ and Γ = ω²(1 - δ²).
 */
final class SkewNormalRegression {
  /** Halvings of an interval until it is one double wide. */
  private static final int HALVINGS = 70;

  /**
   * A maximum in units of the current scale.
   *
   * @param slope of z on τ, before a free scale of τ is made part of it
   */
  record Solution(double scale, double shape, double slope) {
    static Solution of(double scale, double shape) {
      return new Solution(scale, shape, scale * (shape / Math.hypot(1, shape)));
    }
  }

  private final double weight;
  private final double delta;
  private final double meanResidual;
  private final double meanLatent;
  private final double residuals;
  private final double mixed;
  private final double latents;
  private final double variances;
  private final double latentSquare;

  private SkewNormalRegression(
      double[] state, double delta, double residuals, double mixed, double latents) {
    this.weight = state[0];
    this.delta = delta;
    this.meanResidual = state[1] / weight;
    this.meanLatent = state[3] / weight;
    this.residuals = residuals;
    this.mixed = mixed;
    this.latents = latents;
    this.variances = state[6];
    this.latentSquare = (state[4] + variances) / weight;
  }

  /** From the sums of the estimator, about the best location or a fixed one. */
  static SkewNormalRegression of(SkewNormal law, double[] state, OptionalDouble fixedLocation) {
    double delta = law.shape() / Math.hypot(1, law.shape());
    double w = state[0];
    if (fixedLocation.isPresent()) {
      double shift = (law.location() - fixedLocation.getAsDouble()) / law.scale();
      return new SkewNormalRegression(
          state,
          delta,
          state[2] + 2 * shift * state[1] + w * shift * shift,
          state[5] + shift * state[3],
          state[4]);
    }
    return new SkewNormalRegression(
        state,
        delta,
        Math.max(state[2] - state[1] / w * state[1], 0),
        state[5] - state[1] / w * state[3],
        Math.max(state[4] - state[3] / w * state[3], 0));
  }

  boolean isFinite() {
    return Double.isFinite(residuals + Math.abs(mixed) + latents + variances + latentSquare);
  }

  /** The best location for a slope D, as a distance from the current one. */
  double location(double slope) {
    return meanResidual - (slope - delta) * meanLatent;
  }

  /** The sign of the best slope. */
  double slopeSign() {
    double product = mixed + delta * latents;
    return product == 0 ? delta : product;
  }

  /** Without any constraint. */
  Solution free() {
    return free(1);
  }

  /** Without any constraint, and with τ on the scale that its mean square suggests. */
  Solution expanded() {
    return free(Math.sqrt(latentSquare));
  }

  private Solution free(double factor) {
    // The change of the slope and not the slope itself: the residuals are those of the current one.
    double change = (mixed - delta * variances) / (latents + variances);
    double slope = delta + change;
    double squares =
        residuals - 2 * change * mixed + change * change * latents + slope * slope * variances;
    double gamma = Math.sqrt(Math.max(squares, 0) / weight);
    return new Solution(Math.hypot(gamma, factor * slope), factor * slope / gamma, slope);
  }

  private double squareOfZ() {
    return Math.max(residuals + 2 * delta * mixed + delta * delta * latents, 0);
  }

  /** The best scale for a shape, of a bound that is concave in its reciprocal. */
  Solution ofShape(double shape) {
    double root = Math.hypot(1, shape);
    double a = root * root * squareOfZ();
    double b = shape * root * (mixed + delta * latents);
    double discriminant = Math.sqrt(b * b + 4 * a * weight);
    double scale = b > 0 ? 2 * a / (b + discriminant) : (discriminant - b) / (2 * weight);
    return Solution.of(scale, shape);
  }

  /**
   * The best shape for a scale. With shape = sinh s the bound has one maximum on the side of s that
   * the product of z and τ points to: divided by cosh 2s, its derivative is concave in tanh 2s.
   */
  Solution ofScale(double scale, double mostShape) {
    double side = Math.signum(slopeSign()) < 0 ? -1 : 1;
    double product = Math.abs(mixed + delta * latents) / scale;
    double squares = squareOfZ() / scale / scale + latents + variances;
    double low = 0;
    double high = Math.log(mostShape + Math.hypot(1, mostShape));
    if (slopeOfBound(high, product, squares) >= 0) {
      return Solution.of(scale, side * mostShape);
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = 0.5 * (low + high);
      if (slopeOfBound(middle, product, squares) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Solution.of(scale, side * Math.sinh(high));
  }

  private double slopeOfBound(double s, double product, double squares) {
    double tangent = Math.tanh(2 * s);
    return weight * Math.tanh(s) / Math.cosh(2 * s) - 0.5 * squares * tangent + product;
  }
}
