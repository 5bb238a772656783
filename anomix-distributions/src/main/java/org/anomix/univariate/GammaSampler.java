package org.anomix.univariate;

import java.util.random.RandomGenerator;

/**
 * Draws from gamma laws of scale 1 by Marsaglia and Tsang (2000), A simple method for generating
 * gamma variables; shapes below 1 by their logarithms, which do not underflow.
 */
public final class GammaSampler {
  private final double shape;
  private final double d;
  private final double c;

  /**
   * Draws of a shape.
   *
   * @param shape positive and finite
   */
  public GammaSampler(double shape) {
    this.shape = shape;
    this.d = (shape < 1 ? shape + 1 : shape) - 1 / 3.0;
    this.c = 1 / Math.sqrt(9 * d);
  }

  /**
   * A draw; the law must have a shape of at least 1.
   *
   * @param random the source of randomness
   * @return a positive number
   */
  public double next(RandomGenerator random) {
    while (true) {
      double z = random.nextGaussian();
      double t = 1 + c * z;
      double v = t * t * t;
      double u = random.nextDouble();
      boolean squeezed = u < 1 - 0.0331 * (z * z) * (z * z);
      if (t > 0 && (squeezed || Math.log(u) < 0.5 * z * z + d * (1 - v + Math.log(v)))) {
        return d * v;
      }
    }
  }

  /**
   * The logarithm of a draw.
   *
   * @param random the source of randomness
   * @return a finite number
   */
  public double nextLog(RandomGenerator random) {
    double log = Math.log(next(random));
    return shape < 1 ? log - random.nextExponential() / shape : log;
  }
}
