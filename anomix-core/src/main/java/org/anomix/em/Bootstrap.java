package org.anomix.em;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.anomix.ComponentEstimator;
import org.anomix.Rows;
import org.anomix.mixture.Mixture;

/** Standard errors and percentile limits from fits to resampled data, each started at the fit. */
final class Bootstrap {
  private final Refits refits;
  private final Mixture model;
  private final List<Estimand> estimands;

  Bootstrap(Refits refits, Mixture model, List<ComponentEstimator> estimators) {
    this.refits = refits;
    this.model = model;
    this.estimands = Coordinates.of(model, estimators).estimands();
  }

  BootstrapErrors errors(
      Rows rows, Truncation window, Resampling resampling, int samples, long seed, int threads) {
    Rows drawnFrom = resampling.require(rows);
    List<double[]> found =
        refits
            .all(
                samples,
                new SplittableRandom(seed),
                threads,
                (random, law) -> resampling.draw(drawnFrom, law, window, random),
                (sample, fitted, random) -> numbers(fitted))
            .stream()
            .flatMap(Optional::stream)
            .toList();
    return new BootstrapErrors(report(found), found.size(), samples - found.size());
  }

  /** The weights, then the numbers of the laws. */
  private double[] numbers(Mixture fitted) {
    double[] numbers = Arrays.copyOf(fitted.weights(), fitted.size() + estimands.size());
    for (int c = 0; c < estimands.size(); c++) {
      int owner = estimands.get(c).components().get(0);
      numbers[fitted.size() + c] = estimands.get(c).natural(fitted.components().get(owner));
    }
    return numbers;
  }

  private List<ParameterEstimate> report(List<double[]> found) {
    double[] values = numbers(model);
    List<ParameterEstimate> estimates = new ArrayList<>();
    for (int k = 0; k < model.size(); k++) {
      if (model.size() > 1) {
        estimates.add(estimate(k, "weight", values[k], column(found, k)));
      }
      for (int c = 0; c < estimands.size(); c++) {
        if (estimands.get(c).components().contains(k)) {
          int at = model.size() + c;
          estimates.add(estimate(k, estimands.get(c).name(), values[at], column(found, at)));
        }
      }
    }
    return estimates;
  }

  private static double[] column(List<double[]> found, int at) {
    return found.stream().mapToDouble(numbers -> numbers[at]).sorted().toArray();
  }

  private static ParameterEstimate estimate(int k, String name, double value, double[] sorted) {
    double mean = Arrays.stream(sorted).average().orElse(Double.NaN);
    double squares = Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).sum();
    double tail = 0.5 * (1 - ParameterEstimate.CONFIDENCE);
    return new ParameterEstimate(
        k,
        name,
        value,
        Math.sqrt(squares / (sorted.length - 1.0)),
        percentile(sorted, tail),
        percentile(sorted, 1 - tail));
  }

  /** Linear between order statistics, R's default (Hyndman and Fan 1996, definition 7). */
  private static double percentile(double[] sorted, double p) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double position = p * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
