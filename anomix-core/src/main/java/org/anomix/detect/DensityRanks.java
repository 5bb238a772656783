package org.anomix.detect;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.anomix.AnomalyScorer;
import org.anomix.Block;
import org.anomix.Distribution;
import org.anomix.Rows;
import org.anomix.mixture.Mixture;
import org.anomix.mixture.Pattern;

/**
 * The scorer that {@code density} becomes where different columns are known: -ln p, with p-values
 * of rows whose densities have different units: how often the model draws a row that is, in the
 * known columns, no denser than this one. The null hypothesis is that the model made the row. Of m
 * draws, equal densities counted, p = (1 + count) / (m + 1), which is valid for any m (Davison and
 * Hinkley 1997, section 4.2); a row that the model cannot make has p = 0. All patterns share the
 * same draws.
 *
 * <p>Beyond the least dense draw p stays 1 / (m + 1), but the score goes on growing by as much as
 * the log density falls, so that farther rows still have higher scores.
 */
final class DensityRanks implements AnomalyScorer {
  static final String NAME = "density-rank";

  private final Mixture model;
  private final Rows drawn;

  DensityRanks(Mixture model, int draws, long seed) {
    this.model = model;
    this.drawn = model.sample(new SplittableRandom(seed), draws).rows();
  }

  @Override
  public boolean hasPValues() {
    return true;
  }

  /** A multiple of 1 / (m + 1), to the last digit. */
  @Override
  public double pValue(double score) {
    double steps = drawn.size() + 1.0;
    return score == Double.POSITIVE_INFINITY
        ? 0
        : Math.max(1, Math.rint(Math.exp(-score) * steps)) / steps;
  }

  /** No row that the model can make has a smaller one. */
  double leastPValue() {
    return 1 / (drawn.size() + 1.0);
  }

  @Override
  public void score(Rows rows, double[] scores) {
    double[] densities = new double[Block.SIZE];
    int[] orders = new int[Block.SIZE];
    for (Pattern pattern : Pattern.of(rows)) {
      Mixture law = pattern.marginal(model);
      Ladder ladder = ladder(law, pattern);
      pattern.forEachBlock(
          (x, from) -> {
            law.logDensity(x, densities, 0);
            law.atomOrder(x, orders, 0);
            for (int r = 0; r < x.rows(); r++) {
              scores[pattern.number(from + r)] = ladder.score(orders[r], densities[r]);
            }
          });
    }
  }

  private Ladder ladder(Distribution law, Pattern pattern) {
    int[] all = IntStream.range(0, drawn.size()).toArray();
    Rows known = drawn.select(all, pattern.known());
    double[] densities = new double[known.size()];
    int[] orders = new int[known.size()];
    Pattern complete = Pattern.of(known).get(0); // nothing is missing of a draw
    complete.forEachBlock(
        (x, from) -> {
          law.logDensity(x, densities, from);
          law.atomOrder(x, orders, from);
        });
    return Ladder.of(orders, densities);
  }

  /** The densities of draws in ascending order; any mass of an atom stands above any density. */
  private record Ladder(Map<Integer, double[]> byOrder, int size) {
    static Ladder of(int[] orders, double[] densities) {
      Map<Integer, double[]> byOrder = new HashMap<>();
      for (int order : Arrays.stream(orders).distinct().toArray()) {
        byOrder.put(
            order,
            IntStream.range(0, orders.length)
                .filter(i -> orders[i] == order)
                .mapToDouble(i -> densities[i])
                .sorted()
                .toArray());
      }
      return new Ladder(byOrder, orders.length);
    }

    double score(int order, double density) {
      if (density == Double.NEGATIVE_INFINITY) {
        return Double.POSITIVE_INFINITY;
      }
      long count = 0;
      for (Map.Entry<Integer, double[]> entry : byOrder.entrySet()) {
        if (entry.getKey() < order) {
          count += entry.getValue().length;
        } else if (entry.getKey() == order) {
          count += atMost(density, entry.getValue());
        }
      }
      double score = 0.0 - Math.log((1.0 + count) / (size + 1.0));
      return count == 0 && byOrder.containsKey(order)
          ? score + (byOrder.get(order)[0] - density)
          : score;
    }

    private static int atMost(double density, double[] sorted) {
      int low = 0;
      int high = sorted.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (sorted[middle] <= density) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }
}
