package org.anomix.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anomix.em.Criterion;
import org.anomix.em.Fit;
import org.anomix.em.LikelihoodRatioTest;
import org.anomix.em.SelectionTable;

/** The table of a selection for a person, and as CSV. */
final class SelectionText {
  private static final List<String> HEAD =
      List.of(
          "", "K", "family", "log-lik", "free", "AIC", "BIC", "ICL", "CV", "+-", "s", "diagnosis");

  private SelectionText() {}

  /** The table, aligned; the chosen candidate is marked. */
  static String table(SelectionTable selected) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(HEAD);
    for (int i = 0; i < selected.entries().size(); i++) {
      SelectionTable.Entry entry = selected.entries().get(i);
      List<String> line = new ArrayList<>();
      line.add(i == selected.chosen() ? "*" : "");
      line.add(Integer.toString(entry.candidate().components()));
      line.add(entry.candidate().family());
      line.add(entry.fit().map(fit -> fixed(fit.logLikelihood(), 3)).orElse("-"));
      line.add(entry.fit().map(Fit::freeParameters).map(Object::toString).orElse("-"));
      line.add(entry.fit().map(fit -> fixed(fit.aic(), 3)).orElse("-"));
      line.add(entry.fit().map(fit -> fixed(fit.bic(), 3)).orElse("-"));
      line.add(entry.fit().map(fit -> fixed(fit.icl(), 3)).orElse("-"));
      Optional<SelectionTable.CrossValidation> validation = entry.crossValidation();
      line.add(validation.map(v -> fixed(v.meanLogDensity(), 5)).orElse("-"));
      line.add(validation.map(v -> fixed(v.standardError(), 5)).orElse("-"));
      line.add(fixed(entry.seconds(), 2));
      line.add(entry.diagnosis());
      lines.add(line);
    }
    return TextTable.aligned(lines);
  }

  private static String fixed(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  /** Which candidate was chosen and by what. */
  static String choice(SelectionTable selected) {
    return "chosen by "
        + selected.criterion()
        + ": "
        + selected.candidate().family()
        + " with K = "
        + selected.candidate().components();
  }

  /** The outcome of one test. */
  static String test(LikelihoodRatioTest test) {
    return String.format(
        Locale.ROOT,
        "K = %d against %d: 2 log ratio %.3f, p-value %.4f of %d simulated samples",
        test.components(),
        test.components() + 1,
        test.statistic(),
        test.pValue(),
        test.samples());
  }

  /** One line per candidate; a test stands in the line of its null hypothesis. */
  static void csv(SelectionTable selected, List<LikelihoodRatioTest> tests, PrintWriter out) {
    out.println(
        "components,family,log_likelihood,free_parameters,aic,bic,icl,cv_log_density,"
            + "cv_standard_error,seconds,chosen,diagnosis,bootstrap_statistic,bootstrap_p_value,"
            + "bootstrap_samples");
    for (int i = 0; i < selected.entries().size(); i++) {
      SelectionTable.Entry entry = selected.entries().get(i);
      Optional<SelectionTable.CrossValidation> validation = entry.crossValidation();
      Optional<LikelihoodRatioTest> test =
          tests.stream()
              .filter(any -> any.components() == entry.candidate().components())
              .findFirst();
      out.println(
          String.join(
              ",",
              Integer.toString(entry.candidate().components()),
              CsvCell.quoted(entry.candidate().family()),
              entry.fit().map(fit -> Numbers.text(fit.logLikelihood())).orElse(""),
              entry.fit().map(fit -> Integer.toString(fit.freeParameters())).orElse(""),
              number(entry.value(Criterion.AIC)),
              number(entry.value(Criterion.BIC)),
              number(entry.value(Criterion.ICL)),
              number(entry.value(Criterion.CV)),
              validation.map(v -> Numbers.text(v.standardError())).orElse(""),
              Numbers.text(entry.seconds()),
              Boolean.toString(i == selected.chosen()),
              CsvCell.quoted(entry.diagnosis()),
              test.map(any -> Numbers.text(any.statistic())).orElse(""),
              test.map(any -> Numbers.text(any.pValue())).orElse(""),
              test.map(any -> Integer.toString(any.samples())).orElse("")));
    }
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : Numbers.text(value);
  }
}
