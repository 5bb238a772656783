package org.anomix.em;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anomix.Check;
import org.anomix.ComponentEstimator;
import org.anomix.DataException;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Floors;
import org.anomix.Options;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.UnivariateDistribution;
import org.anomix.kernel.Kernels;
import org.anomix.mixture.Mixture;
import org.anomix.mixture.Pattern;
import org.anomix.mstep.Group;
import org.anomix.mstep.Weights;

/**
 * Fits a mixture by Expectation-Maximization: many short runs from seeded starts, the best few
 * continued to the end. Immutable; every {@code with} method returns a changed copy.
 *
 * <pre>{@code
 * Fit fit = Em.of(new NormalFamily(), 2).withSeed(0).fit(Rows.of(heights));
 * }</pre>
 *
 * <p>The same seed gives the same bits for any number of threads.
 */
public final class Em {
  /** Estimated gain in log-likelihood still to come at which a fit counts as converged. */
  public static final double TOLERANCE = 1e-7;

  /** The same for the short runs that rank the starts. */
  static final double SHORT_RUN_TOLERANCE = 1e-3;

  private static final int SHORT_RUN_SWEEPS = 50;
  private static final int DEFAULT_LIMIT = 2_000;

  /** More rows than this are represented by a random sample of as many while starts are tried. */
  private static final int START_ROWS = 5_000;

  /** The same for distinct intervals, whose probabilities take so much longer than densities. */
  private static final int START_INTERVALS = 1_000;

  /** Rows times components times the cost of a row that the short runs may take together. */
  private static final double START_BUDGET = 1e7;

  /** What a row known only to an interval costs, in rows known exactly. */
  private static final double INTERVAL_COST = 10;

  /**
   * What cutting a law into pieces costs, once per sweep, in such rows: with a density, of counts.
   */
  private static final double PIECES_COST = 20_000;

  private static final double COUNT_PIECES_COST = 2_000;

  /** Starts of a single component where its likelihood may have several maxima. */
  private static final int SINGLE_STARTS = 4;

  private static final int FEWEST_STARTS = 20;
  private static final int MOST_STARTS = 200;

  /** Densities of a row that standard errors may take to be cheap. */
  private static final double CHEAP_ERRORS = 3e7;

  /** Sweeps over all rows after which only the best of the runs started on a sample goes on. */
  private static final int TRIAL_SWEEPS = 5;

  /** Runs continued to the end on small data, and on large. */
  private static final int MANY = 10;

  private static final int FEW = 3;

  /** Of those of a single component, which have two ways to go. */
  private static final int TWO = 2;

  /** Runs kept in case all better ones touch a guard. */
  private static final int MOST_CONTINUED = 30;

  private final Settings settings;

  private Em(Settings settings) {
    this.settings = settings;
  }

  /** What may be chosen; written only before the fit that holds it is handed out. */
  private static final class Settings implements Cloneable {
    List<ComponentEstimator> estimators = List.of();
    Floors floors = Floors.DEFAULT;
    long seed;
    int threads = 1;
    OptionalInt restarts = OptionalInt.empty();
    OptionalInt iterations = OptionalInt.empty();
    int limit = DEFAULT_LIMIT;
    boolean accelerated = true;
    Optional<Mixture> start = Optional.empty();
    Truncation truncation = Truncation.NONE;
    Trim trim = Trim.NONE;
    EmListener listener = progress -> true;

    @Override
    public Settings clone() {
      try {
        return (Settings) super.clone();
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private Em with(Consumer<Settings> change) {
    Settings changed = settings.clone();
    change.accept(changed);
    return new Em(changed);
  }

  /**
   * A fit of one component per estimator; components given the same estimator object form a group.
   *
   * @param components at least one estimator
   * @return the fit to be run, with seed 0 and one thread
   * @throws ParameterException if there is no component
   */
  public static Em of(List<ComponentEstimator> components) {
    Check.atLeast("fit", "components", components.size(), 1);
    Settings settings = new Settings();
    settings.estimators = List.copyOf(components);
    return new Em(settings);
  }

  /**
   * A fit of several components of one family, with the family's default options.
   *
   * @param family the family
   * @param components number of components, at least 1
   * @return the fit to be run
   * @throws ParameterException if there is no component
   */
  public static Em of(DistributionFamily family, int components) {
    Check.atLeast("fit", "components", components, 1);
    ComponentEstimator estimator = family.estimator(Options.none(), List.of());
    return of(Collections.nCopies(components, estimator));
  }

  /**
   * What is estimated.
   *
   * @return one estimator per component, as given
   */
  public List<ComponentEstimator> components() {
    return settings.estimators;
  }

  /**
   * With another seed of the starts.
   *
   * @param number any number
   * @return the changed copy
   */
  public Em withSeed(long number) {
    return with(changed -> changed.seed = number);
  }

  /**
   * With so many threads; the result does not depend on it.
   *
   * @param number at least 1
   * @return the changed copy
   */
  public Em withThreads(int number) {
    Check.atLeast("fit", "threads", number, 1);
    return with(changed -> changed.threads = number);
  }

  /**
   * With a fixed number of starts, instead of as many as a budget of work allows.
   *
   * @param number at least 1
   * @return the changed copy
   */
  public Em withRestarts(int number) {
    Check.atLeast("fit", "restarts", number, 1);
    return with(changed -> changed.restarts = OptionalInt.of(number));
  }

  /**
   * With exactly so many sweeps over all rows from the start: no early stop.
   *
   * @param sweeps at least 1
   * @return the changed copy
   */
  public Em withIterations(int sweeps) {
    Check.atLeast("fit", "iterations", sweeps, 1);
    return with(changed -> changed.iterations = OptionalInt.of(sweeps));
  }

  /**
   * With at most so many sweeps over all rows per run.
   *
   * @param sweeps at least 1
   * @return the changed copy
   */
  public Em withLimit(int sweeps) {
    Check.atLeast("fit", "limit", sweeps, 1);
    return with(changed -> changed.limit = sweeps);
  }

  /**
   * With or without acceleration, which is on unless switched off: where EM crawls, a run jumps to
   * where its last steps point. The objective falls by no jump, and a run of exactly so many sweeps
   * ({@link #withIterations}) has none. Structures of covariances with orientations but no common
   * factorisation (EEV, VEV, EVE, VVE) are not accelerated.
   *
   * @param on whether runs are accelerated
   * @return the changed copy
   */
  public Em withAcceleration(boolean on) {
    return with(changed -> changed.accelerated = on);
  }

  /**
   * With one given start instead of drawn ones. It is projected onto the constraints first.
   *
   * @param mixture a mixture of one component per estimator, of the same families in some order
   * @return the changed copy
   * @throws ParameterException if number or families of the components do not agree
   */
  public Em withStart(Mixture mixture) {
    Mixture ordered = GivenStart.inOrderOf(settings.estimators, mixture.flattened());
    return with(changed -> changed.start = Optional.of(ordered));
  }

  /**
   * With other floors of scales and eigenvalues.
   *
   * @param least the floors, in units of the data
   * @return the changed copy
   */
  public Em withFloors(Floors least) {
    return with(changed -> changed.floors = least);
  }

  /**
   * With a sample that is truncated: values outside a window could not be observed. The model is
   * that of all values, its likelihood that of the observed ones given the window.
   *
   * @param window where values could be observed
   * @return the changed copy
   */
  public Em withTruncation(Truncation window) {
    return with(changed -> changed.truncation = window);
  }

  /**
   * A trimmed fit: in every pass the rows of lowest log density are left out until they weigh a
   * share of all, so that wild rows shape no component. Objective, history, criteria and the least
   * rows of a component are those of the kept rows.
   *
   * <p>Of n rows the ceil((1 - share) n) of largest log density are kept, the first ones of equals.
   * Rows are left out by weight where they carry weights: whole ones count as so many rows; with
   * others the last row may be kept in part.
   *
   * @param share the share left out, at least 0 and below 0.5; 0 for none
   * @return the changed copy
   * @throws ParameterException if the share is outside its domain
   */
  public Em withTrim(double share) {
    Trim rule = Trim.of(share);
    return with(changed -> changed.trim = rule);
  }

  /**
   * With a listener that sees the accepted passes of the runs continued to the end, and may stop
   * the fit.
   *
   * @param observer the listener
   * @return the changed copy
   */
  public Em withListener(EmListener observer) {
    return with(changed -> changed.listener = observer);
  }

  /**
   * Runs the fit.
   *
   * @param rows the data; read, never written
   * @return the best fit found: those that touch no guard of an unbounded likelihood first
   * @throws DataException if the data cannot be fitted as they are; the message names row and
   *     column
   */
  public Fit fit(Rows rows) {
    return run(rows, Session::fit);
  }

  /** The model of a fit with its components in the order of the estimators, wherever they lie. */
  Mixture refit(Rows rows) {
    return run(rows, session -> session.best(session.runs()).model());
  }

  private <T> T run(Rows rows, Function<Session, T> work) {
    Preflight.checkValues(rows, settings.estimators);
    Rows seen = settings.truncation.within(rows);
    checkTrim(rows);
    settings.start.ifPresent(start -> Preflight.checkStart(start, rows));
    ExecutorService workers =
        Executors.newFixedThreadPool(
            settings.threads,
            task -> {
              Thread thread = new Thread(task, "anomix-em");
              thread.setDaemon(true);
              return thread;
            });
    try {
      return work.apply(new Session(seen, workers));
    } finally {
      workers.shutdownNow();
    }
  }

  private void checkTrim(Rows rows) {
    if (rows.hasIntervals() || settings.truncation.hides()) {
      refuseTrim("0 where rows are known only to intervals or the sample is truncated");
    }
    if (rows.hasMissing()) {
      refuseTrim("0 where values are missing: densities of different columns have no order");
    }
  }

  /** Refuses what has no meaning for a trimmed fit. */
  void refuseTrim(String expected) {
    if (settings.trim.any()) {
      throw new ParameterException("fit", "trim", settings.trim.share(), expected);
    }
  }

  /**
   * Standard errors and 95 percent limits of the estimates of a fit, from the observed information
   * of the objective at its maximum: of the log-likelihood and, where there is one, of the log
   * prior. Numbers that are tied, within a law or between components, have the errors of what is
   * free in them. Limits are made on the scale of the parameter's transform, so that those of a
   * positive number are positive.
   *
   * @param fit a result of this {@code Em}
   * @param rows the rows of that fit
   * @return every estimated number, component by component; left out are those that are fixed,
   *     settled before the fit, or the same whatever is estimated, as the covariances of a diagonal
   *     structure
   * @throws ParameterException if this {@code Em} trims, since no curvature knows that other rows
   *     would have been left out
   * @throws DataException if the rows put a parameter so near the end of its domain that no law
   *     lies a small step beside the estimates, as where one row takes over a covariance
   */
  public List<ParameterEstimate> standardErrors(Fit fit, Rows rows) {
    refuseTrim("0 for errors from curvature; the bootstrap by weighted rows has errors");
    List<ComponentEstimator> components = inOrderOfFit(rows);
    try {
      return Information.estimates(
          fit.model(),
          components,
          DistinctRows.of(settings.truncation.within(rows)).rows(),
          settings.truncation,
          scaling(rows));
    } catch (ParameterException e) {
      throw new DataException(
          "no law lies a small step beside the estimates, since '"
              + e.parameter()
              + "' is too near the end of its domain; the bootstrap has errors");
    }
  }

  /**
   * Whether {@link #standardErrors} takes about as long as a fit, and not much longer.
   *
   * @param fit a result of this {@code Em}
   * @param rows the rows of that fit
   * @return true if it can be asked for without a thought
   */
  public boolean hasCheapStandardErrors(Fit fit, Rows rows) {
    double size = DistinctRows.of(rows).rows().size() + costOfPatterns(rows);
    // Without a look at all rows where many of them decide.
    return !settings.trim.any()
        && size * Information.leastCost(fit.freeParameters(), fit.model()) <= CHEAP_ERRORS
        && size * Information.cost(fit.model(), inOrderOfFit(rows)) <= CHEAP_ERRORS;
  }

  /** What the marginal laws of all patterns cost, in rows: each about as many as its columns. */
  private static double costOfPatterns(Rows rows) {
    return rows.dimension() * (Pattern.of(rows).size() - 1.0);
  }

  /**
   * Standard errors and 95 percent limits of the estimates of a fit from fits to resampled data:
   * the standard deviations, and the percentiles (Efron 1979). Starts from the fit; the seed and
   * the threads are those of this {@code Em}.
   *
   * @param fit a result of this {@code Em}
   * @param rows the rows of that fit
   * @param resampling how data are made
   * @param samples how many, at least 2
   * @return the numbers of {@link #standardErrors}, in the same order
   * @throws ParameterException if the rows do not allow this resampling, or if this {@code Em}
   *     trims and rows would be drawn from the model, which makes no wild ones
   */
  public BootstrapErrors bootstrap(Fit fit, Rows rows, Resampling resampling, int samples) {
    Check.atLeast("bootstrap", "samples", samples, 2);
    if (resampling == Resampling.PARAMETRIC) {
      refuseTrim("0 where rows are drawn from the model, which makes no wild ones");
    }
    return new Bootstrap(refits(fit, rows), fit.model(), inOrderOfFit(rows))
        .errors(rows, settings.truncation, resampling, samples, settings.seed, settings.threads);
  }

  /**
   * Tests how well a fit agrees with its rows: Kolmogorov-Smirnov and Anderson-Darling on the
   * probability integral transforms, chi-square where all components are laws of counts.
   *
   * @param fit a result of this {@code Em}
   * @param rows the rows of that fit; weights that are whole numbers count equal rows
   * @param samples number of samples of the fit, each fitted again, from which p-values come; 0 for
   *     statistics alone
   * @return the tests
   * @throws ParameterException if the rows have several columns, other weights, or are intervals,
   *     or if this {@code Em} trims
   */
  public GoodnessOfFit goodnessOfFit(Fit fit, Rows rows, int samples) {
    refuseTrim("0 for tests of fit, which judge all rows");
    return GoodnessOfFit.of(
        refits(fit, rows),
        fit.model(),
        rows,
        settings.truncation,
        samples,
        settings.seed,
        settings.threads);
  }

  private Refits refits(Fit fit, Rows rows) {
    Em again = with(changed -> changed.estimators = inOrder(settings.estimators)).withThreads(1);
    return new Refits(again, fit.model(), rows);
  }

  /** The estimators in the order of a fit's components. */
  private List<ComponentEstimator> inOrderOfFit(Rows rows) {
    return inOrder(Group.settled(settings.estimators, Completion.of(rows), scaling(rows)));
  }

  /** Group by group, as a fit has its components. */
  private static List<ComponentEstimator> inOrder(List<ComponentEstimator> estimators) {
    List<ComponentEstimator> ordered = new ArrayList<>();
    for (Group group : Group.of(estimators)) {
      group.members().forEach(k -> ordered.add(group.estimator()));
    }
    return ordered;
  }

  /** Units and floors of rows. */
  Scaling scaling(Rows rows) {
    boolean logs = settings.estimators.stream().anyMatch(ComponentEstimator::usesLogUnits);
    return Scaling.of(rows, logs, settings.floors);
  }

  /** What each row adds to the log-likelihood of a mixture. */
  double[] logTerms(Mixture model, Rows rows) {
    return Scores.logTerms(model, settings.truncation.within(rows), settings.truncation);
  }

  /** The rows with the weights that a log-likelihood counts, given what they add to it. */
  Rows counted(double[] logTerms, Rows rows) {
    double left = settings.trim.weight(rows);
    return settings.trim.any() ? rows.withWeights(Trim.kept(logTerms, rows, left, r -> r)) : rows;
  }

  /** One call of {@link #fit}. */
  private final class Session {
    private final Rows rows;
    private final ExecutorService workers;
    private final List<ComponentEstimator> components;
    private final Preflight preflight;
    private final Scaling scaling;
    private final List<Distribution> anchors;
    private final BitSet candidates;
    private final Sweeper sweeper;
    private final List<String> warnings;
    private final long begin = System.nanoTime();
    private boolean stopped;

    Session(Rows rows, ExecutorService workers) {
      this.rows = rows;
      this.workers = workers;
      Rows completed = Completion.of(rows);
      this.scaling = scaling(rows);
      this.components = Group.settled(settings.estimators, completed, scaling);
      this.preflight = new Preflight(rows, completed, components);
      this.anchors = preflight.anchors(scaling, rows.hasIntervals() || settings.truncation.hides());
      this.candidates = preflight.candidates(anchors);
      preflight.checkVariety(candidates);
      this.warnings = new ArrayList<>(preflight.warnings(scaling, anchors));
      warnings.addAll(Identifiability.warnings(rows, components, anchors, settings.truncation));
      this.sweeper = sweeper(rows, settings.threads);
      if (settings.trim.any()) {
        preflight.requireOneAtomOrder(anchors);
      }
    }

    private Sweeper sweeper(Rows of, int threads) {
      return new Sweeper(of, components, settings.truncation, settings.trim, threads, workers);
    }

    Fit fit() {
      List<Run> runs = runs();
      long started = System.nanoTime();
      Run best = best(runs);
      long finished = System.nanoTime();
      List<Run> others = runs.stream().filter(run -> run != best && run.converged()).toList();
      return FitBuilder.build(
          rows,
          sweeper.trimming(best.model()),
          best,
          others,
          stop(best),
          warnings,
          new Fit.Provenance(settings.seed, settings.threads, Kernels.active().name()),
          new Fit.Seconds(
              (started - begin) * 1e-9, (finished - started) * 1e-9, List.copyOf(best.seconds())));
    }

    List<Run> runs() {
      return settings.start.map(given -> List.of(givenRun(given))).orElseGet(this::startedRuns);
    }

    Run best(List<Run> runs) {
      Run best =
          settings.iterations.isPresent()
              ? exactly(runs.get(0))
              : continued(isAccelerated() ? accelerated(runs) : runs);
      requirePossible(best);
      return best;
    }

    private Stop stop(Run best) {
      if (stopped || best.ended()) {
        return Stop.STOPPED;
      }
      return best.converged() && settings.iterations.isEmpty()
          ? Stop.CONVERGED
          : Stop.MAX_ITERATIONS;
    }

    private Run givenRun(Mixture given) {
      EmPass.Step projected =
          GivenStart.project(components, given, scaling, minimumMass(rows), kept(rows));
      if (!projected.model().equals(given)) {
        warnings.add(
            "the given start violates the constraints of the fit and was moved to "
                + projected.model());
      }
      return new Run(sweeper, scaling, minimumMass(rows), projected);
    }

    /** Short runs from many starts, the best few of them in the order of their rank. */
    private List<Run> startedRuns() {
      Rows startRows = startRows();
      boolean given = startRows == rows;
      boolean whole = given || startRows == sweeper.rows();
      Preflight there =
          given ? preflight : new Preflight(startRows, Completion.of(startRows), components);
      Starts starts =
          new Starts(
              startRows,
              components,
              anchors,
              scaling,
              minimumMass(startRows),
              settings.seed,
              sweeper.usesNodes(),
              (given ? candidates : there.candidates(anchors)).stream().toArray());
      Sweeper serial = sweeper(startRows, 1);
      List<Future<Run>> tasks = new ArrayList<>();
      int count = numberOfStarts(startRows, serial);
      int sweeps = whole ? Math.min(SHORT_RUN_SWEEPS, settings.limit) : SHORT_RUN_SWEEPS;
      for (int i = 0; i < count; i++) {
        int number = i;
        tasks.add(
            workers.submit(
                () ->
                    new Run(serial, scaling, minimumMass(startRows), starts.start(number))
                        .shortened(sweeps)));
      }
      List<Run> runs = tasks.stream().map(Sweeper::await).collect(Collectors.toList());
      runs.sort(BEST_FIRST);
      List<Run> distinct = distinct(runs);
      if (whole) {
        return distinct.stream().map(run -> run.continuedBy(sweeper)).toList();
      }
      return distinct.stream().map(run -> run.continuedOn(sweeper, minimumMass(rows))).toList();
    }

    /** The rows that starts are tried on: all, or a random sample that still has enough variety. */
    private Rows startRows() {
      int size = mostStartRows();
      if (rows.size() <= size) {
        return rows;
      }
      if (sweeper.rows().size() <= size) {
        return sweeper.rows();
      }
      SplittableRandom random = new SplittableRandom(settings.seed);
      int[] numbers = new int[size];
      int taken = 0;
      // Selection sampling (Knuth, The Art of Computer Programming 2, algorithm 3.4.2 S).
      for (int r = 0; taken < size; r++) {
        if (random.nextInt(rows.size() - r) < size - taken) {
          numbers[taken++] = r;
        }
      }
      Rows sample = rows.select(numbers);
      return isVaried(sample) ? sample : rows;
    }

    private boolean isVaried(Rows sample) {
      if (!Completion.isPossible(sample)) {
        return false;
      }
      Preflight there = new Preflight(sample, Completion.of(sample), components);
      return there.hasVariety(there.candidates(anchors));
    }

    private int mostStartRows() {
      return rows.hasIntervals() && sweeper.rows().size() > START_INTERVALS
          ? START_INTERVALS
          : START_ROWS;
    }

    private int numberOfStarts(Rows startRows, Sweeper trial) {
      if (components.size() == 1) {
        return sweeper.usesNodes() ? settings.restarts.orElse(SINGLE_STARTS) : 1;
      }
      int dimension = startRows.dimension();
      double ofRows =
          startRows.hasIntervals() ? trial.rows().size() * INTERVAL_COST : startRows.size();
      double cost =
          components.size()
                  * (ofRows + costOfPatterns(startRows))
                  * (1 + dimension * (dimension + 1) / 4.0)
                  * SHORT_RUN_SWEEPS
              + costOfPieces();
      return settings.restarts.orElse(
          (int) Math.max(FEWEST_STARTS, Math.min(MOST_STARTS, START_BUDGET / cost)));
    }

    private double costOfPieces() {
      double cost = 0;
      for (int k = 0; k < anchors.size() && sweeper.usesNodes(); k++) {
        if (!components.get(k).held()) {
          cost += anchors.get(k).hasAtoms() ? COUNT_PIECES_COST : PIECES_COST;
        }
      }
      return cost * SHORT_RUN_SWEEPS;
    }

    private double[] minimumMass(Rows of) {
      return Weights.leastMasses(components, of, kept(of));
    }

    private double kept(Rows of) {
      return of.totalWeight() - settings.trim.weight(of);
    }

    private Run exactly(Run best) {
      Run run = best.fromItsStart();
      while (run.sweeps() < settings.iterations.getAsInt() && !stopped && !run.ended()) {
        step(run, 0, 1);
      }
      return run;
    }

    /**
     * Angles known to open intervals are those of one turn of their law, which moves with it: the
     * objectives of places that are apart do not compare.
     */
    private boolean isAccelerated() {
      boolean turns =
          anchors.stream()
              .anyMatch(
                  law ->
                      law instanceof UnivariateDistribution angle
                          && angle.period() < Double.POSITIVE_INFINITY);
      return settings.accelerated && !(turns && rows.hasIntervals());
    }

    /**
     * The runs with jumps from here on. Short runs have none: after as many passes all that are on
     * their way to a collapse would be further, and outrank what they should be compared with.
     */
    private List<Run> accelerated(List<Run> runs) {
      return runs.stream().map(Run::accelerated).toList();
    }

    /** Continues the best few runs, and more of them while all that were touch a guard. */
    private Run continued(List<Run> runs) {
      boolean trials = runs.size() > 1 && sweeper.rows().size() > mostStartRows();
      int few = Math.min(runs.size(), components.size() == 1 ? TWO : trials ? FEW : MANY);
      Run best = runs.get(0);
      for (int i = 0; i < runs.size() && !stopped && (i < few || best.touchesGuard()); i++) {
        int sweeps = trials ? Math.min(TRIAL_SWEEPS, settings.limit) : settings.limit;
        int count = Math.max(few, i + 1);
        if (!runs.get(i).history().isEmpty()) {
          // Where its short run has left it: an easy fit may be done already.
          report(runs.get(i), i, count);
        }
        finish(runs.get(i), sweeps, i, count);
        best = BEST_FIRST.compare(runs.get(i), best) < 0 ? runs.get(i) : best;
      }
      finish(best, settings.limit, few - 1, few);
      return best;
    }

    private void finish(Run run, int sweeps, int number, int count) {
      while (run.sweeps() < sweeps && !run.converged() && !run.ended() && !stopped) {
        step(run, number, count);
      }
    }

    private void step(Run run, int number, int count) {
      if (run.step() && !run.ended()) {
        report(run, number, count);
      }
    }

    private void requirePossible(Run run) {
      int impossible = sweeper.impossibleRow(run.pass());
      if (impossible >= 0) {
        throw preflight.impossible(impossible, run.model());
      }
      if (!run.isPossible()) {
        throw preflight.overflowing(logTerms(run.model(), rows));
      }
    }

    private void report(Run run, int number, int count) {
      stopped |=
          !settings.listener.afterPass(
              new EmListener.Progress(
                  number,
                  count,
                  run.history().size(),
                  run.objective(),
                  run.remaining(),
                  run.model()));
    }
  }

  /**
   * Fits that touch no guard come first, however high the others climb. A run that met a row it
   * cannot make has left that row out of its objective, which then compares with no other.
   */
  private static final Comparator<Run> BEST_FIRST =
      Comparator.comparing((Run run) -> !run.isPossible())
          .thenComparing(Run::fell)
          .thenComparing(Run::touchesGuard)
          .thenComparing(Comparator.comparingDouble(Run::objective).reversed());

  /** The best runs that have not all arrived at the same place. */
  private static List<Run> distinct(List<Run> ranked) {
    List<Run> chosen = new ArrayList<>();
    for (Run run : ranked) {
      boolean seen = false;
      for (Run other : chosen) {
        seen |= Math.abs(other.objective() - run.objective()) < SHORT_RUN_TOLERANCE;
      }
      if (!seen && chosen.size() < MOST_CONTINUED) {
        chosen.add(run);
      }
    }
    return chosen;
  }

  /**
   * A short name of the model to be fitted.
   *
   * @return the families of its components
   */
  @Override
  public String toString() {
    return settings.estimators.stream()
        .map(e -> e.family().name())
        .collect(Collectors.joining(" + "));
  }
}
