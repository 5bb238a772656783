package org.anomix.univariate;

import java.util.List;
import org.anomix.Diagnosis;
import org.anomix.Notation;

/**
 * The two steps that the bounds of {@link DfEvidence} promise a gain for: location, scatter and df
 * together, or df alone.
 *
 * @param together the best df of the first bound
 * @param gainTogether the gain of the first bound
 * @param alone the best df of the second bound
 * @param gainAlone the gain of the second bound
 */
public record DfStep(double together, double gainTogether, double alone, double gainAlone) {
  /** With fewer df a thousandth of all values is beyond every double. */
  private static final double LEAST_DF = 0.01;

  /** Beyond it the log density is that of a normal law to some 1e-6 z⁴, and df means nothing. */
  private static final double MOST_DF = 1e6;

  /**
   * The steps of some evidence.
   *
   * @param evidence that of a component, or of several with common df; of some weight
   * @param df at the present law
   * @return the steps
   */
  public static DfStep of(DfEvidence evidence, double df) {
    double together = evidence.best();
    double alone = evidence.bestAlone(df);
    return new DfStep(
        together,
        evidence.gainTogether(df, within(together)),
        alone,
        evidence.gainAlone(df, within(alone)));
  }

  /**
   * Whether df alone is to move.
   *
   * @return true where the second bound gains more
   */
  public boolean prefersAlone() {
    return gainAlone > Math.max(gainTogether, 0);
  }

  /**
   * Where a step goes.
   *
   * @param onlyDf whether df moves alone
   * @return its df, within what is estimated
   */
  public double df(boolean onlyDf) {
    return within(onlyDf ? alone : together);
  }

  /**
   * What a step touches.
   *
   * @param onlyDf whether df moves alone
   * @return one diagnosis where df is held at an end, else none
   */
  public List<Diagnosis> diagnoses(boolean onlyDf) {
    double best = onlyDf ? alone : together;
    if (best > MOST_DF) {
      return List.of(
          Diagnosis.boundary(
              "df is held at its largest value "
                  + Notation.number(MOST_DF)
                  + ": hardly other than normal"));
    }
    return best < LEAST_DF
        ? List.of(Diagnosis.boundary("df is held at its least value " + Notation.number(LEAST_DF)))
        : List.of();
  }

  /**
   * The nearest df that is estimated.
   *
   * @param df any df
   * @return between 0.01 and 1e6
   */
  public static double within(double df) {
    return Math.min(Math.max(df, LEAST_DF), MOST_DF);
  }
}
