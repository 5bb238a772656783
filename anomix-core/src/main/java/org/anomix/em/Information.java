package org.anomix.em;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anomix.ComponentEstimator;
import org.anomix.Distribution;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.mixture.Mixture;
import org.anomix.mstep.Group;
import org.anomix.mstep.Weights;

/**
 * Standard errors from the observed information: minus the second derivatives of the log-likelihood
 * at its maximum, as differences of its scores (Louis 1982; Jamshidian and Jennrich 2000). Where a
 * density has a kink in a parameter, or the matrix is not positive definite, the cross products of
 * the scores take its place, whose expectation is the same (McLachlan and Peel 2000, section 2.15).
 * A prior adds minus the second derivatives of its logarithm: the errors are then those of the
 * normal law about the mode of the posterior one (Gelman et al. 2013, section 4.1).
 *
 * <p>A number at an end of its domain, or held by a constraint, has no error, and the others count
 * it as known. Nor has one an error that the log-likelihood does not confirm: a whole error away it
 * must have fallen by a half, as that of a normal law does, within a factor of 4.
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

  /** Of the unit of a coordinate: the rows that tell little of it must not make a step endless. */
  private static final double LONGEST_STEP = 0.5;

  /** An error of so many units says that nothing is known: of a scale it is a factor of 22,000. */
  private static final double MOST_UNITS = 10;

  /** By what an error may be off in the square, to be told. */
  private static final double TOLERATED = 4;

  private final Mixture model;
  private final List<ComponentEstimator> estimators;
  private final List<Integer> weights;
  private final List<Coordinate> coordinates;
  private final Rows rows;
  private final Truncation truncation;
  private final double[] columnUnits;
  private final Scores scores;

  private Information(
      Mixture model,
      List<ComponentEstimator> estimators,
      List<Integer> weights,
      List<Coordinate> coordinates,
      Rows rows,
      Truncation truncation,
      double[] columnUnits) {
    this.model = model;
    this.estimators = estimators;
    this.weights = weights;
    this.coordinates = coordinates;
    this.rows = rows;
    this.truncation = truncation;
    this.columnUnits = columnUnits;
    this.scores = new Scores(rows, truncation, weights, coordinates);
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
    double[] columnUnits = new double[rows.dimension()];
    Arrays.setAll(columnUnits, scaling::unit);
    Constraints constraints = new Constraints(model, estimators, scaling, columnUnits);
    List<Coordinate> all = Coordinates.of(model, estimators);
    boolean smooth = isSmooth(estimators);
    return new Information(
            model,
            estimators,
            freeWeights(
                model,
                Weights.leastMasses(estimators, rows, rows.totalWeight()),
                rows.totalWeight()),
            all.stream().filter(c -> !constraints.hold(c)).toList(),
            rows,
            truncation,
            columnUnits)
        .report(all, smooth);
  }

  /** Those above their bounds but the largest, which the others leave no choice. */
  private static List<Integer> freeWeights(Mixture model, double[] leastMasses, double rows) {
    List<Integer> free = new ArrayList<>();
    for (int k = 0; k < model.size(); k++) {
      if (Identifiability.isWeightFree(model, k, leastMasses, rows)) {
        free.add(k);
      }
    }
    free.remove((Integer) largest(model));
    return free;
  }

  private static int largest(Mixture model) {
    int largest = 0;
    for (int k = 1; k < model.size(); k++) {
      largest = model.weight(k) > model.weight(largest) ? k : largest;
    }
    return largest;
  }

  private static boolean isSmooth(List<ComponentEstimator> estimators) {
    return estimators.stream().allMatch(e -> e.family().isSmooth() && isSmooth(e.parts()));
  }

  /** How many densities of a row the errors take. */
  static double cost(Mixture model, List<ComponentEstimator> estimators) {
    double size = Coordinates.of(model, estimators).size();
    double all = size + model.size();
    return (2 * all + 2) * (model.size() + 2 * size) + 2 * all * model.size();
  }

  private int size() {
    return weights.size() + coordinates.size();
  }

  private double unit(int index) {
    return index < weights.size() ? 1 : coordinate(index).unit(law(index), columnUnits);
  }

  private Coordinate coordinate(int index) {
    return coordinates.get(index - weights.size());
  }

  private Distribution law(int index) {
    return model.components().get(coordinate(index).components().get(0));
  }

  private List<ParameterEstimate> report(List<Coordinate> all, boolean smooth) {
    double[] steps = new double[size()];
    for (int i = 0; i < steps.length; i++) {
      double spacing = 0;
      if (i >= weights.size()) {
        spacing = LEAST_SPACINGS * Math.ulp(coordinate(i).real(law(i)));
      }
      steps[i] = Math.max(FIRST_STEP * unit(i), spacing);
    }
    double[] errors = errors(scores.products(model, steps));
    for (int i = weights.size(); i < steps.length; i++) {
      double rowsToldOf = 0;
      for (int k : coordinate(i).components()) {
        rowsToldOf += model.weight(k) * rows.totalWeight();
      }
      double step = SCORE_STEP * errors[i] * Math.sqrt(rowsToldOf);
      step = Math.min(step, LONGEST_STEP * unit(i));
      steps[i] = step > 0 ? step : steps[i];
    }
    double[] products = scores.products(model, steps);
    Optional<Information> smaller = withoutUnknown(errors(products));
    if (smaller.isPresent()) {
      return smaller.get().report(all, smooth);
    }
    return new Estimates(all, covariance(smooth, steps, products)).list();
  }

  /**
   * What is left once the numbers are gone of which nothing could be told even if all others were
   * known; nothing if there are none.
   */
  private Optional<Information> withoutUnknown(double[] errors) {
    List<Integer> knownWeights = new ArrayList<>();
    List<Coordinate> knownCoordinates = new ArrayList<>();
    for (int i = 0; i < errors.length; i++) {
      if (errors[i] <= MOST_UNITS * unit(i)) {
        if (i < weights.size()) {
          knownWeights.add(weights.get(i));
        } else {
          knownCoordinates.add(coordinate(i));
        }
      }
    }
    return knownWeights.size() + knownCoordinates.size() == errors.length
        ? Optional.empty()
        : Optional.of(
            new Information(
                model, estimators, knownWeights, knownCoordinates, rows, truncation, columnUnits));
  }

  private Optional<double[]> covariance(boolean smooth, double[] steps, double[] products) {
    double[] distances = distances(errors(products));
    double[] ofPrior = curvatureOfPrior(distances);
    Optional<double[]> observed =
        smooth
            ? SymmetricInverse.of(sum(curvature(steps, distances), ofPrior), size())
            : Optional.empty();
    return observed.isPresent()
        ? observed
        : SymmetricInverse.ofSingular(sum(products, ofPrior), size());
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = new double[a.length];
    Arrays.setAll(sum, i -> a[i] + b[i]);
    return sum;
  }

  /** What the errors would be if the coordinates knew nothing of each other. */
  private double[] errors(double[] information) {
    double[] errors = new double[size()];
    Arrays.setAll(errors, i -> 1 / Math.sqrt(information[i * errors.length + i]));
    return errors;
  }

  /** How far each number is moved to see how the scores change. */
  private double[] distances(double[] errors) {
    double[] distances = new double[size()];
    Arrays.setAll(distances, i -> Math.min(CURVATURE_STEP * errors[i], LONGEST_STEP * unit(i)));
    return distances;
  }

  private double[] curvature(double[] steps, double[] distances) {
    int size = distances.length;
    double[] information = new double[size * size];
    for (int i = 0; i < size; i++) {
      double[] step = new double[size];
      step[i] = distances[i];
      Mixture up = moved(step, 1);
      Mixture down = moved(step, -1);
      double distance =
          i < weights.size() ? 2 * step[i] : scores.distance(i - weights.size(), up, down);
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

  /** Minus the second derivatives of the log prior. */
  private double[] curvatureOfPrior(double[] distances) {
    int size = distances.length;
    double[] information = new double[size * size];
    if (logPrior(model) == 0 && logPrior(moved(distances, 1)) == 0) {
      return information; // there is none
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double rise = 0;
        for (int sign : new int[] {1, -1}) {
          double[] step = new double[size];
          step[i] = distances[i];
          step[j] += sign * distances[j];
          rise += sign * (logPrior(moved(step, 1)) + logPrior(moved(step, -1)));
        }
        double second = -rise / (4 * distances[i] * distances[j]);
        information[i * size + j] = second;
        information[j * size + i] = second;
      }
    }
    return information;
  }

  private double logPrior(Mixture moved) {
    return Group.logPrior(estimators, moved.components());
  }

  /** The model with its numbers moved by so many steps. */
  private Mixture moved(double[] steps, double factor) {
    List<Distribution> laws = new ArrayList<>(model.components());
    double[] shares = model.weights();
    for (int i = 0; i < weights.size(); i++) {
      shares[weights.get(i)] *= Math.exp(factor * steps[i]);
    }
    for (int i = weights.size(); i < steps.length; i++) {
      Coordinate c = coordinate(i);
      if (steps[i] != 0) {
        for (int k : c.components()) {
          laws.set(k, c.at(laws.get(k), c.real(laws.get(k)) + factor * steps[i]));
        }
      }
    }
    double sum = Arrays.stream(shares).sum();
    for (int k = 0; k < shares.length; k++) {
      shares[k] /= sum;
    }
    return Mixture.of(shares, laws);
  }

  /** The estimates in the order of the components, with the errors that a covariance gives. */
  private final class Estimates {
    private final List<Coordinate> all;
    private final Optional<double[]> covariance;
    private final double top;

    Estimates(List<Coordinate> all, Optional<double[]> covariance) {
      this.all = all;
      this.covariance = covariance;
      this.top = objective(model);
    }

    List<ParameterEstimate> list() {
      List<ParameterEstimate> estimates = new ArrayList<>();
      for (int k = 0; k < model.size(); k++) {
        if (model.size() > 1) {
          estimates.add(weight(k));
        }
        for (Coordinate c : all) {
          if (c.components().contains(k)) {
            estimates.add(parameter(k, c));
          }
        }
      }
      return estimates;
    }

    private ParameterEstimate weight(int k) {
      double share = model.weight(k);
      double[] slope = new double[size()];
      for (int i = 0; i < weights.size(); i++) {
        int j = weights.get(i);
        slope[i] = isHeld(k) ? 0 : (j == k ? 1 : 0) - model.weight(j);
      }
      // Of ln(share) so far, which the logit multiplies.
      double error = error(slope) / (1 - share);
      double logit = Math.log(share) - Math.log1p(-share);
      double width = ParameterEstimate.QUANTILE * error;
      return error <= MOST_UNITS
          ? new ParameterEstimate(
              k,
              "weight",
              share,
              error * share * (1 - share),
              logistic(logit - width),
              logistic(logit + width))
          : ParameterEstimate.unknown(k, "weight", share);
    }

    private boolean isHeld(int k) {
      return !weights.contains(k) && k != largest(model);
    }

    private ParameterEstimate parameter(int k, Coordinate c) {
      Distribution law = model.components().get(k);
      int index = weights.size() + coordinates.indexOf(c);
      if (index < weights.size()) {
        return ParameterEstimate.unknown(k, c.name(), c.natural(law));
      }
      double[] slope = new double[size()];
      slope[index] = 1;
      double error = error(slope);
      double real = c.real(law);
      double width = ParameterEstimate.QUANTILE * error;
      return error <= MOST_UNITS * unit(index)
          ? new ParameterEstimate(
              k,
              c.name(),
              c.natural(law),
              error * c.derivative(real),
              c.natural(real - width),
              c.natural(real + width))
          : ParameterEstimate.unknown(k, c.name(), c.natural(law));
    }

    /** The error of a linear function of the numbers; NaN if the objective denies it. */
    private double error(double[] slope) {
      if (covariance.isEmpty()) {
        return Double.NaN;
      }
      int size = slope.length;
      double[] direction = new double[size];
      double variance = 0;
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          direction[i] += covariance.get()[i * size + j] * slope[j];
        }
        variance += slope[i] * direction[i];
      }
      double error = Math.sqrt(variance);
      boolean told = error > 0;
      for (int i = 0; i < size; i++) {
        direction[i] /= error;
        told &= Math.abs(direction[i]) <= MOST_UNITS * unit(i);
      }
      return told && isConfirmed(direction) ? error : Double.NaN;
    }

    private double objective(Mixture moved) {
      return scores.logLikelihood(moved) + logPrior(moved);
    }

    /** Whether the objective falls by about a half where the error says that it does. */
    private boolean isConfirmed(double[] direction) {
      try {
        double above = objective(moved(direction, 1));
        double below = objective(moved(direction, -1));
        double fall = 2 * top - above - below;
        return fall >= 1 / TOLERATED && fall <= TOLERATED;
      } catch (ParameterException e) {
        return false; // there is no such law
      }
    }
  }

  private static double logistic(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}
