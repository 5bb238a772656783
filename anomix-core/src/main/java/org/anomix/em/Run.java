package org.anomix.em;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anomix.ComponentEstimator;
import org.anomix.Diagnosis;
import org.anomix.Notation;
import org.anomix.Scaling;
import org.anomix.Tier;
import org.anomix.mixture.Mixture;

/**
 * EM from one start: sweep, maximise, and accept the next sweep only if the objective did not fall.
 *
 * <p>Where an M-step is {@link Tier#GUARDED}, a fall halves the step and maximises again from the
 * last accepted pass; the step doubles back after each accepted one. Elsewhere a fall contradicts
 * the theory: it is reported with its size and ends the run, and is never called convergence.
 *
 * <p>A run may be accelerated: it then jumps where {@link Acceleration} says so, and takes the
 * M-step of the same accepted pass where the objective fell by that.
 */
final class Run {
  /** Relative fall that is no more than the error of the nodes that stand for intervals. */
  private static final double NODE_ERROR = 1e-10;

  /** Steps below this share are no steps. */
  private static final double LEAST_STEP = 0x1p-40;

  /** Relative fall that an M-step at its floor may cause; seen: 2e-6. */
  private static final double SMALL_AT_FLOOR = 1e-5;

  /** Passes walked through below the objective of the last accepted one. */
  private static final int LONGEST_DETOUR = 10;

  private static final String IMPOSSIBLE = " met a row that the mixture cannot make";
  private static final String OVERFLOW = " has a log-likelihood beyond every double";

  private final double[] minimumMass;
  private final Mixture start;
  private final List<Diagnosis> startDiagnoses;
  private final List<Double> history = new ArrayList<>();
  private final List<Double> seconds = new ArrayList<>();
  private final boolean guarded;
  private Optional<Acceleration> acceleration = Optional.empty();

  private final Convergence convergence;
  private final double rounding;
  private Sweeper sweeper;
  private Scaling scaling;
  private EmPass accepted;

  /** What the next M-step starts from: the last accepted pass, or one walked through since. */
  private EmPass base;

  private int detour;
  private List<Diagnosis> diagnoses;
  private boolean fell;
  private boolean ended;

  /** Whether a jump led to the last accepted pass, so that no M-step has told what it touched. */
  private boolean jumped;

  /** Whether only rounding is left to move it. */
  private boolean settled;

  Run(Sweeper sweeper, Scaling scaling, double[] minimumMass, EmPass.Step start) {
    this.sweeper = sweeper;
    this.convergence = new Convergence(sweeper.usesNodes());
    this.rounding = sweeper.usesNodes() ? NODE_ERROR : Convergence.ROUNDING;
    this.scaling = scaling;
    this.minimumMass = minimumMass;
    this.start = start.model();
    this.startDiagnoses = start.diagnoses();
    this.diagnoses = startDiagnoses;
    this.accepted = new EmPass(this.start, sweeper.estimators());
    this.base = accepted;
    this.guarded = sweeper.estimators().stream().anyMatch(e -> e.tier() == Tier.GUARDED);
  }

  /** A new run from the start of this one. */
  Run fromItsStart() {
    return new Run(
        sweeper, scaling.withStep(1), minimumMass, new EmPass.Step(start, startDiagnoses));
  }

  /** A new run that starts on other rows where this one stands. */
  Run continuedOn(Sweeper on, double[] minimumMassThere) {
    return new Run(on, scaling.withStep(1), minimumMassThere, new EmPass.Step(model(), touched()));
  }

  /** This run, from now on with jumps. */
  Run accelerated() {
    acceleration = Acceleration.of(estimators(), scaling, minimumMass);
    return this;
  }

  /** This run, from now on driven by another sweeper over the same rows. */
  Run continuedBy(Sweeper driver) {
    sweeper = driver;
    return this;
  }

  /** The first sweep, which can only be accepted. */
  private void begin() {
    accepted = sweep(start);
    base = accepted;
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
    EmPass.Step next = base.maximize(scaling, minimumMass);
    Optional<Mixture> jump = jump(next);
    return jump.isPresent() ? jump(jump.get()) : step(next);
  }

  /** Where to jump to from the last accepted pass; nothing where its M-step is to be taken. */
  private Optional<Mixture> jump(EmPass.Step next) {
    if (acceleration.isEmpty()) {
      return Optional.empty();
    }
    if (base != accepted || scaling.step() < 1) {
      acceleration.get().forget();
      return Optional.empty();
    }
    return convergence.isAlmostReached()
        ? Optional.empty()
        : acceleration.get().jump(accepted, next);
  }

  private boolean jump(Mixture to) {
    EmPass pass = sweep(to);
    double gain = pass.objective() - accepted.objective();
    if (!(isPossible(pass) && gain >= 0)) {
      acceleration.ifPresent(Acceleration::rejected);
      return false;
    }
    accepted = pass;
    base = pass;
    jumped = true;
    history.add(pass.objective());
    convergence.jumped(pass.objective());
    acceleration.ifPresent(a -> a.jumped(pass.objective(), gain));
    return true;
  }

  private boolean step(EmPass.Step next) {
    EmPass pass = sweep(next.model());
    double fall = accepted.objective() - pass.objective();
    boolean possible = isPossible(pass);
    if (possible && !(fall > rounding * pass.magnitude())) {
      accepted = pass;
      base = pass;
      detour = 0;
      jumped = false;
      diagnoses = next.diagnoses();
      acceleration.ifPresent(a -> a.took(-fall));
      scaling = scaling.withStep(Math.min(1, 2 * scaling.step()));
      record(pass);
      return true;
    }
    boolean rounded = possible && isRounding(pass, fall);
    boolean atFloor = possible && isSmallAtFloor(next, fall / pass.magnitude());
    if ((rounded || atFloor) && detour < LONGEST_DETOUR) {
      base = pass;
      detour++;
    } else if (guarded && scaling.step() > LEAST_STEP) {
      base = accepted;
      scaling = scaling.withStep(scaling.step() / 2);
    } else if (rounded) {
      base = accepted;
      detour = 0;
      settled = true;
    } else {
      ended = true;
      fell = !atFloor;
      diagnoses = new ArrayList<>(touched());
      jumped = false;
      diagnoses.add(
          new Diagnosis(Diagnosis.Kind.NOTE, -1, reason(pass, fall, atFloor, seconds.size() - 1)));
    }
    return false;
  }

  /** Whether the mixture can make all rows, with a log-likelihood that is a double. */
  private static boolean isPossible(EmPass pass) {
    return pass.impossibleRow() < 0
        && Double.isFinite(pass.magnitude())
        && Double.isFinite(pass.objective());
  }

  private static String reason(EmPass pass, double fall, boolean atFloor, int number) {
    if (!isPossible(pass)) {
      return "pass " + number + (pass.impossibleRow() < 0 ? OVERFLOW : IMPOSSIBLE);
    }
    String text = "the objective fell by " + fall + " at pass " + number;
    return atFloor ? text + ", where an eigenvalue at its floor leaves only rounding" : text;
  }

  /**
   * Whether a fall is no more than rounding can cause. Such passes, too, are walked through; where
   * none of them rises again, the last accepted pass is the maximum as far as doubles tell.
   */
  private boolean isRounding(EmPass pass, double fall) {
    return fall <= Math.max(pass.rounding(scaling), accepted.rounding(scaling));
  }

  /**
   * Whether a fall is no more than a covariance at its floor can cause: its least eigenvalue is
   * known only to the rounding of the largest one, and the floor itself is lifted where the entries
   * could not hold it. Such passes are walked through, not accepted: the history goes on with the
   * first that has risen again.
   */
  private static boolean isSmallAtFloor(EmPass.Step step, double relativeFall) {
    return relativeFall <= SMALL_AT_FLOOR
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
    while (seconds.size() < sweeps && !ended() && !settled && !convergence.nearlyReached()) {
      step();
    }
    return this;
  }

  /** Whether it fell for a reason that theory does not know. */
  boolean fell() {
    return fell;
  }

  /** Whether it cannot go on. */
  boolean ended() {
    return ended || !isPossible();
  }

  /** Whether its last accepted pass, which may be its first, has an objective that counts. */
  boolean isPossible() {
    return isPossible(accepted);
  }

  boolean converged() {
    return settled || convergence.reached();
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
    List<Diagnosis> all = new ArrayList<>(touched());
    for (int k = 0; k < minimumMass.length; k++) {
      if (accepted.mass(k) < minimumMass[k] * (1 - 1e-9)) {
        all.add(new Diagnosis(Diagnosis.Kind.GUARD, k, tooFew(accepted.mass(k), minimumMass[k])));
      }
    }
    all.addAll(ScaleRatios.of(sweeper.estimators(), model()));
    return all;
  }

  /** What the last M-step touched: that from the accepted pass itself where a jump led there. */
  private List<Diagnosis> touched() {
    return jumped ? accepted.maximize(scaling, minimumMass).diagnoses() : diagnoses;
  }

  /** Rounded apart, so that a mass just below the minimum does not read as equal to it. */
  static String tooFew(double mass, double minimum) {
    return "answers for "
        + inThreeDigits(mass, RoundingMode.DOWN)
        + " rows, fewer than its minimum of "
        + inThreeDigits(minimum, RoundingMode.UP);
  }

  private static String inThreeDigits(double rows, RoundingMode mode) {
    return Notation.number(BigDecimal.valueOf(rows).round(new MathContext(3, mode)).doubleValue());
  }

  boolean touchesGuard() {
    return diagnoses().stream().anyMatch(d -> d.kind() == Diagnosis.Kind.GUARD);
  }

  List<ComponentEstimator> estimators() {
    return sweeper.estimators();
  }
}
