package org.anomix.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.anomix.Rows;
import org.anomix.detect.Detection;
import org.anomix.detect.Finding;

/** Findings for a person, and as CSV. */
final class DetectionText {
  private DetectionText() {}

  /** The anomalous rows as an aligned table under a line that says how they were found. */
  static String table(Detection detection, Rows rows) {
    List<Finding> anomalies = detection.anomalies();
    StringBuilder out = new StringBuilder();
    out.append(anomalies.size())
        .append(" of ")
        .append(Numbers.count(detection.findings().size(), "row", "rows"))
        .append(anomalies.size() == 1 ? " is" : " are")
        .append(" anomalous (scorer ")
        .append(detection.scorer())
        .append(", threshold ")
        .append(detection.threshold().rule())
        .append(")\n");
    if (anomalies.isEmpty()) {
      return out.toString();
    }
    List<List<String>> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("row"));
    head.addAll(rows.columnNames());
    head.add("score");
    head.add("why");
    lines.add(head);
    for (Finding finding : anomalies) {
      List<String> line = new ArrayList<>(List.of(Integer.toString(finding.row())));
      for (double value : rows.row(finding.row())) {
        line.add(Double.isNaN(value) ? "-" : Numbers.rounded(value));
      }
      line.add(String.format(Locale.ROOT, "%.4g", finding.score()));
      line.add(detection.reason(finding));
      lines.add(line);
    }
    return out.append(TextTable.aligned(lines)).toString();
  }

  /** One line per row. */
  static void csv(Detection detection, PrintWriter out) {
    out.println("row,score,p_value,anomaly,component,responsibility");
    for (Finding finding : detection.findings()) {
      out.println(
          finding.row()
              + ","
              + Numbers.text(finding.score())
              + ","
              + orEmpty(finding.pValue())
              + ","
              + finding.anomaly()
              + ","
              + finding.component()
              + ","
              + orEmpty(finding.responsibility()));
    }
  }

  private static String orEmpty(double number) {
    return Double.isNaN(number) ? "" : Numbers.text(number);
  }
}
