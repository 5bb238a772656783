package org.anomix.em;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.anomix.ComponentEstimator;
import org.anomix.Diagnosis;
import org.anomix.Scaling;
import org.anomix.Tier;
import org.anomix.mixture.Mixture;

/**
 * EM from one start: sweep, maximise, and accept the next sweep only if the objective did not fall.
 *
 * <p>Where an M-step is {@link Tier#GUARDED}, a fall halves the step and maximises again from the
 * last accepted pass; the step doubles back after each accepted one. Elsewhere a fall contradicts
 * the theory: it is reported with its size and ends the run, and is never called convergence.
 */
final class Run {
  /** Steps below this share are no steps. */
  private static final double LEAST_STEP = 0x1p-40;

  /** Relative rounding of an objective whose M-step held an eigenvalue at its floor; seen: 6e-9. */
  private static final double ROUNDING_AT_FLOOR = 1e-8;

  private final double[] minimumMass;
  private final Mixture start;
  private final List<Diagnosis> startDiagnoses;
  private final List<Double> history = new ArrayList<>();
  private final List<Double> seconds = new ArrayList<>();
  private final boolean guarded;

  private final Convergence convergence = new Convergence();
  private Sweeper sweeper;
  private Scaling scaling;
  private EmPass accepted;
  private List<Diagnosis> diagnoses;
  private boolean fell;
  private boolean settledAtFloor;

  Run(Sweeper sweeper, Scaling scaling, double[] minimumMass, EmPass.Step start) {
    this.sweeper = sweeper;
    this.scaling = scaling;
    this.minimumMass = minimumMass;
    this.start = start.model();
    this.startDiagnoses = start.diagnoses();
    this.diagnoses = startDiagnoses;
    this.accepted = new EmPass(this.start, sweeper.estimators());
    this.guarded = sweeper.estimators().stream().anyMatch(e -> e.tier() == Tier.GUARDED);
  }

  /** A new run from the start of this one. */
  Run fromItsStart() {
    return new Run(
        sweeper, scaling.withStep(1), minimumMass, new EmPass.Step(start, startDiagnoses));
  }

  /** A new run that starts on other rows where this one stands. */
  Run continuedOn(Sweeper on, double[] minimumMassThere) {
    return new Run(on, scaling.withStep(1), minimumMassThere, new EmPass.Step(model(), diagnoses));
  }

  /** This run, from now on driven by another sweeper over the same rows. */
  Run continuedBy(Sweeper driver) {
    sweeper = driver;
    return this;
  }

  /** The first sweep, which can only be accepted. */
  private void begin() {
    accepted = sweep(start);
    record(accepted);
  }

  /**
   * One sweep.
   *
   * @return whether it was accepted
   */
  boolean step() {
    if (history.isEmpty()) {
      begin();
      return true;
    }
    EmPass.Step next = accepted.maximize(scaling, minimumMass);
    EmPass pass = sweep(next.model());
    double fall = accepted.objective() - pass.objective();
    if (!(fall > Convergence.ROUNDING * pass.magnitude())
        && pass.impossibleRow() < 0
        && !Double.isNaN(fall)) {
      accepted = pass;
      diagnoses = next.diagnoses();
      scaling = scaling.withStep(Math.min(1, 2 * scaling.step()));
      record(pass);
      return true;
    }
    if (isRoundingAtFloor(next, fall / pass.magnitude())) {
      settledAtFloor = true;
    } else if (guarded && scaling.step() > LEAST_STEP) {
      scaling = scaling.withStep(scaling.step() / 2);
    } else {
      fell = true;
      diagnoses = new ArrayList<>(diagnoses);
      diagnoses.add(
          new Diagnosis(
              Diagnosis.Kind.NOTE,
              -1,
              "the objective fell by " + fall + " at pass " + (seconds.size() - 1)));
    }
    return false;
  }

  /**
   * Whether a fall is no more than what a stored covariance rounds away: an eigenvalue at its floor
   * is known only to the rounding of the largest one, a million times and more above it.
   */
  private static boolean isRoundingAtFloor(EmPass.Step step, double relativeFall) {
    return relativeFall <= ROUNDING_AT_FLOOR
        && step.diagnoses().stream().anyMatch(d -> d.kind() == Diagnosis.Kind.GUARD);
  }

  private EmPass sweep(Mixture model) {
    long from = System.nanoTime();
    EmPass pass = sweeper.sweep(model);
    seconds.add((System.nanoTime() - from) * 1e-9);
    return pass;
  }

  private void record(EmPass pass) {
    history.add(pass.objective());
    convergence.add(pass.objective(), pass.magnitude());
  }

  /** Up to so many sweeps, ending early when the rank of the run will hardly change. */
  Run shortened(int sweeps) {
    while (seconds.size() < sweeps
        && !fell
        && !settledAtFloor
        && accepted.impossibleRow() < 0
        && !convergence.nearlyReached()) {
      step();
    }
    return this;
  }

  boolean fell() {
    return fell;
  }

  boolean converged() {
    return convergence.reached() || settledAtFloor;
  }

  double remaining() {
    return convergence.remaining();
  }

  int sweeps() {
    return seconds.size();
  }

  Mixture model() {
    return accepted.model();
  }

  EmPass pass() {
    return accepted;
  }

  double objective() {
    return history.isEmpty() ? Double.NEGATIVE_INFINITY : history.get(history.size() - 1);
  }

  List<Double> history() {
    return history;
  }

  List<Double> seconds() {
    return seconds;
  }

  /** What the last accepted M-step touched, and what the mixture itself shows. */
  List<Diagnosis> diagnoses() {
    List<Diagnosis> all = new ArrayList<>(diagnoses);
    for (int k = 0; k < minimumMass.length; k++) {
      if (accepted.mass(k) < minimumMass[k] * (1 - 1e-9)) {
        all.add(
            new Diagnosis(
                Diagnosis.Kind.GUARD,
                k,
                String.format(
                    Locale.ROOT,
                    "answers for %.3g rows, fewer than its minimum of %.3g",
                    accepted.mass(k),
                    minimumMass[k])));
      }
    }
    all.addAll(ScaleRatios.of(sweeper.estimators(), model()));
    return all;
  }

  boolean touchesGuard() {
    return diagnoses().stream().anyMatch(d -> d.kind() == Diagnosis.Kind.GUARD);
  }

  List<ComponentEstimator> estimators() {
    return sweeper.estimators();
  }
}
