package org.anomix.em;

import java.util.random.RandomGenerator;
import org.anomix.UnivariateDistribution;
import org.anomix.mixture.Turn;

/**
 * The probability integral transform of a value under the true law uniform on (0, 1), by the
 * logarithms of its two sides. At an atom a point of the jump is drawn (Czado, Gneiting and Held
 * 2009).
 *
 * @param logLower ln u
 * @param logUpper ln(1 - u)
 */
record Transform(double logLower, double logUpper) {
  /** Between two neighbouring doubles only an atom has a probability worth the name. */
  private static final double ATOM = 1e-9;

  static Transform of(
      UnivariateDistribution law, double x, Truncation window, RandomGenerator random) {
    double logInside = law.logProbability(window.lower(), window.upper());
    double lower = law.logProbability(window.lower(), x) - logInside;
    double upper = law.logProbability(x, window.upper()) - logInside;
    if (law.hasAtoms()) {
      double before = law.logProbability(window.lower(), Math.nextDown(x)) - logInside;
      double jump = Math.exp(lower) - Math.exp(before);
      if (jump > ATOM) {
        double share = random.nextDouble();
        return new Transform(
            Math.log(Math.exp(before) + share * jump),
            Math.log(Math.exp(upper) + (1 - share) * jump));
      }
    }
    return new Transform(lower, upper);
  }

  /** That of a value on any turn of a law with a period. */
  static Transform of(Turn turn, double x) {
    return new Transform(turn.logBefore(x), turn.logAfter(x));
  }

  double u() {
    return Math.exp(logLower);
  }

  /** Ascends with u, and keeps digits where u is next to 1. */
  double logit() {
    return logLower - logUpper;
  }
}
