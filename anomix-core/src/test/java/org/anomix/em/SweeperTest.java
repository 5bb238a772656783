package org.anomix.em;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Floors;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.mixture.Mixture;
import org.anomix.toy.Bell;
import org.anomix.toy.BellEstimator;
import org.anomix.toy.Spot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SweeperTest {
  private static final double MARK = 1e6;

  private final ExecutorService workers = Executors.newFixedThreadPool(2);
  private final ComponentEstimator estimator = BellEstimator.exact();

  @AfterEach
  void stop() {
    workers.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void threadsChangeNoBitOfAPass(int threads) {
    double[] x = values(40 * Sweeper.CHUNK + 17);
    double[] w = values(x.length);
    for (int r = 0; r < w.length; r++) {
      w[r] = Math.abs(w[r]);
    }
    Rows rows = Rows.of(x).withWeights(w);
    Mixture model =
        Mixture.of(new double[] {0.3, 0.7}, List.of(new Bell(-1, 0.5), new Bell(0.2, 1)));
    List<ComponentEstimator> both = List.of(estimator, estimator);
    EmPass one = new Sweeper(rows, both, Truncation.NONE, Trim.NONE, 1, workers).sweep(model);
    EmPass several =
        new Sweeper(rows, both, Truncation.NONE, Trim.NONE, threads, workers).sweep(model);
    assertEquals(one.logLikelihood(), several.logLikelihood());
    assertEquals(one.mass(0), several.mass(0));
    Scaling scaling = Scaling.of(rows, false, Floors.DEFAULT);
    assertEquals(
        one.maximize(scaling, new double[2]).model(),
        several.maximize(scaling, new double[2]).model());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 20, 39})
  void theFailureOfOneThreadReachesTheCallerAsItself(int chunk) {
    IllegalStateException failure = new IllegalStateException("on purpose");
    assertSame(failure, thrownBy(failure, chunk));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 20, 39})
  void anErrorInOneThreadReachesTheCallerAsItself(int chunk) {
    StackOverflowError failure = new StackOverflowError("on purpose");
    assertSame(failure, thrownBy(failure, chunk));
  }

  private Throwable thrownBy(Throwable failure, int chunk) {
    double[] x = values(40 * Sweeper.CHUNK);
    x[chunk * Sweeper.CHUNK + 5000] = MARK;
    Sweeper sweeper =
        new Sweeper(
            Rows.of(x), List.of(new Spot(0).held()), Truncation.NONE, Trim.NONE, 3, workers);
    Mixture model = Mixture.of(new Trap(failure));
    return assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThrows(failure.getClass(), () -> sweeper.sweep(model)));
  }

  private static double[] values(int count) {
    SplittableRandom random = new SplittableRandom(7);
    return random.doubles(count, -2, 2).toArray();
  }

  /** A law that fails where it meets the mark. */
  private record Trap(Throwable failure) implements Distribution {
    @Override
    public DistributionFamily family() {
      return Bell.Family.INSTANCE;
    }

    @Override
    public int dimension() {
      return 1;
    }

    @Override
    public void logDensity(Block x, double[] out, int outFrom) {
      for (int r = 0; r < x.rows(); r++) {
        if (x.values()[x.column(0) + r] == MARK) {
          Trap.<RuntimeException>raise(failure);
        }
        out[outFrom + r] = -1;
      }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> void raise(Throwable failure) throws T {
      throw (T) failure;
    }

    @Override
    public void sample(RandomGenerator random, double[] out, int from, int to) {
      throw new UnsupportedOperationException();
    }
  }
}
