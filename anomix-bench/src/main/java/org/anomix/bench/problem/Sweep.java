package org.anomix.bench.problem;

import java.util.Collections;
import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Floors;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.em.EmPass;
import org.anomix.io.Components;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;

/** One EM pass over all rows, E-step and M-step, on the thread that asks for it. */
public final class Sweep {
  private final Rows rows;
  private final Mixture model;
  private final List<ComponentEstimator> estimators;
  private final Scaling scaling;
  private final double[] minimumMass;

  private Sweep(Rows rows, Mixture model, List<ComponentEstimator> estimators) {
    this.rows = rows;
    this.model = model;
    this.scaling =
        Scaling.of(
            rows, estimators.stream().anyMatch(ComponentEstimator::usesLogUnits), Floors.DEFAULT);
    this.estimators = estimators.stream().map(each -> each.settle(rows, scaling)).toList();
    this.minimumMass = new double[model.size()];
  }

  /**
   * Passes over the rows of a problem from its start.
   *
   * @param problem the problem
   * @return the sweep
   */
  public static Sweep of(Problem problem) {
    return new Sweep(
        problem.rows(),
        problem.start(),
        Collections.nCopies(problem.shape().components(), Problem.estimator(problem.shape())));
  }

  /**
   * Passes over any rows.
   *
   * @param rows the rows
   * @param model a mixture of laws of one family, under which they are looked at
   * @return the sweep
   */
  public static Sweep of(Rows rows, Mixture model) {
    return new Sweep(rows, model, Components.like(Registry.standard(), model, Options.none()));
  }

  /**
   * What times are divided by.
   *
   * @return rows times components
   */
  public long cells() {
    return (long) rows.size() * model.size();
  }

  /**
   * One pass.
   *
   * @return the next mixture
   */
  public EmPass.Step next() {
    EmPass pass = new EmPass(model, estimators);
    pass.add(rows, 0, rows.size());
    return pass.maximize(scaling, minimumMass);
  }
}
