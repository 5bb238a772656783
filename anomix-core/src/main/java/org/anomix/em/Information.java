package org.anomix.em;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anomix.ComponentEstimator;
import org.anomix.Distribution;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.mixture.Mixture;

/**
 * Standard errors from the observed information: minus the second derivatives of the log-likelihood
 * at its maximum, as differences of its scores (Louis 1982; Jamshidian and Jennrich 2000). Where a
 * density has a kink in a parameter, or the matrix is not positive definite, the cross products of
 * the scores take its place, whose expectation is the same (McLachlan and Peel 2000, section 2.15).
 */
final class Information {
  /** Of the unit of a coordinate: to learn its scale. */
  private static final double FIRST_STEP = 1e-6;

  /** Doubles that a first step must span. */
  private static final double LEAST_SPACINGS = 64;

  /** Of what one row tells of a coordinate, for a difference of log densities. */
  private static final double SCORE_STEP = 1e-3;

  /** Of a standard error, for a difference of scores. */
  private static final double CURVATURE_STEP = 0.05;

  private final Mixture model;
  private final List<Coordinate> coordinates;
  private final Scores scores;
  private final boolean smooth;
  private final int weights;

  private Information(Mixture model, List<Coordinate> coordinates, Scores scores, boolean smooth) {
    this.model = model;
    this.coordinates = coordinates;
    this.scores = scores;
    this.smooth = smooth;
    this.weights = model.size() - 1;
  }

  /**
   * The estimates of a fit with their errors.
   *
   * @param model the maximum
   * @param estimators one per component, settled on the rows
   * @param rows the rows of the fit
   */
  static List<ParameterEstimate> estimates(
      Mixture model,
      List<ComponentEstimator> estimators,
      Rows rows,
      Truncation truncation,
      Scaling scaling) {
    List<Coordinate> all = Coordinates.of(model, estimators);
    List<Coordinate> inner = new ArrayList<>();
    for (Coordinate c : all) {
      if (Double.isFinite(c.real(model.components().get(c.components().get(0))))) {
        inner.add(c); // not on an included end of its domain
      }
    }
    Information information =
        new Information(model, inner, new Scores(rows, truncation, inner), isSmooth(estimators));
    Optional<double[]> covariance = information.covariance(rows, scaling);
    return information.report(all, covariance);
  }

  private static boolean isSmooth(List<ComponentEstimator> estimators) {
    return estimators.stream().allMatch(e -> e.family().isSmooth() && isSmooth(e.parts()));
  }

  /** How many densities of a row the errors take. */
  static double cost(Mixture model, List<ComponentEstimator> estimators) {
    double size = Coordinates.of(model, estimators).size();
    return (2 * (size + model.size()) + 2) * (model.size() + 2 * size);
  }

  private Optional<double[]> covariance(Rows rows, Scaling scaling) {
    int size = weights + coordinates.size();
    if (size == 0) {
      return Optional.empty();
    }
    double[] units = new double[rows.dimension()];
    Arrays.setAll(units, scaling::unit);
    double[] steps = new double[size];
    Arrays.fill(steps, FIRST_STEP);
    for (int c = 0; c < coordinates.size(); c++) {
      Distribution law = law(c);
      double real = coordinates.get(c).real(law);
      double spacing = LEAST_SPACINGS * Math.ulp(real);
      steps[weights + c] = Math.max(FIRST_STEP * coordinates.get(c).unit(law, units), spacing);
    }
    double[] errors = errors(scores.products(model, steps), size);
    for (int c = 0; c < coordinates.size(); c++) {
      double rowsToldOf = 0;
      for (int k : coordinates.get(c).components()) {
        rowsToldOf += model.weight(k) * rows.totalWeight();
      }
      double step = SCORE_STEP * errors[weights + c] * Math.sqrt(rowsToldOf);
      steps[weights + c] = step > 0 && step < Double.POSITIVE_INFINITY ? step : steps[weights + c];
    }
    double[] products = scores.products(model, steps);
    errors = errors(products, size);
    boolean known = Arrays.stream(errors).allMatch(e -> e > 0 && e < Double.POSITIVE_INFINITY);
    Optional<double[]> observed =
        smooth && known ? SymmetricInverse.of(curvature(steps, errors), size) : Optional.empty();
    return observed.isPresent() ? observed : SymmetricInverse.of(products, size);
  }

  private Distribution law(int coordinate) {
    return model.components().get(coordinates.get(coordinate).components().get(0));
  }

  /** What the errors would be if the coordinates knew nothing of each other. */
  private static double[] errors(double[] information, int size) {
    double[] errors = new double[size];
    Arrays.setAll(errors, i -> 1 / Math.sqrt(information[i * size + i]));
    return errors;
  }

  private double[] curvature(double[] steps, double[] errors) {
    int size = errors.length;
    double[] information = new double[size * size];
    for (int i = 0; i < size; i++) {
      double step = CURVATURE_STEP * errors[i];
      Mixture up = moved(i, step);
      Mixture down = moved(i, -step);
      double distance = i < weights ? 2 * step : scores.distance(i - weights, up, down);
      double[] above = scores.total(up, steps);
      double[] below = scores.total(down, steps);
      for (int j = 0; j < size; j++) {
        double second = -(above[j] - below[j]) / distance;
        information[i * size + j] += 0.5 * second;
        information[j * size + i] += 0.5 * second;
      }
    }
    return information;
  }

  /** The model with one of its numbers moved. */
  private Mixture moved(int index, double step) {
    List<Distribution> laws = new ArrayList<>(model.components());
    double[] shares = model.weights();
    if (index < weights) {
      shares[index] *= Math.exp(step);
      double sum = Arrays.stream(shares).sum();
      for (int k = 0; k < shares.length; k++) {
        shares[k] /= sum;
      }
    } else {
      Coordinate c = coordinates.get(index - weights);
      for (int k : c.components()) {
        laws.set(k, c.at(laws.get(k), c.real(laws.get(k)) + step));
      }
    }
    return Mixture.of(shares, laws);
  }

  private List<ParameterEstimate> report(List<Coordinate> all, Optional<double[]> covariance) {
    List<ParameterEstimate> estimates = new ArrayList<>();
    for (int k = 0; k < model.size(); k++) {
      if (model.size() > 1) {
        estimates.add(weight(k, covariance));
      }
      for (Coordinate c : all) {
        if (c.components().contains(k)) {
          estimates.add(parameter(k, c, covariance));
        }
      }
    }
    return estimates;
  }

  private ParameterEstimate weight(int k, Optional<double[]> covariance) {
    double share = model.weight(k);
    double variance = Double.NaN;
    if (covariance.isPresent() && share > 0 && share < 1) {
      int size = weights + coordinates.size();
      double[] slope = new double[weights];
      Arrays.setAll(slope, j -> share * ((j == k ? 1 : 0) - model.weight(j)));
      variance = 0;
      for (int i = 0; i < weights; i++) {
        for (int j = 0; j < weights; j++) {
          variance += slope[i] * covariance.get()[i * size + j] * slope[j];
        }
      }
    }
    double error = Math.sqrt(variance);
    double logit = Math.log(share) - Math.log1p(-share);
    double width = ParameterEstimate.QUANTILE * error / (share * (1 - share));
    return new ParameterEstimate(
        k, "weight", share, error, logistic(logit - width), logistic(logit + width));
  }

  private static double logistic(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  private ParameterEstimate parameter(int k, Coordinate c, Optional<double[]> covariance) {
    Distribution law = model.components().get(k);
    int index = coordinates.indexOf(c);
    if (index < 0 || covariance.isEmpty()) {
      return new ParameterEstimate(k, c.name(), c.natural(law), Double.NaN, Double.NaN, Double.NaN);
    }
    int size = weights + coordinates.size();
    int at = weights + index;
    double real = c.real(law);
    double error = Math.sqrt(covariance.get()[at * size + at]);
    double width = ParameterEstimate.QUANTILE * error;
    return new ParameterEstimate(
        k,
        c.name(),
        c.natural(law),
        error * c.derivative(real),
        c.natural(real - width),
        c.natural(real + width));
  }
}
