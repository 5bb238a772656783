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
 * The derivatives of the log-likelihood with respect to the numbers of a {@link ParameterSpace}. By
 * Fisher's identity that of a row is the expected one of its component; those of the laws are
 * central differences of log densities.
 */
final class Scores {
  private final Rows rows;
  private final List<Pattern> patterns;
  private final Truncation truncation;
  private final ParameterSpace space;

  /** Scores of rows. */
  Scores(Rows rows, Truncation truncation, ParameterSpace space) {
    this.rows = rows;
    this.patterns = Pattern.of(rows);
    this.truncation = truncation;
    this.space = space;
  }

  /** Takes the scores of a row, which stand at a distance of a stride from each other. */
  interface Receiver {
    void take(double weight, double[] scores, int at, int stride);
  }

  /** Σ w s over all rows, at some place. */
  double[] total(double[] place, double[] steps) {
    Sum[] sums = new Sum[space.size()];
    Arrays.setAll(sums, j -> new Sum());
    visit(
        place,
        steps,
        (weight, scores, at, stride) -> {
          for (int j = 0; j < sums.length; j++) {
            sums[j].add(weight * scores[j * stride + at]);
          }
        });
    return Arrays.stream(sums).mapToDouble(Sum::value).toArray();
  }

  /** Σ w s s' over all rows at the fit, row after row: the information as the scores see it. */
  double[] products(double[] steps) {
    int size = space.size();
    double[] sums = new double[size * size];
    visit(
        new double[size],
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

  private void visit(double[] place, double[] steps, Receiver receiver) {
    int size = space.size();
    Mixture model = space.at(place);
    List<List<Slope>> slopes = slopes(place, steps);
    double[] outside = truncation.hides() ? insideScores(model, slopes) : new double[size];
    double[] terms = new double[model.size() * Block.SIZE];
    double[] scores = new double[size * Block.SIZE];
    for (Pattern pattern : patterns) {
      Mixture marginal = pattern.marginal(model);
      List<List<Slope>> ofKnown = slopes.stream().map(s -> of(pattern, s)).toList();
      pattern.forEachBlock(
          (x, from) -> {
            responsibilities(marginal, x, from, terms);
            fill(scores, model, x, from, terms, outside, ofKnown);
            for (int r = 0; r < x.rows(); r++) {
              double weight = pattern.rows().weight(from + r);
              if (weight > 0) {
                receiver.take(weight, scores, r, Block.SIZE);
              }
            }
          });
    }
  }

  /** Two laws of a component between which a coordinate differs. */
  private record Slope(int component, Distribution above, Distribution below, double distance) {}

  /** For each coordinate those of its components. */
  private List<List<Slope>> slopes(double[] place, double[] steps) {
    List<List<Slope>> all = new ArrayList<>();
    for (int i = space.weights().size(); i < steps.length; i++) {
      List<Slope> ofComponents = new ArrayList<>();
      for (int k : space.components(i)) {
        Distribution above = space.law(k, ParameterSpace.moved(place, i, steps[i]));
        Distribution below = space.law(k, ParameterSpace.moved(place, i, -steps[i]));
        double distance = space.distance(i, above, below, 2 * steps[i]);
        ofComponents.add(new Slope(k, above, below, distance));
      }
      all.add(ofComponents);
    }
    return all;
  }

  /** The same for the known columns. */
  private static List<Slope> of(Pattern pattern, List<Slope> slopes) {
    return slopes.stream()
        .map(
            s ->
                new Slope(
                    s.component, pattern.marginal(s.above), pattern.marginal(s.below), s.distance))
        .toList();
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
    List<Integer> weights = space.weights();
    for (int i = 0; i < weights.size(); i++) {
      int k = weights.get(i);
      for (int r = 0; r < x.rows(); r++) {
        scores[i * Block.SIZE + r] = terms[k * Block.SIZE + r] - model.weight(k) - outside[i];
      }
    }
    for (int c = 0; c < slopes.size(); c++) {
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
  private double[] insideScores(Mixture model, List<List<Slope>> slopes) {
    List<Integer> weights = space.weights();
    double[] scores = new double[space.size()];
    double logInside = truncation.logProbability(model);
    double[] shares = new double[model.size()];
    for (int k = 0; k < model.size(); k++) {
      shares[k] = model.weight(k) * Math.exp(inside(model.components().get(k)) - logInside);
    }
    for (int i = 0; i < weights.size(); i++) {
      int k = weights.get(i);
      scores[i] = shares[k] - model.weight(k);
    }
    for (int c = 0; c < slopes.size(); c++) {
      for (Slope slope : slopes.get(c)) {
        double rise = inside(slope.above) - inside(slope.below);
        scores[weights.size() + c] += shares[slope.component] * (rise / slope.distance);
      }
    }
    return scores;
  }

  private double inside(Distribution law) {
    return ((UnivariateDistribution) law).logProbability(truncation.lower(), truncation.upper());
  }
}
