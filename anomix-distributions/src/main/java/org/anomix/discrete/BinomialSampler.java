package org.anomix.discrete;

import java.util.random.RandomGenerator;

/** Draws numbers of successes: exact, in a time that does not grow with the trials. */
final class BinomialSampler {
  private final BinomialMass mass;
  private final double trials;

  /** The smaller of p and 1 - p. */
  private final double rare;

  private final boolean flipped;

  BinomialSampler(double trials, double p) {
    this.trials = trials;
    this.flipped = p > 0.5;
    this.rare = flipped ? 1 - p : p;
    this.mass = new BinomialMass(rare);
  }

  double draw(RandomGenerator random) {
    double count = trials * rare < 10 ? waiting(random) : transformedRejection(random);
    return flipped ? trials - count : count;
  }

  /** Devroye (1986), chapter X.4.3: of the trials left, how long until the next success. */
  private double waiting(RandomGenerator random) {
    double end = -Math.log1p(-rare);
    double count = 0;
    for (double time = random.nextExponential() / trials; time < end; ) {
      count++;
      time += random.nextExponential() / (trials - count);
    }
    return Math.min(count, trials);
  }

  /** Hörmann (1993), The generation of binomial random variates: BTRS. */
  private double transformedRejection(RandomGenerator random) {
    double sd = Math.sqrt(trials * rare * (1 - rare));
    double b = 1.15 + 2.53 * sd;
    double a = -0.0873 + 0.0248 * b + 0.01 * rare;
    double centre = trials * rare + 0.5;
    double inner = 0.92 - 4.2 / b;
    double scale = (2.83 + 5.1 / b) * sd;
    double atMode = mass.log(Math.floor((trials + 1) * rare), trials);
    while (true) {
      double u = random.nextDouble() - 0.5;
      double v = random.nextDouble();
      double us = 0.5 - Math.abs(u);
      double k = Math.floor((2 * a / us + b) * u + centre);
      if (us >= 0.07 && v <= inner) {
        return k;
      }
      boolean possible = k >= 0 && k <= trials;
      if (possible && Math.log(v * scale / (a / (us * us) + b)) <= mass.log(k, trials) - atMode) {
        return k;
      }
    }
  }
}
