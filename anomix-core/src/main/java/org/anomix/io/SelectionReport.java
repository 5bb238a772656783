package org.anomix.io;

import java.util.ArrayList;
import java.util.List;
import org.anomix.em.LikelihoodRatioTest;
import org.anomix.em.SelectionTable;

/** The table of a selection as JSON for other programs. */
public final class SelectionReport {
  private SelectionReport() {}

  /**
   * The report: the criterion, the chosen model, every candidate, and the tests if there were any.
   *
   * @param selected the table
   * @param tests tests of K against K + 1 components
   * @return indented JSON
   */
  public static String json(SelectionTable selected, List<LikelihoodRatioTest> tests) {
    return JsonWriter.object(
        out -> {
          out.text("criterion", selected.criterion().name());
          out.text("family", selected.candidate().family());
          out.whole("components", selected.candidate().components());
          out.text("model", selected.fit().model().toString());
          table(out, selected);
          if (!tests.isEmpty()) {
            out.list(
                "tests",
                tests,
                test -> {
                  out.whole("components", test.components());
                  out.number("statistic", test.statistic());
                  out.number("pValue", test.pValue());
                  out.whole("samples", test.samples());
                });
          }
        });
  }

  /** The member {@code table}: one object per candidate, those that failed with the reason. */
  static void table(JsonWriter out, SelectionTable selected) {
    List<Integer> indices = new ArrayList<>();
    for (int i = 0; i < selected.entries().size(); i++) {
      indices.add(i);
    }
    out.list("table", indices, i -> entry(out, selected.entries().get(i), i == selected.chosen()));
  }

  private static void entry(JsonWriter out, SelectionTable.Entry entry, boolean chosen) {
    out.whole("components", entry.candidate().components());
    out.text("family", entry.candidate().family());
    entry
        .fit()
        .ifPresent(
            fit -> {
              out.number("logLikelihood", fit.logLikelihood());
              out.whole("freeParameters", fit.freeParameters());
              out.number("aic", fit.aic());
              out.number("bic", fit.bic());
              out.number("icl", fit.icl());
              out.text("stopped", fit.stopped().name());
              out.flag("touchesGuard", fit.touchesGuard());
            });
    entry
        .crossValidation()
        .ifPresent(
            validation -> {
              out.number("cvLogDensity", validation.meanLogDensity());
              out.number("cvStandardError", validation.standardError());
            });
    out.number("seconds", entry.seconds());
    out.flag("chosen", chosen);
    out.text("diagnosis", entry.diagnosis());
  }
}
