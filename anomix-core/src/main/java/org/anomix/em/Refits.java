package org.anomix.em;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.anomix.AnomixException;
import org.anomix.ComponentEstimator;
import org.anomix.Description;
import org.anomix.Distribution;
import org.anomix.Parameter;
import org.anomix.Rows;
import org.anomix.Value;
import org.anomix.mixture.Mixture;
import org.anomix.mstep.Group;

/**
 * Fits to samples like the rows of a fit, each started at it. What that fit took from its rows
 * before it began, as the ends of a uniform support, each takes from its own.
 */
final class Refits {
  private final Em em;
  private final Mixture model;
  private final boolean[] fromRows;

  /**
   * Refits of a fit.
   *
   * @param em with estimators that are not settled, in the order of the model
   * @param model what that fit found
   * @param rows its rows
   */
  Refits(Em em, Mixture model, Rows rows) {
    this.em = em;
    this.model = model;
    this.fromRows = new boolean[model.size()];
    List<Distribution> settled = settledOn(rows);
    for (int k = 0; k < fromRows.length; k++) {
      fromRows[k] = settled.get(k).equals(model.components().get(k));
    }
  }

  /**
   * Draws samples one after the other, and fits them side by side.
   *
   * @param draw makes a sample
   * @param use of a sample and its fit, with the components in the order of the model
   * @return nothing for a sample without a fit
   */
  <T> List<Optional<T>> all(
      int samples,
      SplittableRandom seeds,
      int threads,
      BiFunction<SplittableRandom, Mixture, Rows> draw,
      Use<T> use) {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Optional<T>>> tasks = new ArrayList<>();
      for (int i = 0; i < samples; i++) {
        SplittableRandom random = seeds.split();
        tasks.add(workers.submit(() -> one(random, draw, use)));
      }
      return tasks.stream().map(Sweeper::await).toList();
    } finally {
      workers.shutdownNow();
    }
  }

  /** What is made of a sample and its fit. */
  interface Use<T> {
    T of(Rows sample, Mixture fitted, SplittableRandom random);
  }

  private <T> Optional<T> one(
      SplittableRandom random, BiFunction<SplittableRandom, Mixture, Rows> draw, Use<T> use) {
    try {
      Rows sample = draw.apply(random, model);
      Mixture fitted = em.withStart(start(sample)).refit(sample);
      return Optional.of(use.of(sample, fitted, random));
    } catch (AnomixException e) {
      return Optional.empty(); // a sample without variety has no fit
    }
  }

  private Mixture start(Rows sample) {
    List<Distribution> settled = settledOn(sample);
    List<Distribution> laws = new ArrayList<>(model.components());
    for (int k = 0; k < fromRows.length; k++) {
      if (fromRows[k]) {
        laws.set(k, settled.get(k));
      }
    }
    return Mixture.of(model.weights(), laws);
  }

  /** The components with what their estimators settle on rows. */
  private List<Distribution> settledOn(Rows rows) {
    Rows completed = Completion.of(rows);
    List<ComponentEstimator> settled = Group.settled(em.components(), completed, em.scaling(rows));
    List<Distribution> laws = new ArrayList<>();
    for (int k = 0; k < settled.size(); k++) {
      Distribution law = model.components().get(k);
      boolean settles = settled.get(k) != em.components().get(k) && law.parts().isEmpty();
      laws.add(settles ? settled(settled.get(k), law, completed) : law);
    }
    return laws;
  }

  private Distribution settled(ComponentEstimator estimator, Distribution law, Rows rows) {
    double[] weights = new double[rows.size()];
    Arrays.setAll(weights, rows::weight);
    Distribution anchor = estimator.anchor(rows, weights, em.scaling(rows));
    Description found = anchor.family().describe(anchor);
    Description description = law.family().describe(law);
    Map<String, Value> values = new LinkedHashMap<>(description.values());
    for (Parameter parameter : law.family().parameters()) {
      if (estimator.held() || estimator.holds(parameter.name())) {
        values.computeIfPresent(
            parameter.name(), (name, value) -> found.values().getOrDefault(name, value));
      }
    }
    return law.family()
        .create(new Description(description.family(), values, description.parts()), List.of());
  }
}
