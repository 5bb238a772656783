package org.anomix.plot;

import java.util.ArrayList;
import java.util.List;
import org.anomix.Columns;
import org.anomix.DataException;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.em.Truncation;
import org.anomix.mixture.Mixture;
import org.anomix.mixture.UnivariateMixture;

/**
 * Pictures of mixtures, of one or two of their columns. All arguments are read at once; later
 * changes are not seen.
 */
public final class MixturePlot {
  private static final int WIDTH = 800;
  private static final int WIDTH_OF_TWO = 1400;
  private static final int HEIGHT = 560;

  /** With these the two axes of quantiles are about equally long. */
  private static final int WIDTH_OF_QUANTILES = 700;

  private static final int HEIGHT_OF_QUANTILES = 760;
  private static final int SIDE_OF_PLANE = 760;

  private MixturePlot() {}

  /**
   * A histogram of data under the density of a model and the weighted densities of its components.
   *
   * <p>The bars are shares of all rows, by weight, per unit of the column. A value with positive
   * probability is drawn as a stem: on the axis of the bars where the model has such values only,
   * as a counting law has, else on an axis of its own at the right. The picture shows where the
   * model and the bulk of the data lie; its subtitle says how many rows lie beyond.
   *
   * @param model the mixture
   * @param data the rows to compare it with, of one column
   * @param columnName what the axis is called
   * @return a picture of 800 by 560 pixels
   * @throws DataException if there are no rows, there is more than one column, or a value is NaN,
   *     infinite or an interval
   */
  public static Picture density(UnivariateMixture model, Rows data, String columnName) {
    return density(model, data, Truncation.NONE, columnName);
  }

  /**
   * The same of data from a window: the bars are shares of all values, seen or not, as the model
   * has them, so that bars and curve agree where values could be observed.
   *
   * @param model the mixture, the law of all values
   * @param data the rows to compare it with, of one column
   * @param window where values could be observed
   * @param columnName what the axis is called
   * @return a picture of 800 by 560 pixels
   * @throws DataException if there are no rows, there is more than one column, or a value is NaN,
   *     infinite, an interval, or outside the window
   * @throws ParameterException if the model has no probability in the window
   */
  public static Picture density(
      UnivariateMixture model, Rows data, Truncation window, String columnName) {
    SeenLaw law = new SeenLaw((UnivariateMixture) model.flattened(), window);
    law.check(data);
    Panel panel = PanelDrafter.density(law, data, columnName);
    return Picture.of(List.of(panel), WIDTH, HEIGHT);
  }

  /**
   * The density of a model and the weighted densities of its components, without data.
   *
   * @param model the mixture
   * @param columnName what the axis is called
   * @return a picture of 800 by 560 pixels
   */
  public static Picture density(UnivariateMixture model, String columnName) {
    Panel panel = PanelDrafter.density((UnivariateMixture) model.flattened(), columnName);
    return Picture.of(List.of(panel), WIDTH, HEIGHT);
  }

  /**
   * The density of a model over a histogram of a new batch, whose anomalous and normal rows are
   * marked below the axis in two colours.
   *
   * <p>Rows too far away to be shown are marked by a triangle at the edge and counted in the
   * subtitle.
   *
   * @param model the mixture
   * @param batch the rows looked at, of one column
   * @param anomalous for each of them, whether it was found to be anomalous; copied
   * @param columnName what the axis is called
   * @return a picture of 800 by 560 pixels
   * @throws DataException if there are no rows, there is more than one column, a value is NaN or
   *     infinite, or the number of marks is not that of the rows
   */
  public static Picture detection(
      UnivariateMixture model, Rows batch, boolean[] anomalous, String columnName) {
    Column.check(batch);
    requireMarks(anomalous, batch);
    Panel panel =
        PanelDrafter.detection((UnivariateMixture) model.flattened(), batch, anomalous, columnName);
    return Picture.of(List.of(panel), WIDTH, HEIGHT);
  }

  /**
   * As {@link #plane(Mixture, Rows, int, int)} for a model of two columns.
   *
   * @param model a mixture of two columns
   * @param data the rows to compare it with; their column names are those of the axes
   * @return a picture of 760 by 760 pixels
   * @throws DataException as there
   * @throws ParameterException if the model is not of two columns
   */
  public static Picture plane(Mixture model, Rows data) {
    return planes(List.of(model), data).get(0);
  }

  /**
   * As {@link #plane(Mixture, Rows)} for several models of the same rows, such as the steps of a
   * fit: the axes are those of the last.
   *
   * @param models mixtures of two columns
   * @param data the rows to compare them with
   * @return a picture of 760 by 760 pixels for each
   * @throws DataException as there
   * @throws ParameterException as there
   */
  public static List<Picture> planes(List<Mixture> models, Rows data) {
    models.forEach(model -> requireTwoColumns(model));
    models.forEach(model -> checkPlane(model, data, 0, 1));
    List<Picture> pictures = new ArrayList<>();
    if (!models.isEmpty()) {
      Mixture last = models.get(models.size() - 1).flattened();
      PlaneDrafter.Axes axes = PlaneDrafter.Axes.of(last, data, 0, 1);
      for (Mixture model : models) {
        pictures.add(square(PlaneDrafter.components(model.flattened(), data, axes)));
      }
    }
    return pictures;
  }

  /**
   * Two columns of rows in the colours of the components most likely to have made the whole rows,
   * and lines of equal density around 50 % and 95 % of what each component is in these columns: of
   * its marginal law. A component that has atoms there has no lines, and without data it is shown
   * by draws. Rows without a value in one of the columns are not drawn, and the subtitle counts
   * them.
   *
   * @param model a mixture whose components know their {@linkplain Mixture#hasMarginals marginal
   *     laws}
   * @param data the rows to compare it with, with all columns of the model; their column names are
   *     those of the axes; none for a picture of the model alone
   * @param across 0-based number of the column along the horizontal axis
   * @param up that of the column along the vertical axis
   * @return a picture of 760 by 760 pixels
   * @throws DataException if the data have another number of columns than the model, or a value is
   *     infinite, or NaN without being declared missing
   * @throws ParameterException if the model has no two such columns, or no marginal laws
   */
  public static Picture plane(Mixture model, Rows data, int across, int up) {
    checkPlane(model, data, across, up);
    Mixture flat = model.flattened();
    PlaneDrafter.Axes axes = PlaneDrafter.Axes.of(flat, data, across, up);
    return square(PlaneDrafter.components(flat, data, axes));
  }

  /**
   * As {@link #plane(Mixture, Rows, boolean[], int, int)} for a model of two columns.
   *
   * @param model a mixture of two columns
   * @param batch the rows looked at
   * @param anomalous for each of them, whether it was found to be anomalous
   * @return a picture of 760 by 760 pixels
   * @throws DataException as there
   * @throws ParameterException if the model is not of two columns
   */
  public static Picture plane(Mixture model, Rows batch, boolean[] anomalous) {
    requireTwoColumns(model);
    return plane(model, batch, anomalous, 0, 1);
  }

  /**
   * Two columns of rows, anomalous and normal ones in two colours, over the lines of the model's
   * components in these columns.
   *
   * @param model a mixture whose components know their marginal laws
   * @param batch the rows looked at
   * @param anomalous for each of them, whether it was found to be anomalous
   * @param across 0-based number of the column along the horizontal axis
   * @param up that of the column along the vertical axis
   * @return a picture of 760 by 760 pixels
   * @throws DataException as {@link #plane(Mixture, Rows, int, int)}, and if the number of marks is
   *     not that of the rows
   * @throws ParameterException as there
   */
  public static Picture plane(Mixture model, Rows batch, boolean[] anomalous, int across, int up) {
    checkPlane(model, batch, across, up);
    requireMarks(anomalous, batch);
    Mixture flat = model.flattened();
    PlaneDrafter.Axes axes = PlaneDrafter.Axes.of(flat, batch, across, up);
    return square(PlaneDrafter.detection(flat, batch, anomalous, axes));
  }

  private static Picture square(Panel panel) {
    return Picture.of(List.of(panel), SIDE_OF_PLANE, SIDE_OF_PLANE);
  }

  private static void requireMarks(boolean[] anomalous, Rows batch) {
    if (anomalous.length != batch.size()) {
      throw new DataException(anomalous.length + " marks for " + batch.size() + " rows");
    }
  }

  private static void requireTwoColumns(Mixture model) {
    if (model.dimension() != 2) {
      throw new ParameterException(
          "plot", "columns of the model", Integer.toString(model.dimension()), "2");
    }
  }

  private static void checkPlane(Mixture model, Rows data, int across, int up) {
    Columns.check(model, Math.min(across, up), Math.max(across, up));
    if (model.dimension() > 2 && !model.hasMarginals()) {
      throw new ParameterException(
          "plot", "model", "a mixture without marginal laws", "one whose components know theirs");
    }
    data.requireDimension("the model", model.dimension());
    data.requireFinite();
  }

  /**
   * As {@link #quantiles(UnivariateMixture, Rows, Truncation, String)}, where every value can be
   * observed.
   *
   * @param model the mixture
   * @param data the rows to compare it with, of one column
   * @param columnName what the axes are called
   * @return a picture of 700 by 760 pixels
   * @throws DataException as there
   */
  public static Picture quantiles(UnivariateMixture model, Rows data, String columnName) {
    return quantiles(model, data, Truncation.NONE, columnName);
  }

  /**
   * Observed values against the quantiles of a model (a QQ plot): on the line y = x where the two
   * agree.
   *
   * <p>The i-th of n values stands over the quantile at (i - 1/2)/n (Hazen), by cumulated weight
   * where rows have weights; equal values share the point at the middle of their ranks. The band
   * holds each point with a probability of 95 % under the model, by the law of the order statistic,
   * so a sample from the model leaves it somewhere more often than that; a model that was fitted to
   * the same rows leaves it less often. Points that fall on each other are drawn once. Values far
   * beyond the middle of both sides are not shown, and the subtitle counts them.
   *
   * @param model the mixture
   * @param data the rows to compare it with, of one column and known exactly
   * @param window where values could be observed
   * @param columnName what the axes are called
   * @return a picture of 700 by 760 pixels
   * @throws DataException if there are no rows, there is more than one column, or a value is NaN,
   *     infinite, an interval, or outside the window
   * @throws ParameterException if the model has no probability in the window
   */
  public static Picture quantiles(
      UnivariateMixture model, Rows data, Truncation window, String columnName) {
    SeenLaw law = new SeenLaw((UnivariateMixture) model.flattened(), window);
    law.check(data);
    Panel panel = QuantileDrafter.quantiles(law, law.placed(data), columnName);
    return Picture.of(List.of(panel), WIDTH_OF_QUANTILES, HEIGHT_OF_QUANTILES);
  }

  /**
   * As {@link #transforms(UnivariateMixture, Rows, Truncation, String, long)}, where every value
   * can be observed.
   *
   * @param model the mixture
   * @param data the rows to compare it with, of one column
   * @param columnName what the data are called
   * @param seed seed of the points within jumps
   * @return a picture of 800 by 560 pixels
   * @throws DataException as there
   */
  public static Picture transforms(
      UnivariateMixture model, Rows data, String columnName, long seed) {
    return transforms(model, data, Truncation.NONE, columnName, seed);
  }

  /**
   * A histogram of the probability integral transforms F(x) of data: level at 1 but for chance
   * where the model is right, ∪-shaped where it is too narrow, ∩-shaped where it is too wide.
   *
   * <p>At a value of positive probability every row has a random point of the jump of F. The band
   * holds the height of a bar with a probability of at least 95 % under the model, so about one bar
   * in twenty lies outside by chance, and fewer where the model was fitted to the same rows.
   *
   * @param model the mixture
   * @param data the rows to compare it with, of one column; one known only to an interval has a
   *     random point of the rise of F over it
   * @param window where values could be observed
   * @param columnName what the data are called
   * @param seed seed of the points within jumps
   * @return a picture of 800 by 560 pixels
   * @throws DataException if there are no rows, there is more than one column, or a value is NaN,
   *     infinite, or outside the window
   * @throws ParameterException if the model has no probability in the window
   */
  public static Picture transforms(
      UnivariateMixture model, Rows data, Truncation window, String columnName, long seed) {
    SeenLaw law = new SeenLaw((UnivariateMixture) model.flattened(), window);
    law.checkWindow(data);
    Panel panel = TransformDrafter.transforms(law, data, columnName, seed);
    return Picture.of(List.of(panel), WIDTH, HEIGHT);
  }

  /**
   * Two pictures as the left and the right half of one.
   *
   * @param left drawn at the left
   * @param right drawn at the right
   * @return a picture of 1400 by 560 pixels
   * @throws ParameterException if the two together have more than four panels
   */
  public static Picture sideBySide(Picture left, Picture right) {
    List<Panel> panels = new ArrayList<>(left.panels());
    panels.addAll(right.panels());
    return Picture.of(panels, WIDTH_OF_TWO, HEIGHT);
  }
}
