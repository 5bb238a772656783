package org.anomix.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.anomix.em.GoodnessOfFit;
import org.anomix.em.ParameterEstimate;
import org.anomix.io.FitSummary;

/** Estimates with their errors, and tests of fit, for a person. */
final class EstimatesText {
  private static final int MOST = 60;
  private static final int DIGITS_OF_ERRORS = 3;

  private EstimatesText() {}

  /** Nothing where neither was asked for. */
  static String of(FitSummary fit) {
    StringBuilder out = new StringBuilder();
    if (!fit.estimates().isEmpty()) {
      out.append('\n').append(table(fit.estimates()));
      if (fit.estimates().size() > MOST) {
        out.append("and ")
            .append(fit.estimates().size() - MOST)
            .append(" more in --format json and in the model file\n");
      }
    }
    if (!fit.tests().isEmpty()) {
      out.append('\n');
    }
    for (GoodnessOfFit.Test test : fit.tests()) {
      out.append(
          String.format(
              Locale.ROOT,
              "%-18s %s, p-value %s%n",
              test.name(),
              Numbers.rounded(test.statistic()),
              Numbers.rounded(test.pValue(), DIGITS_OF_ERRORS)));
    }
    return out.toString();
  }

  private static String table(List<ParameterEstimate> estimates) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("component", "parameter", "estimate", "standard error", "95 % from", "to"));
    for (ParameterEstimate e : estimates.subList(0, Math.min(MOST, estimates.size()))) {
      lines.add(
          List.of(
              Integer.toString(e.component()),
              e.name(),
              Numbers.rounded(e.value()),
              error(e.standardError()),
              limit(e.lower()),
              limit(e.upper())));
    }
    return TextTable.aligned(lines);
  }

  private static String error(double error) {
    return Double.isNaN(error) ? "-" : Numbers.rounded(error, DIGITS_OF_ERRORS);
  }

  private static String limit(double limit) {
    return Double.isNaN(limit) ? "-" : Numbers.rounded(limit);
  }
}
