package org.anomix.em;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.anomix.Check;
import org.anomix.ComponentEstimator;
import org.anomix.DataException;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.Sum;
import org.anomix.mstep.Group;

/**
 * Fits several candidates to the same rows and chooses one of them, keeping the whole table.
 * Immutable. The same seed gives the same bits for any number of threads.
 *
 * <p>A candidate that touches a guard of an unbounded likelihood is chosen only if all do that have
 * a value of the criterion. Candidates that cannot be fitted, or not in every fold, stay in the
 * table with the reason. Criteria compare likelihoods, which is only meaningful if all candidates
 * share each row among components of the same atom order: a probability mass and a density are no
 * comparable numbers.
 */
public final class Selection {
  private static final int DEFAULT_FOLDS = 10;

  private final List<Candidate> candidates;
  private final Criterion criterion;
  private final long seed;
  private final int threads;
  private final int folds;
  private final UnaryOperator<Em> settings;

  private Selection(
      List<Candidate> candidates,
      Criterion criterion,
      long seed,
      int threads,
      int folds,
      UnaryOperator<Em> settings) {
    this.candidates = candidates;
    this.criterion = criterion;
    this.seed = seed;
    this.threads = threads;
    this.folds = folds;
    this.settings = settings;
  }

  /**
   * A selection by BIC, with seed 0, one thread and no cross-validation.
   *
   * @param candidates at least one
   * @return the selection to be run
   */
  public static Selection of(List<Candidate> candidates) {
    Check.atLeast("selection", "candidates", candidates.size(), 1);
    return new Selection(List.copyOf(candidates), Criterion.BIC, 0, 1, 0, UnaryOperator.identity());
  }

  /**
   * With another criterion; cross-validation brings ten folds.
   *
   * @param by the criterion
   * @return the changed copy
   */
  public Selection withCriterion(Criterion by) {
    int needed = by == Criterion.CV && folds == 0 ? DEFAULT_FOLDS : folds;
    return new Selection(candidates, by, seed, threads, needed, settings);
  }

  /**
   * With another seed of starts and folds.
   *
   * @param number any number
   * @return the changed copy
   */
  public Selection withSeed(long number) {
    return new Selection(candidates, criterion, number, threads, folds, settings);
  }

  /**
   * With so many threads, shared out over candidates and folds; the result does not depend on it.
   *
   * @param number at least 1
   * @return the changed copy
   */
  public Selection withThreads(int number) {
    Check.atLeast("selection", "threads", number, 1);
    return new Selection(candidates, criterion, seed, number, folds, settings);
  }

  /**
   * With cross-validation in so many folds, also where another criterion chooses.
   *
   * @param number at least 2, or 0 for no cross-validation
   * @return the changed copy
   */
  public Selection withFolds(int number) {
    if (number == 1 || number < 0 || (number == 0 && criterion == Criterion.CV)) {
      throw new ParameterException("selection", "folds", number, "at least 2");
    }
    return new Selection(candidates, criterion, seed, threads, number, settings);
  }

  /**
   * With further settings of every fit, such as restarts or floors. Seed and threads are those of
   * the selection.
   *
   * @param change changes a fit's settings
   * @return the changed copy
   */
  public Selection withSettings(UnaryOperator<Em> change) {
    return new Selection(candidates, criterion, seed, threads, folds, change);
  }

  /**
   * Fits all candidates.
   *
   * @param rows the data; read, never written
   * @return the table, with the chosen entry named
   * @throws DataException if no candidate can be fitted, or none has a value of the criterion, as
   *     where every cross-validation fails
   * @throws ParameterException if the candidates' likelihoods are not comparable
   */
  public SelectionTable select(Rows rows) {
    ExecutorService workers = Executors.newFixedThreadPool(threads, Selection::thread);
    try {
      int[] fold = folds(rows.size());
      List<Future<Attempt>> fits = new ArrayList<>();
      for (Candidate candidate : candidates) {
        fits.add(workers.submit(() -> attempt(candidate, rows)));
      }
      List<List<Future<HeldOut>>> heldOut = new ArrayList<>();
      for (Candidate candidate : candidates) {
        List<Future<HeldOut>> ofCandidate = new ArrayList<>();
        for (int f = 0; f < folds; f++) {
          int number = f;
          ofCandidate.add(workers.submit(() -> heldOut(candidate, rows, fold, number)));
        }
        heldOut.add(ofCandidate);
      }
      List<SelectionTable.Entry> entries = new ArrayList<>();
      for (int i = 0; i < candidates.size(); i++) {
        Attempt attempt = Sweeper.await(fits.get(i));
        List<HeldOut> parts = heldOut.get(i).stream().map(Sweeper::await).toList();
        entries.add(entry(candidates.get(i), attempt, rows, fold, parts));
      }
      AtomOrders.requireEqual(rows, entries);
      return SelectionTable.of(entries, criterion);
    } finally {
      workers.shutdownNow();
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "anomix-selection");
    thread.setDaemon(true);
    return thread;
  }

  private Em em(List<ComponentEstimator> estimators) {
    return settings.apply(Em.of(estimators)).withSeed(seed).withThreads(1);
  }

  private Attempt attempt(Candidate candidate, Rows rows) {
    long begin = System.nanoTime();
    try {
      Fit fit = em(candidate.estimators()).fit(rows);
      return new Attempt(Optional.of(fit), "", (System.nanoTime() - begin) * 1e-9);
    } catch (DataException e) {
      return new Attempt(Optional.empty(), e.getMessage(), (System.nanoTime() - begin) * 1e-9);
    }
  }

  /** The fold of each row: equal numbers of rows in random order. */
  private int[] folds(int size) {
    int[] fold = new int[size];
    if (folds == 0) {
      return fold;
    }
    if (size < folds) {
      throw new DataException(size + " rows are too few for " + folds + " folds");
    }
    for (int r = 0; r < size; r++) {
      fold[r] = r % folds;
    }
    SplittableRandom random = new SplittableRandom(seed);
    for (int r = size - 1; r > 0; r--) {
      int other = random.nextInt(r + 1);
      int number = fold[r];
      fold[r] = fold[other];
      fold[other] = number;
    }
    return fold;
  }

  /** Log densities of the rows of one fold under a fit to all others. */
  private HeldOut heldOut(Candidate candidate, Rows rows, int[] fold, int number) {
    try {
      // Settled on all rows: an end of the support is no parameter that a fold could take away.
      List<ComponentEstimator> estimators = candidate.estimators();
      Em em = em(Group.settled(estimators, Completion.of(rows), em(estimators).scaling(rows)));
      Fit fit = em.fit(rows.select(rowsOf(fold, number, false)));
      Rows inside = rows.select(rowsOf(fold, number, true));
      return new HeldOut(Optional.of(em.logTerms(fit.model(), inside)), "");
    } catch (DataException e) {
      return new HeldOut(Optional.empty(), "fold " + number + ": " + e.getMessage());
    }
  }

  private static int[] rowsOf(int[] fold, int number, boolean inside) {
    int[] indices = new int[fold.length];
    int count = 0;
    for (int r = 0; r < fold.length; r++) {
      if ((fold[r] == number) == inside) {
        indices[count++] = r;
      }
    }
    return Arrays.copyOf(indices, count);
  }

  private SelectionTable.Entry entry(
      Candidate candidate, Attempt attempt, Rows rows, int[] fold, List<HeldOut> heldOut) {
    Optional<SelectionTable.CrossValidation> validation = Optional.empty();
    Optional<String> failure =
        heldOut.stream().map(HeldOut::failure).filter(text -> !text.isEmpty()).findFirst();
    if (folds > 0 && failure.isEmpty()) {
      double[] logDensities = new double[rows.size()];
      for (int f = 0; f < folds; f++) {
        int[] inside = rowsOf(fold, f, true);
        double[] values = heldOut.get(f).logDensities().orElseThrow();
        for (int i = 0; i < inside.length; i++) {
          logDensities[inside[i]] = values[i];
        }
      }
      Rows counted = em(candidate.estimators()).counted(logDensities, rows);
      validation = Optional.of(mean(logDensities, counted));
    }
    return new SelectionTable.Entry(
        candidate,
        attempt.fit(),
        attempt.failure(),
        validation,
        failure.orElse(""),
        attempt.seconds());
  }

  /** The weighted mean of held-out log densities and its standard error over rows that count. */
  private static SelectionTable.CrossValidation mean(double[] logDensities, Rows rows) {
    Sum sum = new Sum();
    for (int r = 0; r < logDensities.length; r++) {
      if (rows.weight(r) > 0) {
        sum.add(rows.weight(r) * logDensities[r]);
      }
    }
    double total = rows.totalWeight();
    double mean = sum.value() / total;
    Sum squares = new Sum();
    for (int r = 0; r < logDensities.length; r++) {
      if (rows.weight(r) > 0) {
        double deviation = logDensities[r] - mean;
        squares.add(rows.weight(r) * deviation * deviation);
      }
    }
    return new SelectionTable.CrossValidation(mean, Math.sqrt(squares.value() / total / total));
  }

  /** Log densities of the rows of a fold, or why there are none. */
  private record HeldOut(Optional<double[]> logDensities, String failure) {}

  /** A fit, or why there is none. */
  private record Attempt(Optional<Fit> fit, String failure, double seconds) {}
}
