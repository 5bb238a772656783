package org.anomix.io;

import org.anomix.detect.Detection;

/** Findings as JSON for other programs. */
public final class DetectionReport {
  private DetectionReport() {}

  /**
   * The report: the rule, the line it drew, and one entry per row.
   *
   * @param detection the findings
   * @return indented JSON
   */
  public static String json(Detection detection) {
    return JsonWriter.object(
        out -> {
          out.text("scorer", detection.scorer());
          out.member(
              "threshold",
              inner -> {
                inner.text("rule", detection.threshold().rule().toString());
                inner.text("of", detection.threshold().of().name());
                inner.number("line", detection.threshold().line());
              });
          out.whole("rows", detection.findings().size());
          out.whole("anomalies", detection.anomalies().size());
          out.list(
              "findings",
              detection.findings(),
              finding -> {
                out.whole("row", finding.row());
                out.number("score", finding.score());
                if (!Double.isNaN(finding.pValue())) {
                  out.number("p_value", finding.pValue());
                }
                out.flag("anomaly", finding.anomaly());
                out.whole("component", finding.component());
                if (!Double.isNaN(finding.responsibility())) {
                  out.number("responsibility", finding.responsibility());
                }
                out.text("reason", detection.reason(finding));
              });
        });
  }
}
