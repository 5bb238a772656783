package org.anomix.detect;

import java.util.Arrays;
import java.util.List;
import org.anomix.AnomalyScorer;
import org.anomix.Check;
import org.anomix.Notation;
import org.anomix.ParameterException;
import org.anomix.UnknownNameException;

/**
 * How the line between normal and anomalous is drawn. The rules that come with anomix are written
 * {@code name=value}; a program may bring its own.
 */
@FunctionalInterface
public interface ThresholdRule {
  /**
   * Draws the line.
   *
   * @param scorerName the name of the scorer
   * @param scorer the scorer
   * @param scores the scores of the rows being judged
   * @return the line, which remembers this rule
   * @throws ParameterException if the rule makes no sense for that scorer
   */
  Threshold draw(String scorerName, AnomalyScorer scorer, double[] scores);

  /**
   * Reads a rule.
   *
   * @param text such as {@code confidence=0.95}
   * @return the rule
   * @throws ParameterException if the text is no rule, or its value is outside its domain
   * @throws UnknownNameException if there is no rule of that name
   */
  static ThresholdRule parse(String text) {
    int sign = text.indexOf('=');
    if (sign < 0) {
      throw new ParameterException("threshold", "rule", text, "NAME=VALUE as in confidence=0.95");
    }
    String name = text.substring(0, sign).strip();
    double value = number(name, text.substring(sign + 1).strip());
    return switch (name) {
      case "confidence" -> new Confidence(value);
      case "contamination" -> new Contamination(value);
      case "epsilon" -> new Epsilon(value);
      default ->
          throw new UnknownNameException(
              "threshold rule", name, List.of("confidence", "contamination", "epsilon"));
    };
  }

  private static double number(String name, String text) {
    // Java would also read 0.5d and 0x1p-1, which are no numbers to anybody else.
    if (!text.matches("[-+.\\deE]+|[-+]?Infinity|NaN")) {
      throw new ParameterException("threshold", name, text, "a number");
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new ParameterException("threshold", name, text, "a number");
    }
  }

  /**
   * Anomalous is what has a p-value below one minus the confidence.
   *
   * @param level the confidence, strictly between 0 and 1
   */
  record Confidence(double level) implements ThresholdRule {
    /** Checks the level. */
    public Confidence {
      if (!(level > 0 && level < 1)) {
        throw new ParameterException("threshold", "confidence", level, "between 0 and 1");
      }
    }

    @Override
    public Threshold draw(String scorerName, AnomalyScorer scorer, double[] scores) {
      if (!scorer.hasPValues()) {
        throw new ParameterException(
            "threshold",
            "confidence",
            level,
            "used with a scorer that has p-values, such as tail; " + scorerName + " has none");
      }
      return new Threshold(this, Threshold.Of.P_VALUE, 1 - level);
    }

    @Override
    public String toString() {
      return "confidence=" + Notation.number(level);
    }
  }

  /**
   * Anomalous are the rows of highest score, at most a given share of those being judged; rows tied
   * with the first one left out are left out too. Rows that the model cannot make are anomalous
   * even beyond that share.
   *
   * @param share the share, strictly between 0 and 1
   */
  record Contamination(double share) implements ThresholdRule {
    /** Checks the share. */
    public Contamination {
      if (!(share > 0 && share < 1)) {
        throw new ParameterException("threshold", "contamination", share, "between 0 and 1");
      }
    }

    @Override
    public Threshold draw(String scorerName, AnomalyScorer scorer, double[] scores) {
      double[] sorted = scores.clone();
      Arrays.sort(sorted);
      // The tiny surplus keeps 0.3 of 10 rows at 3.
      int flagged = (int) Math.floor(share * sorted.length + 1e-9);
      double line =
          sorted.length == 0
              ? Double.POSITIVE_INFINITY
              : sorted[Math.max(sorted.length - 1 - flagged, 0)];
      return new Threshold(this, Threshold.Of.SCORE, line);
    }

    @Override
    public String toString() {
      return "contamination=" + Notation.number(share);
    }
  }

  /**
   * Anomalous is what has a density below a given one.
   *
   * @param density the density, positive and finite
   */
  record Epsilon(double density) implements ThresholdRule {
    /** Checks the density. */
    public Epsilon {
      Check.positive("threshold", "epsilon", density);
    }

    @Override
    public Threshold draw(String scorerName, AnomalyScorer scorer, double[] scores) {
      if (scorerName.equals(DensityRanks.NAME)) {
        throw new ParameterException(
            "threshold",
            "epsilon",
            density,
            "confidence or contamination: densities of rows with missing values have different units");
      }
      if (!scorerName.equals(DensityScorerProvider.NAME)) {
        throw new ParameterException(
            "threshold", "epsilon", density, "used with the scorer density, not " + scorerName);
      }
      return new Threshold(this, Threshold.Of.SCORE, -Math.log(density));
    }

    @Override
    public String toString() {
      return "epsilon=" + Notation.number(density);
    }
  }
}
