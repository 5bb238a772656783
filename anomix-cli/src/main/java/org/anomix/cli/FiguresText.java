package org.anomix.cli;

import java.util.stream.Collectors;
import org.anomix.Notation;
import org.anomix.em.Trimming;
import org.anomix.io.FitSummary;

/** The figures that are told of a fit and of the model file it left alike. */
final class FiguresText {
  private static final int MOST_ROWS = 10;

  private FiguresText() {}

  /**
   * Adds the criteria, the rows and the number of parameters.
   *
   * @param ofRows what else is to be said of the rows
   */
  static void add(Lines out, FitSummary fit, String ofRows) {
    out.line("BIC", Numbers.fixed(fit.bic(), 4) + "  (smaller is better)");
    out.line("AIC", Numbers.fixed(fit.aic(), 4));
    out.line("ICL", Numbers.fixed(fit.icl(), 4));
    boolean weighted = fit.totalWeight() != fit.rows();
    String weight = weighted ? ", total weight " + Notation.number(fit.totalWeight()) : "";
    out.line("rows", fit.rows() + weight + ofRows);
    if (fit.missingValues() > 0) {
      String count = Numbers.count(fit.missingValues(), "value", "values");
      out.line("missing", count + ", integrated out");
    }
    if (fit.trimming().any()) {
      out.line("trimmed", trimmed(fit.trimming(), fit.rows()));
    }
    out.line("free parameters", Integer.toString(fit.freeParameters()));
  }

  /** Such as {@code 3 of 60 rows: 4, 17, 58}. */
  private static String trimmed(Trimming trimming, int rows) {
    int count = trimming.rows().size();
    return count
        + " of "
        + Numbers.count(rows, "row", "rows")
        + (trimming.weight() == count ? "" : ", weight " + Notation.number(trimming.weight()))
        + (count == 0 ? "" : ": ")
        + trimming.rows().stream()
            .limit(MOST_ROWS)
            .map(Object::toString)
            .collect(Collectors.joining(", "))
        + (count > MOST_ROWS ? ", ..." : "");
  }
}
