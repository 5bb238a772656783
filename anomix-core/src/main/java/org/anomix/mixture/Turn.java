package org.anomix.mixture;

import java.util.Optional;
import org.anomix.Notation;
import org.anomix.UnivariateDistribution;

/**
 * One turn of a mixture of laws of the same period, as of angles: the values from a cut opposite to
 * the mean direction on, once around. A density with a period says nothing of the turn that a value
 * was written on; a distribution function needs a place to begin.
 */
public final class Turn {
  /** Halvings that leave nothing of a turn but neighbouring doubles. */
  private static final int HALVINGS = 60;

  private final UnivariateMixture law;
  private final double period;
  private final double from;

  private Turn(UnivariateMixture law, double period, double from) {
    this.law = law;
    this.period = period;
    this.from = from;
  }

  /**
   * The turn of a mixture.
   *
   * @param mixture the mixture
   * @return its turn; nothing if its components do not all have the same period
   */
  public static Optional<Turn> of(UnivariateMixture mixture) {
    UnivariateMixture law = (UnivariateMixture) mixture.flattened();
    double period = law.period();
    if (period == Double.POSITIVE_INFINITY) {
      return Optional.empty();
    }
    if (law.size() == 1) {
      return Optional.of(new Turn(law, period, start(law, 0)));
    }
    double perUnit = 2 * Math.PI / period;
    double sines = 0;
    double cosines = 0;
    for (int k = 0; k < law.size(); k++) {
      double angle = component(law, k).mean() * perUnit;
      sines += law.weight(k) * Math.sin(angle);
      cosines += law.weight(k) * Math.cos(angle);
    }
    return Optional.of(new Turn(law, period, Math.atan2(sines, cosines) / perUnit - period / 2));
  }

  private static UnivariateDistribution component(UnivariateMixture law, int k) {
    return (UnivariateDistribution) law.components().get(k);
  }

  /** Where the turn of a component's own tails begins. */
  private static double start(UnivariateMixture law, int k) {
    return component(law, k).quantile(0);
  }

  /**
   * The value that stands for another on this turn.
   *
   * @param x a value on any turn
   * @return the value itself if it lies on this one
   */
  public double place(double x) {
    return place(x, from);
  }

  private double place(double x, double start) {
    return x - period * Math.floor((x - start) / period);
  }

  /**
   * ln of the probability from the cut up to a value.
   *
   * @param x a value on any turn
   * @return the log probability, -∞ at the cut
   */
  public double logBefore(double x) {
    if (law.size() == 1) {
      return component(law, 0).logCdf(place(x, from));
    }
    double sum = 0;
    for (int k = 0; k < law.size(); k++) {
      double start = start(law, k);
      double cut = place(from, start);
      double end = place(x, start);
      double around = end < cut ? 1 : 0;
      UnivariateDistribution component = component(law, k);
      sum += law.weight(k) * (around + component.cdf(end) - component.cdf(cut));
    }
    return Math.log(Math.max(0, Math.min(sum, 1)));
  }

  /**
   * ln of the probability from a value up to the cut.
   *
   * @param x a value on any turn
   * @return the log probability
   */
  public double logAfter(double x) {
    if (law.size() == 1) {
      return component(law, 0).logSurvival(place(x, from));
    }
    return Math.log1p(-Math.exp(logBefore(x)));
  }

  /**
   * The value up to which a probability lies on this turn.
   *
   * @param p a probability
   * @return the quantile
   */
  public double quantile(double p) {
    double low = from;
    double high = from + period;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = 0.5 * (low + high);
      if (Math.exp(logBefore(middle)) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /**
   * The turn for a person.
   *
   * @return its two ends
   */
  @Override
  public String toString() {
    return "[" + Notation.number(from) + ", " + Notation.number(from + period) + ")";
  }
}
