package org.anomix.cli;

import java.nio.file.Path;
import org.anomix.Distribution;
import org.anomix.Rows;
import org.anomix.detect.Detection;
import org.anomix.detect.Finding;
import org.anomix.em.Truncation;
import org.anomix.io.ModelFile;
import org.anomix.mixture.Mixture;
import org.anomix.mixture.UnivariateMixture;
import org.anomix.plot.MixturePlot;
import org.anomix.plot.Picture;

/** Pictures of univariate models. Apart from the commands, so that only those who draw load it. */
final class Drawing {
  private Drawing() {}

  /** The model alone. */
  static void model(ModelFile file, Path picture) {
    String column = file.columns().isEmpty() ? "x" : file.columns().get(0);
    MixturePlot.density(univariate(file.model()), column).png(picture);
  }

  /** The model over data. */
  static void density(Distribution model, Rows rows, Truncation window, Path picture) {
    MixturePlot.density(univariate(model), rows, window, rows.columnName(0)).png(picture);
  }

  /** Quantiles of the data against those of the model. */
  static void quantiles(Distribution model, Rows rows, Truncation window, Path picture) {
    MixturePlot.quantiles(univariate(model), rows, window, rows.columnName(0)).png(picture);
  }

  /** A histogram of the probability integral transforms of the data. */
  static void transforms(
      Distribution model, Rows rows, Truncation window, long seed, Path picture) {
    MixturePlot.transforms(univariate(model), rows, window, rows.columnName(0), seed).png(picture);
  }

  /** The model over the data it is compared with, and beside it over a batch with its anomalies. */
  static void detection(
      Distribution model, Rows rows, Rows batch, Detection detection, Path picture) {
    boolean[] anomalous = new boolean[batch.size()];
    for (Finding finding : detection.anomalies()) {
      anomalous[finding.row()] = true;
    }
    UnivariateMixture mixture = univariate(model);
    Picture left = MixturePlot.density(mixture, rows, rows.columnName(0));
    Picture right = MixturePlot.detection(mixture, batch, anomalous, batch.columnName(0));
    MixturePlot.sideBySide(left, right).png(picture);
  }

  private static UnivariateMixture univariate(Distribution model) {
    return (UnivariateMixture) Mixture.of(model);
  }
}
