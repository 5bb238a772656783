package org.anomix.io;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anomix.Description;
import org.anomix.Distribution;
import org.anomix.Parameter;
import org.anomix.UnivariateDistribution;
import org.anomix.Value;
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
    Distribution law = model.components().get(component);
    if (law instanceof UnivariateDistribution univariate) {
      return Optional.of(new double[] {univariate.mean()});
    }
    return gaussian(law).map(d -> d.value("mean", Parameter.Shape.VECTOR).numbers());
  }

  /**
   * The variances of a component.
   *
   * @param component 0-based component
   * @return one number per column; nothing for a family of several columns that does not tell
   */
  public Optional<double[]> variance(int component) {
    Distribution law = model.components().get(component);
    if (law instanceof UnivariateDistribution univariate) {
      return Optional.of(new double[] {univariate.variance()});
    }
    return gaussian(law).map(d -> diagonal(d.value("covariance", Parameter.Shape.MATRIX)));
  }

  /** A law has no moments in general; those of this family are its parameters. */
  private static Optional<Description> gaussian(Distribution law) {
    return law.family().name().equals("gaussian")
        ? Optional.of(law.family().describe(law))
        : Optional.empty();
  }

  private static double[] diagonal(Value matrix) {
    double[] diagonal = new double[matrix.side()];
    Arrays.setAll(diagonal, j -> matrix.number(j * matrix.side() + j));
    return diagonal;
  }

  /**
   * The mean of the mixture.
   *
   * @return one number per column; nothing if a component does not tell its own
   */
  public Optional<double[]> mean() {
    double[] sum = new double[model.dimension()];
    for (int k = 0; k < model.size(); k++) {
      Optional<double[]> mean = mean(k);
      if (mean.isEmpty()) {
        return Optional.empty();
      }
      for (int j = 0; j < sum.length && model.weight(k) > 0; j++) {
        sum[j] += model.weight(k) * mean.get()[j];
      }
    }
    return Optional.of(sum);
  }

  /**
   * The variances of the mixture: within components and between them.
   *
   * @return one number per column; nothing if a component does not tell its own
   */
  public Optional<double[]> variance() {
    Optional<double[]> centre = mean();
    double[] sum = new double[model.dimension()];
    for (int k = 0; k < model.size(); k++) {
      Optional<double[]> mean = mean(k);
      Optional<double[]> variance = variance(k);
      if (centre.isEmpty() || mean.isEmpty() || variance.isEmpty()) {
        return Optional.empty();
      }
      for (int j = 0; j < sum.length && model.weight(k) > 0; j++) {
        double shift = mean.get()[j] - centre.get()[j];
        sum[j] += model.weight(k) * (variance.get()[j] + shift * shift);
      }
    }
    return Optional.of(sum);
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
