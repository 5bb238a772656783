package org.anomix.plot;

import java.util.Optional;
import org.anomix.DataException;
import org.anomix.Notation;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.em.Truncation;
import org.anomix.mixture.Turn;
import org.anomix.mixture.UnivariateMixture;

/**
 * The law of the values that could be observed: a model, given its window.
 *
 * @param model the law of all values, seen or not
 * @param window where they could be observed
 */
record SeenLaw(UnivariateMixture model, Truncation window) {
  SeenLaw {
    if (!(model.logProbability(window.lower(), window.upper()) > Double.NEGATIVE_INFINITY)) {
      throw new ParameterException(
          "picture", "window", text(window), "where the model has any probability");
    }
  }

  private static String text(Truncation window) {
    return "(" + Notation.number(window.lower()) + ", " + Notation.number(window.upper()) + "]";
  }

  /** Refuses rows that cannot be compared with the law value by value. */
  void check(Rows rows) {
    if (rows.hasIntervals()) {
      throw new DataException(
          "rows known only to intervals have no single value to be drawn at; the picture of"
              + " probability integral transforms (pit) takes them");
    }
    checkWindow(rows);
  }

  /** Refuses rows that cannot be drawn at all. */
  void checkWindow(Rows rows) {
    Column.check(rows);
    for (int r = 0; r < rows.size(); r++) {
      double x = rows.value(r, 0);
      if (!rows.isInterval(r) && !(x > window.lower() && x <= window.upper())) {
        throw new DataException(r, rows.columnName(0), x, "must lie in the window " + text(window));
      }
    }
  }

  private Optional<Turn> turn() {
    return window.hides() ? Optional.empty() : Turn.of(model);
  }

  /** The rows with values of a law with a period on the turn of its quantiles. */
  Rows placed(Rows rows) {
    Optional<Turn> turn = turn();
    if (turn.isEmpty()) {
      return rows;
    }
    double[] values = new double[rows.size()];
    double[] weights = new double[rows.size()];
    for (int r = 0; r < values.length; r++) {
      values[r] = turn.get().place(rows.value(r, 0));
      weights[r] = rows.weight(r);
    }
    return Rows.of(values).withWeights(weights);
  }

  /** The smallest x that an observed value does not exceed with probability p. */
  double quantile(double p) {
    if (window.equals(Truncation.NONE)) {
      return turn().map(turn -> turn.quantile(p)).orElseGet(() -> model.quantile(p));
    }
    double inside = Math.exp(model.logProbability(window.lower(), window.upper()));
    double below = model.cdf(window.lower()) + p * inside;
    double above = model.survival(window.upper()) + (1 - p) * inside;
    double x =
        below <= above
            ? model.quantile(Math.min(1, below))
            : model.inverseSurvival(Math.min(1, above));
    return Math.max(window.lower(), Math.min(x, window.upper()));
  }

  /** The probability that a value could be observed. */
  double probability() {
    return Math.exp(model.logProbability(window.lower(), window.upper()));
  }

  /** The probability that an observed value does not exceed x. */
  double cdf(double x) {
    Optional<Turn> turn = turn();
    if (turn.isPresent()) {
      return Math.exp(turn.get().logBefore(x));
    }
    double inside = model.logProbability(window.lower(), window.upper());
    return Math.min(1, Math.exp(model.logProbability(window.lower(), x) - inside));
  }

  /** The probability that an observed value lies below x: less than the cdf at an atom. */
  double cdfBefore(double x) {
    return model.hasAtoms() ? cdf(Math.nextDown(x)) : cdf(x);
  }
}
