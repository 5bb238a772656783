package org.anomix.detect;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import org.anomix.Distribution;
import org.anomix.Notation;
import org.anomix.mixture.Mixture;

/**
 * The findings of one batch of rows, and the line they were judged by.
 *
 * @param model the law that says what is normal
 * @param scorer name of the scorer
 * @param threshold the line
 * @param findings one per row, in order
 */
public record Detection(Mixture model, String scorer, Threshold threshold, List<Finding> findings) {
  private static final MathContext DIGITS = new MathContext(6);

  /** Copies the list. */
  public Detection {
    findings = List.copyOf(findings);
  }

  /**
   * The findings of the anomalous rows.
   *
   * @return in the order of the rows
   */
  public List<Finding> anomalies() {
    return findings.stream().filter(Finding::anomaly).toList();
  }

  /**
   * Why a row was judged as it was.
   *
   * @param finding one of the findings
   * @return one line for a person
   */
  public String reason(Finding finding) {
    if (finding.component() < 0) {
      return "no component can make it: its density is 0";
    }
    Distribution law = model.components().get(finding.component());
    String component = "component " + finding.component() + ", " + Notation.rounded(law);
    if (threshold.of() == Threshold.Of.P_VALUE) {
      return String.format(
          Locale.ROOT,
          scorer.equals(DensityRanks.NAME)
              ? "probability %.2g of a row no denser in its known columns (nearest is %s) is %s %s"
              : "tail probability %.2g under %s is %s %s",
          finding.pValue(),
          component,
          finding.anomaly() ? "below" : "not below",
          Notation.number(new BigDecimal(threshold.line()).round(DIGITS).doubleValue()));
    }
    return String.format(
        Locale.ROOT,
        "score %.4g is %s %.4g; nearest is %s",
        finding.score(),
        finding.anomaly() ? "above" : "not above",
        threshold.line(),
        component);
  }
}
