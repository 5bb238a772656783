package org.anomix.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.detect.Detector;
import org.anomix.detect.TailScorerProvider;
import org.anomix.detect.ThresholdRule;
import org.anomix.io.Registry;

/** Judges rows from sixteen threads with one detector: laws, models and detectors are immutable. */
public final class Server {
  private Server() {}

  /**
   * Runs the example.
   *
   * @param arguments none
   * @throws InterruptedException if interrupted
   * @throws ExecutionException if a request fails
   */
  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    Detector detector =
        Detector.of(
            Registry.standard().parse("0.5*normal(43, 1.5) + 0.5*normal(67, 3)"),
            new TailScorerProvider(),
            Options.none(),
            ThresholdRule.parse("confidence=0.99"));

    ExecutorService pool = Executors.newFixedThreadPool(16);
    List<Future<Boolean>> answers = new ArrayList<>();
    for (int request = 0; request < 160; request++) {
      double value = 40 + request % 40;
      answers.add(pool.submit(() -> detector.detect(Rows.of(value)).findings().get(0).anomaly()));
    }
    int anomalies = 0;
    for (Future<Boolean> answer : answers) {
      anomalies += answer.get() ? 1 : 0;
    }
    pool.shutdown();
    System.out.println(anomalies + " of " + answers.size() + " are anomalous");
  }
}
