package org.anomix.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.anomix.Distribution;
import org.anomix.em.Fit;
import org.anomix.em.SelectionTable;
import org.anomix.mixture.Mixture;

/** A fit as JSON for other programs: the model, its figures, its history and its times. */
public final class FitReport {
  private FitReport() {}

  /**
   * The report.
   *
   * @param fit the fit
   * @param summary its figures
   * @param readSeconds how long it took to read the data
   * @param selected the table it was chosen from, if there was a choice
   * @return indented JSON
   */
  public static String json(
      Fit fit, FitSummary summary, double readSeconds, Optional<SelectionTable> selected) {
    return JsonWriter.object(
        out -> {
          out.text("model", fit.model().toString());
          components(out, fit.model(), k -> {});
          figures(out, summary);
          out.numbers("history", fit.history());
          out.list(
              "otherOptima",
              fit.otherOptima(),
              optimum -> {
                out.number("objective", optimum.objective());
                out.flag("touchesGuard", optimum.touchesGuard());
                out.text("model", optimum.model().toString());
              });
          selected.ifPresent(
              table -> {
                out.text("criterion", table.criterion().name());
                out.text("family", table.candidate().family());
                SelectionReport.table(out, table);
              });
          out.member(
              "seconds",
              inner -> {
                inner.number("read", readSeconds);
                inner.number("start", fit.seconds().start());
                inner.number("fit", fit.seconds().fit());
                inner.numbers("passes", fit.seconds().passes());
              });
        });
  }

  /** The components, each with what else is to be said of it. */
  static void components(JsonWriter out, Mixture model, IntConsumer more) {
    List<Integer> indices = new ArrayList<>();
    for (int k = 0; k < model.size(); k++) {
      indices.add(k);
    }
    out.list(
        "components",
        indices,
        k -> {
          Distribution law = model.components().get(k);
          out.number("weight", model.weight(k));
          out.law(law);
          more.accept(k);
        });
  }

  static void figures(JsonWriter out, FitSummary fit) {
    out.number("logLikelihood", fit.logLikelihood());
    out.number("objective", fit.objective());
    out.whole("rows", fit.rows());
    out.number("totalWeight", fit.totalWeight());
    if (fit.missingValues() > 0) {
      out.whole("missingValues", fit.missingValues());
    }
    if (fit.trimming().any()) {
      out.member(
          "trimmed",
          inner -> {
            inner.number("share", fit.trimming().share());
            inner.number("weight", fit.trimming().weight());
            inner.whole("count", fit.trimming().rows().size());
            inner.wholes("rows", fit.trimming().rows());
          });
    }
    out.whole("freeParameters", fit.freeParameters());
    out.number("aic", fit.aic());
    out.number("bic", fit.bic());
    out.number("icl", fit.icl());
    out.whole("iterations", fit.iterations());
    out.text("stopped", fit.stopped());
    out.texts("warnings", fit.warnings());
    out.whole("seed", fit.seed());
    out.whole("threads", fit.threads());
    out.text("kernels", fit.kernels());
    if (!fit.estimates().isEmpty()) {
      out.list(
          "estimates",
          fit.estimates(),
          estimate -> {
            out.whole("component", estimate.component());
            out.text("name", estimate.name());
            out.number("value", estimate.value());
            known(out, "standardError", estimate.standardError());
            known(out, "lower", estimate.lower());
            known(out, "upper", estimate.upper());
          });
    }
    if (!fit.tests().isEmpty()) {
      out.list(
          "tests",
          fit.tests(),
          test -> {
            out.text("name", test.name());
            out.number("statistic", test.statistic());
            known(out, "pValue", test.pValue());
          });
    }
  }

  /** What cannot be told is left out. */
  private static void known(JsonWriter out, String name, double value) {
    if (!Double.isNaN(value)) {
      out.number(name, value);
    }
  }
}
