package org.anomix.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.anomix.Distribution;
import org.anomix.Rows;
import org.anomix.detect.Detection;
import org.anomix.detect.Finding;
import org.anomix.em.Truncation;
import org.anomix.mixture.Mixture;
import org.anomix.mixture.UnivariateMixture;
import org.anomix.plot.MixturePlot;
import org.anomix.plot.Picture;

/**
 * Pictures of one or two columns of a model, as files. Apart from the commands, so that only those
 * who draw load it.
 */
final class Drawing {
  private final Mixture model;
  private final int[] axes;
  private final Path file;

  /**
   * What is drawn, and where to.
   *
   * @param model the whole model
   * @param axes one or two of its columns
   * @param file the picture
   */
  Drawing(Distribution model, List<Integer> axes, Path file) {
    this.model = Mixture.of(model);
    this.axes = axes.stream().mapToInt(j -> j).toArray();
    this.file = file;
  }

  /** The model alone, whose columns have these names. */
  void model(List<String> names) {
    if (axes.length == 2) {
      Rows none = Rows.rowMajor(new double[0], model.dimension());
      density(names.isEmpty() ? none : none.withColumnNames(names), Truncation.NONE);
    } else {
      String name = names.isEmpty() ? "x" : names.get(axes[0]);
      MixturePlot.density(univariate(), name).png(file);
    }
  }

  /** The model over data. */
  void density(Rows rows, Truncation window) {
    Picture picture =
        axes.length == 2
            ? MixturePlot.plane(model, rows, axes[0], axes[1])
            : MixturePlot.density(univariate(), column(rows), window, rows.columnName(axes[0]));
    picture.png(file);
  }

  /** Quantiles of one column of the data against those of the model. */
  void quantiles(Rows rows, Truncation window) {
    MixturePlot.quantiles(univariate(), column(rows), window, rows.columnName(axes[0])).png(file);
  }

  /** A histogram of the probability integral transforms of one column of the data. */
  void transforms(Rows rows, Truncation window, long seed) {
    MixturePlot.transforms(univariate(), column(rows), window, rows.columnName(axes[0]), seed)
        .png(file);
  }

  /** The model over the data it is compared with, and beside it over a batch with its anomalies. */
  void detection(Rows rows, Rows batch, Detection detection) {
    boolean[] anomalous = new boolean[batch.size()];
    for (Finding finding : detection.anomalies()) {
      anomalous[finding.row()] = true;
    }
    Picture left;
    Picture right;
    if (axes.length == 2) {
      left = MixturePlot.plane(model, rows, axes[0], axes[1]);
      right = MixturePlot.plane(model, batch, anomalous, axes[0], axes[1]);
    } else {
      String name = batch.columnName(axes[0]);
      int[] known = known(batch);
      boolean[] marks = new boolean[known.length];
      for (int i = 0; i < known.length; i++) {
        marks[i] = anomalous[known[i]];
      }
      left = MixturePlot.density(univariate(), column(rows), rows.columnName(axes[0]));
      right = MixturePlot.detection(univariate(), column(batch), marks, name);
    }
    MixturePlot.sideBySide(left, right).png(file);
  }

  private UnivariateMixture univariate() {
    return model.univariateMarginal(axes[0]);
  }

  /** The one column, where it is known. */
  private Rows column(Rows rows) {
    return rows.dimension() == 1 ? rows : rows.select(known(rows), axes);
  }

  private int[] known(Rows rows) {
    return IntStream.range(0, rows.size()).filter(r -> !rows.isMissing(r, axes[0])).toArray();
  }
}
