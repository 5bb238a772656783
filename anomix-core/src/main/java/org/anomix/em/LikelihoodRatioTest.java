package org.anomix.em;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.anomix.Check;
import org.anomix.DataException;
import org.anomix.ParameterException;
import org.anomix.Rows;

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
  /** Starts per simulated sample, of which there are many. */
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
   * @throws DataException if the data cannot be fitted
   * @throws ParameterException if the rows carry weights: there is no sample of 2.5 rows
   */
  public static LikelihoodRatioTest of(
      Candidate smaller, Candidate larger, Rows rows, int samples, long seed, int threads) {
    Check.atLeast("likelihood-ratio test", "samples", samples, 1);
    if (rows.weighted()) {
      throw new ParameterException("likelihood-ratio test", "rows", "weighted", "unweighted");
    }
    ExecutorService workers =
        Executors.newFixedThreadPool(Check.atLeast("test", "threads", threads, 1));
    try {
      Fit fit = Em.of(smaller.estimators()).withSeed(seed).withThreads(threads).fit(rows);
      double statistic =
          statistic(fit, Em.of(larger.estimators()).withSeed(seed).withThreads(threads).fit(rows));
      List<Future<Optional<Double>>> tasks = new ArrayList<>();
      for (int i = 0; i < samples; i++) {
        long number = seed * 0x9E3779B97F4A7C15L + i;
        tasks.add(workers.submit(() -> simulated(fit, smaller, larger, rows, number)));
      }
      int fitted = 0;
      int larges = 0;
      for (Future<Optional<Double>> task : tasks) {
        Optional<Double> simulated = Sweeper.await(task);
        fitted += simulated.isPresent() ? 1 : 0;
        larges += simulated.isPresent() && simulated.get() >= statistic ? 1 : 0;
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
      Fit fit, Candidate smaller, Candidate larger, Rows rows, long seed) {
    Rows sample = fit.model().sample(new SplittableRandom(seed), rows).rows();
    try {
      return Optional.of(
          statistic(simulatedFit(smaller, seed, sample), simulatedFit(larger, seed, sample)));
    } catch (DataException e) {
      return Optional.empty();
    }
  }

  private static Fit simulatedFit(Candidate candidate, long seed, Rows sample) {
    return Em.of(candidate.estimators()).withSeed(seed).withRestarts(STARTS).fit(sample);
  }
}
