package org.anomix.em;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anomix.Block;
import org.anomix.Distribution;
import org.anomix.Rows;
import org.anomix.Sum;
import org.anomix.UnivariateDistribution;
import org.anomix.kernel.Kernels;
import org.anomix.mixture.Mixture;
import org.anomix.mixture.Pattern;

/**
 * The derivatives of the log-likelihood: with respect to the logarithms of those weights that are
 * free, before they are scaled to the sum 1, then to the coordinates of the laws. By Fisher's
 * identity that of a row is the expected one of its component; those of the laws are central
 * differences of log densities.
 */
final class Scores {
  private final Rows rows;
  private final List<Pattern> patterns;
  private final Truncation truncation;
  private final List<Integer> weights;
  private final List<Coordinate> coordinates;

  /**
   * Scores of rows.
   *
   * @param weights the components whose weights are free: not all of them
   */
  Scores(Rows rows, Truncation truncation, List<Integer> weights, List<Coordinate> coordinates) {
    this.rows = rows;
    this.patterns = Pattern.of(rows);
    this.truncation = truncation;
    this.weights = weights;
    this.coordinates = coordinates;
  }

  int size() {
    return weights.size() + coordinates.size();
  }

  /** Takes the scores of a row, which stand at a distance of a stride from each other. */
  interface Receiver {
    void take(double weight, double[] scores, int at, int stride);
  }

  /** Σ w s over all rows. */
  double[] total(Mixture model, double[] steps) {
    Sum[] sums = new Sum[size()];
    Arrays.setAll(sums, j -> new Sum());
    visit(
        model,
        steps,
        (weight, scores, at, stride) -> {
          for (int j = 0; j < sums.length; j++) {
            sums[j].add(weight * scores[j * stride + at]);
          }
        });
    return Arrays.stream(sums).mapToDouble(Sum::value).toArray();
  }

  /** Σ w s s' over all rows, row after row: the information as the scores see it. */
  double[] products(Mixture model, double[] steps) {
    int size = size();
    double[] sums = new double[size * size];
    visit(
        model,
        steps,
        (weight, scores, at, stride) -> {
          for (int i = 0; i < size; i++) {
            double factor = weight * scores[i * stride + at];
            for (int j = 0; j <= i; j++) {
              sums[i * size + j] += factor * scores[j * stride + at];
            }
          }
        });
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        sums[j * size + i] = sums[i * size + j];
      }
    }
    return sums;
  }

  private void visit(Mixture model, double[] steps, Receiver receiver) {
    int size = size();
    double[] outside = truncation.hides() ? insideScores(model, steps) : new double[size];
    double[] terms = new double[model.size() * Block.SIZE];
    double[] scores = new double[size * Block.SIZE];
    for (Pattern pattern : patterns) {
      Mixture ofKnown = pattern.marginal(model);
      List<List<Slope>> slopes = slopes(model, steps, pattern);
      pattern.forEachBlock(
          (x, from) -> {
            responsibilities(ofKnown, x, from, terms);
            fill(scores, model, x, from, terms, outside, slopes);
            for (int r = 0; r < x.rows(); r++) {
              double weight = pattern.rows().weight(from + r);
              if (weight > 0) {
                receiver.take(weight, scores, r, Block.SIZE);
              }
            }
          });
    }
  }

  /** Two laws of the known columns, between which a coordinate of a component differs. */
  private record Slope(int component, Distribution above, Distribution below, double distance) {}

  /** For each coordinate those of its components. */
  private List<List<Slope>> slopes(Mixture model, double[] steps, Pattern pattern) {
    List<List<Slope>> all = new ArrayList<>();
    for (int c = 0; c < coordinates.size(); c++) {
      double step = steps[weights.size() + c];
      List<Slope> ofComponents = new ArrayList<>();
      for (int k : coordinates.get(c).components()) {
        Distribution above = moved(model, c, k, step);
        Distribution below = moved(model, c, k, -step);
        double distance = distance(c, above, below);
        ofComponents.add(new Slope(k, pattern.marginal(above), pattern.marginal(below), distance));
      }
      all.add(ofComponents);
    }
    return all;
  }

  private void fill(
      double[] scores,
      Mixture model,
      Block x,
      int from,
      double[] terms,
      double[] outside,
      List<List<Slope>> slopes) {
    double[] upper = new double[Block.SIZE];
    double[] lower = new double[Block.SIZE];
    for (int i = 0; i < weights.size(); i++) {
      int k = weights.get(i);
      for (int r = 0; r < x.rows(); r++) {
        scores[i * Block.SIZE + r] = terms[k * Block.SIZE + r] - model.weight(k) - outside[i];
      }
    }
    for (int c = 0; c < coordinates.size(); c++) {
      int at = (weights.size() + c) * Block.SIZE;
      Arrays.fill(scores, at, at + x.rows(), -outside[weights.size() + c]);
      for (Slope slope : slopes.get(c)) {
        densities(slope.above, x, from, upper);
        densities(slope.below, x, from, lower);
        for (int r = 0; r < x.rows(); r++) {
          double share = terms[slope.component * Block.SIZE + r];
          // Outside a support that moves with the parameter there is nothing to differ.
          double rise = share > 0 ? share * ((upper[r] - lower[r]) / slope.distance) : 0;
          scores[at + r] += Double.isFinite(rise) ? rise : 0;
        }
      }
    }
  }

  /** Σ w ln f(x) over all rows, as they were observed. */
  double logLikelihood(Mixture model) {
    Sum sum = new Sum();
    double[] terms = logTerms(model, rows, truncation);
    for (int r = 0; r < terms.length; r++) {
      if (rows.weight(r) > 0) {
        sum.add(rows.weight(r) * terms[r]);
      }
    }
    return sum.value();
  }

  /** What each row adds to a log-likelihood: a log probability where it is an interval. */
  static double[] logTerms(Mixture model, Rows rows, Truncation truncation) {
    double[] terms = model.logDensities(rows);
    double logInside = truncation.logProbability(model);
    for (int r = 0; r < terms.length; r++) {
      if (rows.isInterval(r)) {
        UnivariateDistribution law = (UnivariateDistribution) model;
        terms[r] = law.logProbability(rows.lower(r), rows.upper(r));
      }
      terms[r] -= logInside;
    }
    return terms;
  }

  private void responsibilities(Mixture model, Block x, int from, double[] terms) {
    model.logTerms(x, terms, Block.SIZE);
    for (int r = 0; r < x.rows(); r++) {
      if (rows.isInterval(from + r)) {
        for (int k = 0; k < model.size(); k++) {
          UnivariateDistribution law = (UnivariateDistribution) model.components().get(k);
          terms[k * Block.SIZE + r] =
              Math.log(model.weight(k))
                  + law.logProbability(rows.lower(from + r), rows.upper(from + r));
        }
      }
    }
    double[] unused = new double[Block.SIZE];
    Kernels.active()
        .responsibilities(
            terms, model.size(), Block.SIZE, x.rows(), unused, new double[Block.SIZE]);
  }

  private Distribution moved(Mixture model, int coordinate, int component, double step) {
    Coordinate c = coordinates.get(coordinate);
    Distribution law = model.components().get(component);
    return c.at(law, c.real(law) + step);
  }

  /** What is left of two steps once the parameter has been rounded, as one far from 0 is. */
  private double distance(int coordinate, Distribution above, Distribution below) {
    Coordinate c = coordinates.get(coordinate);
    return c.real(above) - c.real(below);
  }

  /** The same between two mixtures. */
  double distance(int coordinate, Mixture above, Mixture below) {
    int owner = coordinates.get(coordinate).components().get(0);
    return distance(coordinate, above.components().get(owner), below.components().get(owner));
  }

  private void densities(Distribution law, Block x, int from, double[] out) {
    law.logDensity(x, out, 0);
    for (int r = 0; r < x.rows(); r++) {
      if (rows.isInterval(from + r)) {
        out[r] =
            ((UnivariateDistribution) law)
                .logProbability(rows.lower(from + r), rows.upper(from + r));
      }
    }
  }

  /** The derivatives of ln P(window). */
  private double[] insideScores(Mixture model, double[] steps) {
    double[] scores = new double[size()];
    double logInside = truncation.logProbability(model);
    double[] shares = new double[model.size()];
    for (int k = 0; k < model.size(); k++) {
      shares[k] = model.weight(k) * Math.exp(inside(model.components().get(k)) - logInside);
    }
    for (int i = 0; i < weights.size(); i++) {
      int k = weights.get(i);
      scores[i] = shares[k] - model.weight(k);
    }
    for (int c = 0; c < coordinates.size(); c++) {
      for (int k : coordinates.get(c).components()) {
        double step = steps[weights.size() + c];
        Distribution above = moved(model, c, k, step);
        Distribution below = moved(model, c, k, -step);
        double rise = inside(above) - inside(below);
        scores[weights.size() + c] += shares[k] * (rise / distance(c, above, below));
      }
    }
    return scores;
  }

  private double inside(Distribution law) {
    return ((UnivariateDistribution) law).logProbability(truncation.lower(), truncation.upper());
  }
}
