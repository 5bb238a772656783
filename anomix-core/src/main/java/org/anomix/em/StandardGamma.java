package org.anomix.em;

import java.util.random.RandomGenerator;

/** Draws from the gamma law of scale 1. */
final class StandardGamma {
  private StandardGamma() {}

  /**
   * One value, by rejection from the cube of a normal variable (Marsaglia and Tsang 2000); for
   * shapes below 1 from that of the next shape, times a power of a uniform variable.
   *
   * @param shape at least 0, where the value is 0
   */
  static double draw(RandomGenerator random, double shape) {
    if (shape == 0) {
      return 0;
    }
    if (shape == 1) {
      return random.nextExponential();
    }
    if (shape < 1) {
      return draw(random, shape + 1) * Math.exp(-random.nextExponential() / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double z = random.nextGaussian();
      double root = 1 + c * z;
      double cube = root * root * root;
      if (cube > 0 && random.nextExponential() > -(0.5 * z * z + d * (1 - cube + Math.log(cube)))) {
        return d * cube;
      }
    }
  }
}
