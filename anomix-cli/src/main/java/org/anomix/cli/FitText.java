package org.anomix.cli;

import java.util.List;
import java.util.Locale;
import org.anomix.Notation;
import org.anomix.em.Fit;

/** A fit for a person. */
final class FitText {
  private static final int MOST_OPTIMA = 5;
  private static final int LONGEST_MODEL = 400;
  private static final int LONGEST_LAW = 160;

  private FitText() {}

  static String of(Fit fit, List<String> columns) {
    StringBuilder out = new StringBuilder();
    out.append(model(fit)).append("\n\n");
    line(out, "log-likelihood", Numbers.fixed(fit.logLikelihood(), 10));
    if (fit.objective() != fit.logLikelihood()) {
      line(out, "objective", Numbers.fixed(fit.objective(), 10));
    }
    line(out, "BIC", Numbers.fixed(fit.bic(), 4) + "  (smaller is better)");
    line(out, "AIC", Numbers.fixed(fit.aic(), 4));
    line(out, "ICL", Numbers.fixed(fit.icl(), 4));
    line(
        out,
        "rows",
        fit.rows()
            + (fit.totalWeight() == fit.rows()
                ? ""
                : ", total weight " + Notation.number(fit.totalWeight()))
            + "; columns "
            + String.join(", ", columns));
    if (fit.missingValues() > 0) {
      line(
          out,
          "missing",
          Numbers.count(fit.missingValues(), "value", "values") + ", integrated out");
    }
    if (fit.trimming().any()) {
      line(out, "trimmed", TrimmedText.of(fit.trimming(), fit.rows()));
    }
    line(out, "free parameters", Integer.toString(fit.freeParameters()));
    line(out, "stopped", reason(fit));
    if (!fit.otherOptima().isEmpty()) {
      line(
          out,
          "other optima",
          fit.otherOptima().stream()
              .limit(MOST_OPTIMA)
              .map(
                  optimum ->
                      Numbers.fixed(optimum.objective(), 4)
                          + (optimum.touchesGuard() ? " (spurious)" : ""))
              .reduce((a, b) -> a + ", " + b)
              .orElse(""));
    }
    return out.toString();
  }

  /** The notation to the last bit where a person can still read it, else its outline. */
  private static String model(Fit fit) {
    String exact = fit.model().toString();
    if (exact.length() <= LONGEST_MODEL) {
      return exact;
    }
    StringBuilder outline = new StringBuilder();
    for (int k = 0; k < fit.model().size(); k++) {
      String law = Notation.rounded(fit.model().components().get(k));
      outline
          .append(k == 0 ? "  " : "+ ")
          .append(String.format(Locale.ROOT, "%.3g*", fit.model().weight(k)))
          .append(law.length() <= LONGEST_LAW ? law : law.substring(0, LONGEST_LAW) + "...)")
          .append('\n');
    }
    return outline + "(rounded; --format json and -o have every digit)";
  }

  static String reason(Fit fit) {
    String passes = " after " + Numbers.count(fit.iterations(), "pass", "passes");
    return switch (fit.stopped()) {
      case CONVERGED -> "converged" + passes;
      case MAX_ITERATIONS -> "not converged" + passes + ", the number allowed";
      case STOPPED -> "stopped" + passes + ", before it converged";
    };
  }

  private static void line(StringBuilder out, String name, String value) {
    out.append(String.format(Locale.ROOT, "%-16s %s%n", name, value));
  }
}
