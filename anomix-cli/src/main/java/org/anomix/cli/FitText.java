package org.anomix.cli;

import java.util.List;
import java.util.Locale;
import org.anomix.Notation;
import org.anomix.Options;
import org.anomix.em.Fit;
import org.anomix.io.FitSummary;

/** A fit for a person. */
final class FitText {
  private static final int MOST_OPTIMA = 5;
  private static final int LONGEST_MODEL = 400;
  private static final int LONGEST_LAW = 160;

  private FitText() {}

  static String of(Fit fit, List<String> columns) {
    Lines out = new Lines();
    out.append(model(fit)).append("\n\n");
    out.line("log-likelihood", Numbers.fixed(fit.logLikelihood(), 10));
    if (fit.objective() != fit.logLikelihood()) {
      out.line("objective", Numbers.fixed(fit.objective(), 10));
    }
    FiguresText.add(
        out, FitSummary.of(fit, Options.none()), "; columns " + String.join(", ", columns));
    out.line("stopped", reason(fit));
    if (!fit.otherOptima().isEmpty()) {
      out.line(
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
}
