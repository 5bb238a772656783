package org.anomix.io;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anomix.mixture.Mixture;
import org.anomix.mixture.Modes;
import org.anomix.mixture.Overlap;
import org.anomix.mixture.UnivariateMixture;

/**
 * What can be said of a model without data: its components with their moments, the moments of the
 * whole, modes, and the overlap of the components.
 */
public final class ModelSummary {
  /** Rows drawn from each component where the overlap is simulated. */
  public static final int SIMULATED_ROWS = 100_000;

  private final ModelFile file;
  private final Mixture model;
  private final Optional<Modes> modes;
  private final Overlap overlap;
  private final long seed;

  private ModelSummary(
      ModelFile file, Mixture model, Optional<Modes> modes, Overlap overlap, long seed) {
    this.file = file;
    this.model = model;
    this.modes = modes;
    this.overlap = overlap;
    this.seed = seed;
  }

  /**
   * Works a summary out.
   *
   * @param file the model with what belongs to it
   * @param seed seed of the overlap's simulation, which only models of several columns need
   * @return the summary
   */
  public static ModelSummary of(ModelFile file, long seed) {
    Mixture model = Mixture.of(file.model()).flattened();
    return model instanceof UnivariateMixture univariate
        ? new ModelSummary(
            file, model, Optional.of(Modes.of(univariate)), Overlap.of(univariate), seed)
        : new ModelSummary(
            file, model, Optional.empty(), Overlap.simulated(model, SIMULATED_ROWS, seed), seed);
  }

  /**
   * The model as it was given.
   *
   * @return the model, its columns and the figures of its fit
   */
  public ModelFile file() {
    return file;
  }

  /**
   * The model as a mixture without mixtures inside.
   *
   * @return the mixture whose components are spoken of
   */
  public Mixture model() {
    return model;
  }

  /**
   * The modes.
   *
   * @return them, if the model is univariate
   */
  public Optional<Modes> modes() {
    return modes;
  }

  /**
   * The overlap of the components.
   *
   * @return every pair
   */
  public Overlap overlap() {
    return overlap;
  }

  /**
   * The mean of a component.
   *
   * @param component 0-based component
   * @return one number per column; nothing for a family of several columns that does not tell
   */
  public Optional<double[]> mean(int component) {
    return told(model.components().get(component).expectation());
  }

  /**
   * The variances of a component.
   *
   * @param component 0-based component
   * @return one number per column; nothing for a family of several columns that does not tell
   */
  public Optional<double[]> variance(int component) {
    return told(model.components().get(component).variances());
  }

  /** A moment of one column that does not exist is said; laws of several columns may not tell. */
  private static Optional<double[]> told(double[] moments) {
    boolean all = moments.length == 1 || Arrays.stream(moments).noneMatch(Double::isNaN);
    return all ? Optional.of(moments) : Optional.empty();
  }

  /**
   * The mean of the mixture.
   *
   * @return one number per column; nothing if a component does not tell its own
   */
  public Optional<double[]> mean() {
    return told(model.expectation());
  }

  /**
   * The variances of the mixture: within components and between them.
   *
   * @return one number per column; nothing if a component does not tell its own
   */
  public Optional<double[]> variance() {
    return told(model.variances());
  }

  /**
   * The summary for other programs.
   *
   * @return indented JSON
   */
  public String json() {
    return JsonWriter.object(
        out -> {
          out.text("model", file.model().toString());
          out.whole("dimension", model.dimension());
          if (!file.columns().isEmpty()) {
            out.texts("columns", file.columns());
          }
          FitReport.components(
              out,
              model,
              k -> {
                mean(k).ifPresent(mean -> numbers(out, "mean", mean));
                variance(k).ifPresent(variance -> numbers(out, "variance", variance));
              });
          out.member(
              "moments",
              inner -> {
                mean().ifPresent(mean -> numbers(inner, "mean", mean));
                variance()
                    .ifPresent(
                        variance -> {
                          numbers(inner, "variance", variance);
                          numbers(inner, "sd", Arrays.stream(variance).map(Math::sqrt).toArray());
                        });
              });
          modes.ifPresent(found -> modes(out, found));
          overlap(out);
          file.fit().ifPresent(fit -> out.member("fit", inner -> FitReport.figures(inner, fit)));
        });
  }

  /** One column is a number, several are a list. */
  private static void numbers(JsonWriter out, String name, double[] values) {
    if (values.length == 1) {
      out.number(name, values[0]);
    } else {
      out.numbers(name, Arrays.stream(values).boxed().toList());
    }
  }

  private static void modes(JsonWriter out, Modes modes) {
    out.list(
        "modes",
        modes.modes(),
        mode -> {
          out.number("x", mode.from());
          if (mode.to() > mode.from()) {
            out.number("to", mode.to());
          }
          out.number(mode.mass() ? "probability" : "density", Math.exp(mode.logValue()));
          out.number(mode.mass() ? "logProbability" : "logDensity", mode.logValue());
        });
    out.list(
        "atoms",
        modes.atoms(),
        atom -> {
          out.number("x", atom.x());
          out.number("probability", atom.probability());
        });
    out.flag("modesComplete", modes.complete());
  }

  private void overlap(JsonWriter out) {
    out.member(
        "overlap",
        inner -> {
          inner.text("measure", "pairwise misclassification probability");
          inner.text(
              "formula",
              "firstAsSecond = P(w2 f2(X) > w1 f1(X)) for X from the first; overlap = firstAsSecond"
                  + " + secondAsFirst");
          inner.text("source", "Maitra and Melnykov (2010), eq. 2");
          inner.text("method", overlap.rows() == 0 ? "exact" : "simulation");
          if (overlap.rows() > 0) {
            inner.whole("rowsPerComponent", overlap.rows());
            inner.whole("seed", seed);
          }
          inner.list("pairs", overlap.pairs(), pair -> pair(inner, pair));
        });
  }

  private void pair(JsonWriter out, Overlap.Pair pair) {
    out.whole("first", pair.first());
    out.whole("second", pair.second());
    out.number("firstAsSecond", pair.firstAsSecond());
    out.number("secondAsFirst", pair.secondAsFirst());
    out.number("overlap", pair.total());
    if (overlap.rows() > 0) {
      out.number("standardError", pair.standardError());
    }
  }

  /**
   * The names of the columns.
   *
   * @return those of the file, else made up
   */
  public List<String> columnNames() {
    if (!file.columns().isEmpty()) {
      return file.columns();
    }
    String[] names = new String[model.dimension()];
    Arrays.setAll(names, j -> names.length == 1 ? "x" : "x" + (j + 1));
    return List.of(names);
  }
}
