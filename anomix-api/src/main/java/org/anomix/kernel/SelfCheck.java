package org.anomix.kernel;

import java.util.Arrays;
import java.util.Optional;

/** Runs two implementations on the same small arrays, to see whether one may stand for another. */
final class SelfCheck {
  /** Enough for full vectors of any machine, and a rest. */
  private static final int ROWS = 37;

  private static final int COLUMNS = 5;
  private static final double TOLERANCE = 1e-13;

  private SelfCheck() {}

  /** Names the first loop in which two implementations disagree, if there is one. */
  static Optional<String> disagreement(Kernels one, Kernels other) {
    for (Loop loop : Loop.values()) {
      if (!agree(loop.run(one), loop.run(other))) {
        return Optional.of("they disagree with the " + one.name() + " ones on " + loop);
      }
    }
    return Optional.empty();
  }

  private static boolean agree(double[] one, double[] other) {
    for (int i = 0; i < one.length; i++) {
      boolean same = Double.compare(one[i], other[i]) == 0;
      if (!same && !(Math.abs(one[i] - other[i]) <= TOLERANCE * Math.max(1, Math.abs(one[i])))) {
        return false;
      }
    }
    return true;
  }

  private enum Loop {
    RESPONSIBILITIES {
      @Override
      double[] run(Kernels kernels) {
        double[] terms = numbers(3 * ROWS, 40);
        terms[5] = Double.NEGATIVE_INFINITY;
        double[] alone = new double[ROWS];
        kernels.logSumExp(terms.clone(), 3, ROWS, ROWS, alone, 0);
        double[] logSum = new double[ROWS];
        double[] logLargest = new double[ROWS];
        kernels.responsibilities(terms, 3, ROWS, ROWS, logSum, logLargest);
        return joined(terms, logSum, logLargest, alone);
      }
    },
    EXP {
      @Override
      double[] run(Kernels kernels) {
        double[] x = numbers(ROWS, 30);
        kernels.exp(x, 0, ROWS, x, 0);
        return x;
      }
    },
    LOG {
      @Override
      double[] run(Kernels kernels) {
        double[] x = numbers(ROWS, 30);
        kernels.log(x, 0, ROWS, x, 0);
        return x;
      }
    },
    LOG1P {
      @Override
      double[] run(Kernels kernels) {
        double[] x = numbers(ROWS, 2);
        kernels.log1p(x, 0, ROWS, x, 0);
        return x;
      }
    },
    NORMAL {
      @Override
      double[] run(Kernels kernels) {
        double[] out = new double[ROWS];
        kernels.normalLogDensity(numbers(ROWS, 9), 0, ROWS, 1.5, 0.7, out, 0);
        double[] sums = {kernels.sum(out, 0, ROWS), kernels.sumOfMagnitudes(out, 0, ROWS)};
        return joined(out, sums);
      }
    },
    MOMENTS {
      @Override
      double[] run(Kernels kernels) {
        double[] sums = new double[3];
        kernels.moments(numbers(ROWS, 9), 0, ROWS, 0.3, weights(), 0, sums, 0);
        return sums;
      }
    },
    DISTANCES {
      @Override
      double[] run(Kernels kernels) {
        double[] forward = numbers(COLUMNS * COLUMNS, 1);
        double[] out = new double[2 * ROWS];
        double[] x = numbers(COLUMNS * ROWS, 3);
        double[] centre = numbers(COLUMNS, 1);
        kernels.squaredDistances(x, 0, ROWS, ROWS, centre, forward, out, 0);
        kernels.diagonalSquaredDistances(x, 0, ROWS, ROWS, centre, forward, out, ROWS);
        return out;
      }
    },
    SCATTER {
      @Override
      double[] run(Kernels kernels) {
        int full = 1 + COLUMNS + COLUMNS * (COLUMNS + 1) / 2;
        double[] sums = new double[2 * full];
        double[] x = numbers(COLUMNS * ROWS, 3);
        double[] anchor = numbers(COLUMNS, 1);
        kernels.scatter(x, 0, ROWS, ROWS, anchor, weights(), 0, sums, 0);
        kernels.diagonalScatter(x, 0, ROWS, ROWS, anchor, weights(), 0, sums, full);
        return sums;
      }
    };

    abstract double[] run(Kernels kernels);
  }

  /** Numbers without a pattern between minus and plus an amplitude. */
  private static double[] numbers(int count, double amplitude) {
    double[] numbers = new double[count];
    Arrays.setAll(numbers, i -> amplitude * Math.sin(1.7 * i * i + 0.3));
    return numbers;
  }

  private static double[] weights() {
    double[] weights = numbers(ROWS, 1);
    Arrays.setAll(weights, i -> Math.max(0, weights[i]));
    return weights;
  }

  private static double[] joined(double[]... arrays) {
    return Arrays.stream(arrays).flatMapToDouble(Arrays::stream).toArray();
  }
}
