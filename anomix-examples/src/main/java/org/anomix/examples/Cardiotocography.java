package org.anomix.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.anomix.ComponentEstimator;
import org.anomix.Floors;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.detect.FBeta;
import org.anomix.em.Candidate;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.em.Selection;
import org.anomix.io.Components;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;
import org.anomix.multivariate.Gaussian;
import org.anomix.multivariate.PrincipalComponents;
import org.anomix.plot.MixturePlot;

/**
 * Finds pathologic among normal cardiotocograms, and says how well by rows that neither the fit nor
 * the threshold ever saw.
 */
public final class Cardiotocography {
  private static final double TRAINING_SHARE = 0.7;

  /** BIC has turned back before this in every split that was tried. */
  private static final int MOST_COMPONENTS = 10;

  private static final int FAR_TOO_MANY = 50;

  /**
   * No eigenvalue below 0.01, the columns divided by their units. Most columns are whole numbers
   * and many of them 0: a component of equal values is flat there, which under the usual floor of
   * 1e-6 earns each of its rows 7 units of log-likelihood a column, and BIC never has enough of
   * them.
   */
  private static final Floors FLOORS =
      new Floors(Floors.DEFAULT.scale(), Floors.DEFAULT.heavyTailedScale(), 0.01);

  /** What the sum of some ten thousand log densities is known to. */
  private static final double ROUNDING = 1e-9;

  private Cardiotocography() {}

  /** Rows and which of them are anomalous. */
  private record Labelled(Rows rows, List<Boolean> anomalous) {
    Labelled select(List<Integer> chosen) {
      return new Labelled(
          rows.select(chosen.stream().mapToInt(r -> r).toArray()),
          chosen.stream().map(anomalous::get).toList());
    }

    boolean[] labels() {
      boolean[] labels = new boolean[anomalous.size()];
      for (int r = 0; r < labels.length; r++) {
        labels[r] = anomalous.get(r);
      }
      return labels;
    }

    List<Integer> where(boolean wanted) {
      List<Integer> found = new ArrayList<>();
      for (int r = 0; r < anomalous.size(); r++) {
        if (anomalous.get(r) == wanted) {
          found.add(r);
        }
      }
      return found;
    }
  }

  /**
   * Runs the example.
   *
   * @param arguments a CSV file whose last column says 1 for the anomalous rows, the seed of the
   *     split, and where a picture goes if it is wanted
   * @throws IOException if the data cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 0) {
      System.err.println("usage: Cardiotocography CSV [SEED [PICTURE.png]]");
      return;
    }
    Labelled all = read(Path.of(arguments[0]));
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 0;

    // Both kinds of rows are split alike, so that both parts hold anomalies.
    SplittableRandom random = new SplittableRandom(seed);
    List<Integer> forTraining = new ArrayList<>();
    List<Integer> forTest = new ArrayList<>();
    for (boolean kind : new boolean[] {false, true}) {
      List<Integer> rows = shuffled(all.where(kind), random);
      int cut = (int) Math.round(TRAINING_SHARE * rows.size());
      forTraining.addAll(rows.subList(0, cut));
      forTest.addAll(rows.subList(cut, rows.size()));
    }
    Labelled training = all.select(forTraining);
    Labelled test = all.select(forTest);

    // The model is fitted to normal rows of the training part alone. The line is drawn by the
    // labels of that part, and judged by those of the other.
    Rows normal = training.select(training.where(false)).rows();
    Mixture model = chosen(normal, seed);
    FBeta line = line(model, training);
    print("training", line);
    print("test", judged(model, line, test));

    // What a leak does: far too many components, without and with the test rows in their fit.
    Em many = Em.of(gaussians(FAR_TOO_MANY)).withFloors(FLOORS).withRestarts(1).withSeed(seed);
    Mixture unseen = many.fit(normal).model();
    print("50", judged(unseen, line(unseen, training), test));
    Mixture leaked = many.fit(all.select(all.where(false)).rows()).model();
    print("leaked", judged(leaked, line(leaked, training), test));

    if (arguments.length > 2) {
      picture(model, normal, test, line.line(), Path.of(arguments[2]));
    }
  }

  private static Mixture chosen(Rows normal, long seed) {
    List<Candidate> candidates = new ArrayList<>();
    for (int k = 1; k <= MOST_COMPONENTS; k++) {
      candidates.add(new Candidate("gaussian", k, gaussians(k)));
    }
    Fit fit =
        Selection.of(candidates)
            .withSettings(em -> em.withFloors(FLOORS).withRestarts(4))
            .withSeed(seed)
            .withThreads(2)
            .select(normal)
            .fit();
    boolean rises = true;
    for (int i = 1; i < fit.history().size(); i++) {
      rises &= fit.history().get(i) >= fit.history().get(i - 1) - ROUNDING;
    }
    System.out.printf(
        Locale.ROOT,
        "%d components by BIC, log-likelihood %.1f after %d steps, %s%n",
        fit.model().size(),
        fit.logLikelihood(),
        fit.iterations(),
        rises ? "each no lower than the one before" : "which fell");
    return fit.model();
  }

  private static List<ComponentEstimator> gaussians(int count) {
    return Components.parse(Registry.standard(), "gaussian", count, Options.none());
  }

  private static FBeta line(Mixture model, Labelled training) {
    return FBeta.best(scores(model, training.rows()), training.labels(), 1);
  }

  private static FBeta judged(Mixture model, FBeta line, Labelled test) {
    return FBeta.of(scores(model, test.rows()), test.labels(), 1, line.line());
  }

  /** In two principal components of the normal rows, what was found among the test rows. */
  private static void picture(Mixture model, Rows normal, Labelled test, double line, Path file) {
    PrincipalComponents components = PrincipalComponents.of(normal, 2);
    Mixture projected =
        Mixture.of(
            model.weights(),
            model.components().stream().map(law -> components.project((Gaussian) law)).toList());
    double[] scores = scores(model, test.rows());
    boolean[] found = new boolean[scores.length];
    for (int r = 0; r < found.length; r++) {
      found[r] = scores[r] > line;
    }
    Rows plane =
        components
            .project(test.rows())
            .withColumnNames(List.of("first principal component", "second"));
    MixturePlot.plane(projected, plane, found).png(file);
  }

  private static double[] scores(Mixture model, Rows rows) {
    return Arrays.stream(model.logDensities(rows)).map(log -> -log).toArray();
  }

  private static void print(String part, FBeta judged) {
    System.out.printf(
        Locale.ROOT,
        "%-8s  F1 %.3f, precision %.3f, recall %.3f, line at %.1f%n",
        part,
        judged.value(),
        judged.precision(),
        judged.recall(),
        judged.line());
  }

  private static List<Integer> shuffled(List<Integer> rows, SplittableRandom random) {
    List<Integer> order = new ArrayList<>(rows);
    for (int i = order.size() - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      Integer row = order.get(i);
      order.set(i, order.get(other));
      order.set(other, row);
    }
    return order;
  }

  private static Labelled read(Path file) throws IOException {
    List<double[]> rows = new ArrayList<>();
    List<Boolean> anomalous = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (rows.isEmpty() && !Character.isDigit(line.charAt(line.length() - 1))) {
        continue; // names
      }
      double[] cells = Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
      rows.add(Arrays.copyOf(cells, cells.length - 1));
      anomalous.add(cells[cells.length - 1] != 0);
    }
    return new Labelled(Rows.of(rows.toArray(new double[0][])), anomalous);
  }
}
