package org.anomix.em;

import java.util.List;
import java.util.Optional;
import org.anomix.ComponentEstimator;
import org.anomix.Diagnosis;
import org.anomix.ParameterException;
import org.anomix.Scaling;
import org.anomix.mixture.Mixture;

/**
 * Says when to jump where plain EM would only crawl to, and where to: Anderson acceleration (Walker
 * and Ni 2011; Henderson and Varadhan 2019 for EM) behind rules that keep a run from ever falling
 * behind plain EM at the same number of passes.
 *
 * <p>A rejected jump costs a pass, and plain EM would have used it. So there are no jumps before
 * the steps have become small, of one direction and of a steady rate; the first ones go hardly
 * further than two plain steps, which in such a place can hardly fail, and later ones three times
 * as far as those that were worth their pass. Only a run that is ahead of plain EM by more than a
 * pass, or has next to nothing to lose, jumps as far as the model says without looking. Where steps
 * become longer, as on the way out of a saddle, jumps stay short; where the objective is not
 * concave along the last steps, they only follow the last one.
 */
final class Acceleration {
  /** Differences that are kept. */
  private static final int DEPTH = 4;

  /** Steps that make the first extrapolation; fewer only follow the last one. */
  private static final int FEWEST_STEPS = 3;

  /** Least cosine between steps of one direction. */
  private static final double PARALLEL = 0.98;

  /** Most that the rate of steady steps may change by from one to the next. */
  private static final double STEADY = 0.1;

  /**
   * Gain of a pass per row above which EM is still on its way to where its rates are those of a
   * maximum.
   */
  private static final double SMALL_GAIN = 3e-3;

  /** The same where steps become longer. */
  private static final double SMALL_RISING_GAIN = 1e-4;

  /** Gain of a pass per row that is worth risking. */
  private static final double NOTHING_TO_LOSE = 5e-10;

  /** Per row: a lead that is short by so little is none the less one. */
  private static final double ROUNDING = 1e-10;

  /** Squared length of a jump per row: on average a tenth of an sd. */
  private static final double LONGEST = 1e-2;

  /** In last steps: the longest jump along the last one, and where steps become longer. */
  private static final double LONGEST_LINE = 30;

  private static final double LONGEST_RISING = 3;

  /** Steps that shrink faster have nothing to follow. */
  private static final double LEAST_RATE = 0.3;

  private static final double GROWTH = 3;
  private static final double LEAST_REACH = 0.5;
  private static final double MOST_REACH = 1e4;
  private static final int LONGEST_WAIT = 64;

  /** Plain steps before a jump; one where the last jump was worth its pass. */
  private static final int PLAIN_STEPS = 2;

  private final List<ComponentEstimator> estimators;
  private final Scaling scaling;
  private final double[] minimumMass;
  private final Secants seen = new Secants(DEPTH);

  /** Whether the place where the run stands is among what was seen. */
  private boolean looked;

  /** Plain steps since the last jump, and what the last two of them gained. */
  private int plainSteps;

  private double gain = Double.NaN;
  private double gainBefore = Double.NaN;

  /** How the last step compares with that before it. */
  private double rate = Double.NaN;

  private boolean steady;
  private int parallel;

  /** In last steps: how much further than a plain step a jump may go. */
  private double reach = 1;

  private int needed = PLAIN_STEPS;
  private int wait;
  private int penalty = 1;

  /** No less than where plain EM would be by now, and what it would gain by the next pass. */
  private double plain;

  private double plainGain = Double.POSITIVE_INFINITY;
  private double plainGrowth;

  private Acceleration(List<ComponentEstimator> estimators, Scaling scaling, double[] minimumMass) {
    this.estimators = estimators;
    this.scaling = scaling;
    this.minimumMass = minimumMass;
  }

  /** That of a run; nothing where what components share would not survive it. */
  static Optional<Acceleration> of(
      List<ComponentEstimator> estimators, Scaling scaling, double[] minimumMass) {
    return estimators.stream().allMatch(ComponentEstimator::extrapolates)
        ? Optional.of(new Acceleration(estimators, scaling, minimumMass))
        : Optional.empty();
  }

  /**
   * Where to jump to instead of taking the next M-step.
   *
   * @param pass the last accepted one
   * @param next its M-step
   * @return a mixture within the constraints; nothing where the M-step should be taken
   */
  Optional<Mixture> jump(EmPass pass, EmPass.Step next) {
    if (next.diagnoses().stream().anyMatch(d -> d.kind() == Diagnosis.Kind.GUARD)) {
      forget();
      return Optional.empty();
    }
    Chart to = Chart.of(next.model());
    double rows = rows(pass);
    Chart from = Chart.of(pass.model());
    double[] information = from.information(rows);
    look(new Secants.Step(from.numbers(), to.numbers()), information);
    if (wait > 0) {
      wait--;
      return Optional.empty();
    }
    boolean free = isAhead(pass.objective(), rows) || hasNothingToLose(rows);
    if (seen.size() < 2 || !(free || isSteady(rows))) {
      return Optional.empty();
    }
    return target(information, rows, free).flatMap(place -> feasible(to, place, rows));
  }

  private static double rows(EmPass pass) {
    double rows = 0;
    for (int k = 0; k < pass.model().size(); k++) {
      rows += pass.mass(k);
    }
    return rows;
  }

  private void look(Secants.Step step, double[] information) {
    if (looked) {
      return;
    }
    looked = true;
    seen.add(step);
    if (seen.size() < 2) {
      return;
    }
    Secants.Step before = seen.last(1);
    double now = 0;
    double then = 0;
    double both = 0;
    for (int p = 0; p < information.length; p++) {
      now += information[p] * step.by(p) * step.by(p);
      then += information[p] * before.by(p) * before.by(p);
      both += information[p] * step.by(p) * before.by(p);
    }
    steady = plainSteps == 1 || Math.abs(both / then - rate) <= STEADY;
    rate = both / then;
    parallel = both >= PARALLEL * Math.sqrt(now * then) ? parallel + 1 : 0;
  }

  private boolean isAhead(double objective, double rows) {
    return plainSteps == 0 && objective >= plain + plainGain - ROUNDING * rows;
  }

  private boolean hasNothingToLose(double rows) {
    return plainSteps > 0 && gain <= NOTHING_TO_LOSE * rows;
  }

  private boolean isRising() {
    return rate >= 1 || (plainSteps > 1 && gain >= gainBefore);
  }

  private boolean isSteady(double rows) {
    return steady
        && plainSteps >= needed
        && parallel >= needed
        && gain <= (isRising() ? SMALL_RISING_GAIN : SMALL_GAIN) * rows;
  }

  /** A place in the direction of where the steps would become nothing, but not too far off. */
  private Optional<double[]> target(double[] information, double rows, boolean free) {
    Secants.Step last = seen.last(0);
    double step = 0;
    for (int p = 0; p < information.length; p++) {
      step += information[p] * last.by(p) * last.by(p);
    }
    double length = Math.sqrt(step);
    double most = Math.min(reach * length, Math.sqrt(LONGEST * rows));
    if (isRising()) {
      most = Math.min(most, LONGEST_RISING * length);
    }
    Optional<double[]> limit =
        seen.size() >= FEWEST_STEPS || free ? seen.limit(information) : Optional.empty();
    if (limit.isPresent()) {
      double[] shift = shift(last.to(), limit.get());
      double ahead = 0;
      double distance = 0;
      for (int p = 0; p < information.length; p++) {
        ahead += information[p] * shift[p] * last.by(p);
        distance += information[p] * shift[p] * shift[p];
      }
      if (free || ahead > 0) {
        return Optional.of(beyond(last, shift, Math.min(1, most / Math.sqrt(distance))));
      }
    }
    if (parallel == 0 || !(rate > LEAST_RATE)) {
      return Optional.empty();
    }
    double further = rate < 1 ? rate / (1 - rate) : LONGEST_LINE;
    double[] shift = shift(last.from(), last.to());
    return Optional.of(
        beyond(last, shift, Math.min(further, Math.min(LONGEST_LINE, most / length))));
  }

  private static double[] shift(double[] from, double[] to) {
    double[] shift = new double[from.length];
    for (int p = 0; p < shift.length; p++) {
      double by = to[p] - from[p];
      shift[p] = Double.isFinite(by) ? by : 0;
    }
    return shift;
  }

  private static double[] beyond(Secants.Step step, double[] shift, double share) {
    double[] place = step.to().clone();
    for (int p = 0; p < place.length; p++) {
      // What does not move keeps its digits.
      place[p] = shift[p] == 0 ? place[p] : place[p] + share * shift[p];
    }
    return place;
  }

  /** Nothing if doubles cannot hold a law there, as where a scale would be 0. */
  private Optional<Mixture> feasible(Chart chart, double[] place, double rows) {
    try {
      return Optional.of(
          GivenStart.project(estimators, chart.at(place), scaling, minimumMass, rows).model());
    } catch (ParameterException e) {
      return Optional.empty();
    }
  }

  /** The run took the M-step. */
  void took(double gained) {
    looked = false;
    gainBefore = plainSteps == 0 ? Double.NaN : gain;
    gain = gained;
    plainSteps++;
  }

  /** The jump was accepted. */
  void jumped(double objective, double gained) {
    forecast(objective - gained);
    looked = false;
    plainSteps = 0;
    penalty = 1;
    boolean worth = objective >= plain;
    needed = worth ? 1 : PLAIN_STEPS;
    reach = worth ? Math.min(MOST_REACH, reach * GROWTH) : Math.max(1, reach / GROWTH);
  }

  /** The jump was rejected: the next passes are plain, and what led there is forgotten. */
  void rejected() {
    seen.keepLast();
    parallel = 0;
    steady = false;
    needed = PLAIN_STEPS;
    penalty = Math.min(LONGEST_WAIT, 2 * penalty);
    wait = penalty;
    reach = Math.max(LEAST_REACH, reach / (GROWTH * GROWTH));
  }

  /** What was seen is no longer how the steps are made. */
  void forget() {
    seen.clear();
    looked = false;
    plainSteps = 0;
    plainGain = Double.POSITIVE_INFINITY;
    rate = Double.NaN;
    parallel = 0;
    needed = PLAIN_STEPS;
  }

  /**
   * Where plain EM would be a pass later: it gains by each pass what the last plain steps let
   * expect at the most.
   */
  private void forecast(double objective) {
    if (plainSteps > 0) {
      double ratio = plainSteps > 1 ? gain / gainBefore : 1;
      plainGrowth = ratio + 0.5 * Math.abs(1 - ratio) + 0.01;
      plainGain = gain * (ratio > 1 ? plainGrowth : Math.min(plainGrowth, 1));
      plain = objective;
    }
    plain += plainGain;
    plainGain *= plainGrowth;
  }
}
