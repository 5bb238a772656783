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
 * <p>All this happens along the free coordinates of a {@link ParameterSpace}, of which there are as
 * many as free parameters; the objective need have no maximum in numbers that are tied to each
 * other. What is reported gets its error from theirs by its {@link Slopes}.
 *
 * <p>A coordinate at an end of its domain, or held by a floor or a cap, has no error, and the
 * others count it as known. Nor has one an error that the log-likelihood does not confirm: a whole
 * error away it must have fallen by a half, as that of a normal law does, within a factor of 4.
 */
final class Information {
  /** Of the unit of a coordinate: to learn its scale. */
  private static final double FIRST_STEP = 1e-6;

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
  private final ParameterSpace space;
  private final List<ComponentEstimator> estimators;
  private final Rows rows;
  private final Truncation truncation;
  private final Scores scores;

  private Information(
      ParameterSpace space, List<ComponentEstimator> estimators, Rows rows, Truncation truncation) {
    this.model = space.fitted();
    this.space = space;
    this.estimators = estimators;
    this.rows = rows;
    this.truncation = truncation;
    this.scores = new Scores(rows, truncation, space);
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
    Coordinates all = Coordinates.of(model, estimators);
    ParameterSpace space =
        new ParameterSpace(
            model,
            columnUnits,
            freeWeights(
                model,
                Weights.leastMasses(estimators, rows, rows.totalWeight()),
                rows.totalWeight()),
            all.free().stream().filter(constraints::leaveFinite).toList());
    boolean[] held = new boolean[space.size()];
    for (int c = 0; c < space.coordinates().size(); c++) {
      held[space.weights().size() + c] = constraints.hold(space.coordinates().get(c));
    }
    Slopes slopes = Slopes.of(space, all.estimands()).withHeld(held);
    return new Information(space.without(held), estimators, rows, truncation)
        .report(slopes, isSmooth(estimators));
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

  /** What the errors take at least, as {@link #cost} counts it. */
  static double leastCost(int freeParameters, Mixture model) {
    return (2.0 * freeParameters + 2) * model.size();
  }

  /** How many densities of a row the errors take. */
  static double cost(Mixture model, List<ComponentEstimator> estimators) {
    Coordinates all = Coordinates.of(model, estimators);
    double size = all.free().size() + model.size();
    double laws = all.free().stream().mapToInt(c -> c.components().size()).sum();
    double reported = all.estimands().size() + model.size();
    return (2 * size + 2) * (model.size() + 2 * laws) + 2 * reported * model.size();
  }

  private List<ParameterEstimate> report(Slopes slopes, boolean smooth) {
    double[] steps = space.steps(FIRST_STEP);
    double[] errors = errors(scores.products(steps));
    for (int i = space.weights().size(); i < steps.length; i++) {
      double rowsToldOf = 0;
      for (int k : space.components(i)) {
        rowsToldOf += model.weight(k) * rows.totalWeight();
      }
      double step = SCORE_STEP * errors[i] * Math.sqrt(rowsToldOf);
      step = Math.min(step, LONGEST_STEP * space.unit(i));
      steps[i] = step > 0 ? step : steps[i];
    }
    double[] products = scores.products(steps);
    boolean[] unknown = unknown(errors(products));
    for (boolean one : unknown) {
      if (one) {
        return new Information(space.without(unknown), estimators, rows, truncation)
            .report(slopes.without(unknown), smooth);
      }
    }
    return new Estimates(slopes, covariance(smooth, steps, products)).list();
  }

  /** The numbers of which nothing could be told even if all others were known. */
  private boolean[] unknown(double[] errors) {
    boolean[] unknown = new boolean[errors.length];
    for (int i = 0; i < errors.length; i++) {
      unknown[i] = !(errors[i] <= MOST_UNITS * space.unit(i));
    }
    return unknown;
  }

  private Optional<double[]> covariance(boolean smooth, double[] steps, double[] products) {
    double[] distances = distances(errors(products));
    double[] ofPrior = curvatureOfPrior(distances);
    Optional<double[]> observed =
        smooth
            ? SymmetricInverse.of(sum(curvature(steps, distances), ofPrior), space.size())
            : Optional.empty();
    return observed.isPresent()
        ? observed
        : SymmetricInverse.ofSingular(sum(products, ofPrior), space.size());
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = new double[a.length];
    Arrays.setAll(sum, i -> a[i] + b[i]);
    return sum;
  }

  /** What the errors would be if the coordinates knew nothing of each other. */
  private double[] errors(double[] information) {
    double[] errors = new double[space.size()];
    Arrays.setAll(errors, i -> 1 / Math.sqrt(information[i * errors.length + i]));
    return errors;
  }

  /** How far each number is moved to see how the scores change. */
  private double[] distances(double[] errors) {
    double[] distances = new double[space.size()];
    Arrays.setAll(
        distances, i -> Math.min(CURVATURE_STEP * errors[i], LONGEST_STEP * space.unit(i)));
    return distances;
  }

  private double[] curvature(double[] steps, double[] distances) {
    int size = distances.length;
    double[] information = new double[size * size];
    for (int i = 0; i < size; i++) {
      double[] up = space.step(i, distances[i]);
      double[] down = space.step(i, -distances[i]);
      double distance = up[i] - down[i];
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
    if (logPrior(model) == 0 && logPrior(space.at(distances)) == 0) {
      return information; // there is none
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double rise = 0;
        for (int sign : new int[] {1, -1}) {
          double[] step = new double[size];
          step[i] = distances[i];
          step[j] += sign * distances[j];
          rise += sign * (logPrior(space.at(step)) + logPrior(space.at(opposite(step))));
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

  private static double[] opposite(double[] step) {
    return Arrays.stream(step).map(x -> -x).toArray();
  }

  /** The estimates in the order of the components, with the errors that a covariance gives. */
  private final class Estimates {
    private final Slopes slopes;
    private final Optional<double[]> covariance;
    private final double top;

    Estimates(Slopes slopes, Optional<double[]> covariance) {
      this.slopes = slopes;
      this.covariance = covariance;
      this.top = objective(model);
    }

    List<ParameterEstimate> list() {
      List<ParameterEstimate> estimates = new ArrayList<>();
      for (int k = 0; k < model.size(); k++) {
        if (model.size() > 1) {
          estimates.add(weight(k));
        }
        for (int e = 0; e < slopes.estimands().size(); e++) {
          if (slopes.estimands().get(e).components().contains(k)) {
            estimates.add(parameter(k, e));
          }
        }
      }
      return estimates;
    }

    private ParameterEstimate weight(int k) {
      double share = model.weight(k);
      double[] slope = new double[space.size()];
      for (int i = 0; i < space.weights().size(); i++) {
        int j = space.weights().get(i);
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
      return !space.weights().contains(k) && k != largest(model);
    }

    private ParameterEstimate parameter(int k, int estimand) {
      Estimand number = slopes.estimands().get(estimand);
      Distribution law = model.components().get(k);
      double error = slopes.isKnown(estimand) ? error(slopes.of(estimand)) : Double.NaN;
      double real = number.real(law);
      double width = ParameterEstimate.QUANTILE * error;
      return error <= MOST_UNITS * number.unit(law, space.columnUnits())
          ? new ParameterEstimate(
              k,
              number.name(),
              number.natural(law),
              error * number.derivative(real),
              number.natural(real - width),
              number.natural(real + width))
          : ParameterEstimate.unknown(k, number.name(), number.natural(law));
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
        told &= Math.abs(direction[i]) <= MOST_UNITS * space.unit(i);
      }
      return told && isConfirmed(direction) ? error : Double.NaN;
    }

    private double objective(Mixture moved) {
      return scores.logLikelihood(moved) + logPrior(moved);
    }

    /** Whether the objective falls by about a half where the error says that it does. */
    private boolean isConfirmed(double[] direction) {
      try {
        double above = objective(space.at(direction));
        double below = objective(space.at(opposite(direction)));
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
