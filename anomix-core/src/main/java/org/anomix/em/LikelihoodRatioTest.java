package org.anomix.em;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.anomix.Check;
import org.anomix.DataException;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.mixture.Mixture;

/**
 * The bootstrap test of K components against K + 1 (McLachlan 1987): the likelihood-ratio statistic
 * 2 (ℓ(K+1) - ℓ(K)) has no chi-square law, since the smaller model lies on the boundary of the
 * larger, so its law is simulated from the smaller fit.
 *
 * @param components the number K of the null hypothesis
 * @param statistic the statistic of the data
 * @param pValue (1 + number of simulated statistics at least as large) / (1 + samples)
 * @param samples number of simulated samples that could be fitted
 */
public record LikelihoodRatioTest(int components, double statistic, double pValue, int samples) {
  /** Starts per simulated sample, of which there are many, where the settings say nothing. */
  private static final int STARTS = 20;

  /**
   * Runs the test.
   *
   * @param smaller the null hypothesis
   * @param larger one component more
   * @param rows the data
   * @param samples number of samples to simulate, at least 1
   * @param seed seed of starts and samples
   * @param threads number of threads; the result does not depend on it
   * @return the result
   * @throws DataException if the data cannot be fitted, or no simulated sample
   * @throws ParameterException if the rows carry weights: there is no sample of 2.5 rows
   */
  public static LikelihoodRatioTest of(
      Candidate smaller, Candidate larger, Rows rows, int samples, long seed, int threads) {
    return of(smaller, larger, rows, samples, seed, threads, UnaryOperator.identity());
  }

  /**
   * Runs the test with further settings of every fit, such as restarts or a listener.
   *
   * @param smaller the null hypothesis
   * @param larger one component more
   * @param rows the data
   * @param samples number of samples to simulate, at least 1
   * @param seed seed of starts and samples
   * @param threads number of threads; the result does not depend on it
   * @param settings changes a fit's settings, as in {@link Selection#withSettings}
   * @return the result
   * @throws DataException if the data cannot be fitted, or no simulated sample
   * @throws ParameterException if the rows carry weights: there is no sample of 2.5 rows; or if the
   *     fits trim
   */
  public static LikelihoodRatioTest of(
      Candidate smaller,
      Candidate larger,
      Rows rows,
      int samples,
      long seed,
      int threads,
      UnaryOperator<Em> settings) {
    Check.atLeast("likelihood-ratio test", "samples", samples, 1);
    if (rows.weighted()) {
      throw new ParameterException("likelihood-ratio test", "rows", "weighted", "unweighted");
    }
    em(smaller, settings, seed).refuseTrim("0 for samples of the model, which makes no wild rows");
    ExecutorService workers =
        Executors.newFixedThreadPool(Check.atLeast("test", "threads", threads, 1));
    try {
      Fit fit = em(smaller, settings, seed).withThreads(threads).fit(rows);
      double statistic = statistic(fit, em(larger, settings, seed).withThreads(threads).fit(rows));
      List<Future<Optional<Double>>> tasks = new ArrayList<>();
      for (int i = 0; i < samples; i++) {
        int number = i;
        tasks.add(
            workers.submit(() -> simulated(fit, smaller, larger, rows, settings, seed, number)));
      }
      int fitted = 0;
      int larges = 0;
      for (Future<Optional<Double>> task : tasks) {
        Optional<Double> simulated = Sweeper.await(task);
        fitted += simulated.isPresent() ? 1 : 0;
        larges += simulated.isPresent() && simulated.get() >= statistic ? 1 : 0;
      }
      if (fitted == 0) {
        throw new DataException("none of " + samples + " simulated samples can be fitted");
      }
      return new LikelihoodRatioTest(
          smaller.components(), statistic, (1 + larges) / (1.0 + fitted), fitted);
    } finally {
      workers.shutdownNow();
    }
  }

  private static double statistic(Fit smaller, Fit larger) {
    return 2 * (larger.logLikelihood() - smaller.logLikelihood());
  }

  /** The statistic of a sample from the smaller fit, or nothing if the sample cannot be fitted. */
  private static Optional<Double> simulated(
      Fit fit,
      Candidate smaller,
      Candidate larger,
      Rows rows,
      UnaryOperator<Em> settings,
      long seed,
      int number) {
    Rows sample = sample(fit.model(), rows, seed, number);
    long starts = Seeds.of(simulations(seed), 2L * number + 1);
    try {
      return Optional.of(
          statistic(
              simulatedFit(smaller, settings, starts, sample),
              simulatedFit(larger, settings, starts, sample)));
    } catch (DataException e) {
      return Optional.empty();
    }
  }

  /** The sample of a given number; even numbers are those of samples, odd ones those of fits. */
  static Rows sample(Mixture model, Rows like, long seed, int number) {
    return model.sample(Seeds.random(simulations(seed), 2L * number), like).rows();
  }

  /** A seed apart: the numbers from 0 on are those of the starts of the fits to the data. */
  private static long simulations(long seed) {
    return Seeds.of(seed, -1);
  }

  private static Fit simulatedFit(
      Candidate candidate, UnaryOperator<Em> settings, long seed, Rows sample) {
    return em(candidate, em -> settings.apply(em.withRestarts(STARTS)), seed)
        .withThreads(1)
        .fit(sample);
  }

  private static Em em(Candidate candidate, UnaryOperator<Em> settings, long seed) {
    return settings.apply(Em.of(candidate.estimators())).withSeed(seed);
  }
}
