package org.anomix.toy;

import java.util.List;
import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Check;
import org.anomix.ComponentEstimator;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Domain;
import org.anomix.Estimate;
import org.anomix.Notation;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.Rows;
import org.anomix.ScalarFamily;
import org.anomix.Scaling;
import org.anomix.Tier;

/** All mass at one point: the smallest law with an atom. */
public record Spot(double x) implements Distribution {
  public Spot {
    Check.finite("spot", "x", x);
  }

  @Override
  public DistributionFamily family() {
    return Family.INSTANCE;
  }

  @Override
  public int dimension() {
    return 1;
  }

  @Override
  public void logDensity(Block block, double[] out, int outFrom) {
    for (int r = 0; r < block.rows(); r++) {
      out[outFrom + r] = block.values()[block.column(0) + r] == x ? 0 : Double.NEGATIVE_INFINITY;
    }
  }

  @Override
  public boolean hasAtoms() {
    return true;
  }

  @Override
  public void atomOrder(Block block, int[] out, int outFrom) {
    for (int r = 0; r < block.rows(); r++) {
      out[outFrom + r] = block.values()[block.column(0) + r] == x ? 1 : 0;
    }
  }

  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    for (int r = from; r < to; r++) {
      out[r] = x;
    }
  }

  @Override
  public String toString() {
    return Notation.of(this);
  }

  /** An estimator that holds the law. */
  public ComponentEstimator held() {
    return new Held(this);
  }

  /** Its family. */
  public static final class Family extends ScalarFamily<Spot> {
    static final Family INSTANCE = new Family();

    private Family() {
      super(
          "spot",
          "x",
          Spot.class,
          List.of(Parameter.scalar("x", Domain.REAL, Parameter.Role.LOCATION)),
          values -> new Spot(values[0]),
          law -> new double[] {law.x()});
    }

    @Override
    protected ComponentEstimator estimator(Options options) {
      return new Held(new Spot(0));
    }
  }

  private record Held(Spot law) implements ComponentEstimator {
    @Override
    public DistributionFamily family() {
      return Family.INSTANCE;
    }

    @Override
    public Options options() {
      return Options.none();
    }

    @Override
    public Tier tier() {
      return Tier.EXACT;
    }

    @Override
    public Distribution anchor(Rows rows, double[] weights, Scaling scaling) {
      return law;
    }

    @Override
    public int stateSize(Distribution current) {
      return 1;
    }

    @Override
    public void accumulate(
        Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
      for (int r = 0; r < x.rows(); r++) {
        state[stateFrom] += w[wFrom + r];
      }
    }

    @Override
    public Estimate estimate(Distribution current, double[] state, Scaling scaling) {
      return Estimate.of(current);
    }

    @Override
    public List<Distribution> project(List<Distribution> group, Scaling scaling) {
      return group;
    }

    @Override
    public int freeParameters(List<? extends Distribution> group) {
      return 0;
    }

    @Override
    public double minimumRows(int dimension) {
      return 0;
    }

    @Override
    public boolean held() {
      return true;
    }
  }
}
