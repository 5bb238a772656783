package org.anomix.toy;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Columns;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;

/** Two independent columns, each by a law of its own: the smallest law that knows its marginals. */
public record Pair(Distribution first, Distribution second) implements Distribution {
  @Override
  public DistributionFamily family() {
    return first.family();
  }

  @Override
  public int dimension() {
    return 2;
  }

  @Override
  public void logDensity(Block x, double[] out, int outFrom) {
    double[] other = new double[x.rows()];
    first.logDensity(column(x, 0), out, outFrom);
    second.logDensity(column(x, 1), other, 0);
    for (int r = 0; r < other.length; r++) {
      out[outFrom + r] += other[r];
    }
  }

  private static Block column(Block x, int j) {
    return Block.of(x.values(), x.column(j), x.rows(), x.rows(), 1);
  }

  @Override
  public boolean hasAtoms() {
    return first.hasAtoms() || second.hasAtoms();
  }

  @Override
  public void atomOrder(Block x, int[] out, int outFrom) {
    int[] other = new int[x.rows()];
    first.atomOrder(column(x, 0), out, outFrom);
    second.atomOrder(column(x, 1), other, 0);
    for (int r = 0; r < other.length; r++) {
      out[outFrom + r] += other[r];
    }
  }

  @Override
  public boolean hasMarginals() {
    return true;
  }

  @Override
  public Distribution marginal(int... columns) {
    Columns.check(this, columns);
    return columns.length == 2 ? this : columns[0] == 0 ? first : second;
  }

  @Override
  public Distribution conditional(double... row) {
    return marginal(Columns.unknown(this, row));
  }

  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    double[] one = new double[1];
    for (int r = from; r < to; r++) {
      for (int j = 0; j < 2; j++) {
        Arrays.asList(first, second).get(j).sample(random, one, 0, 1);
        out[2 * r + j] = one[0];
      }
    }
  }
}
