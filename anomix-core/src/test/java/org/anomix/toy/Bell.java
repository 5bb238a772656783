package org.anomix.toy;

import java.util.List;
import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Check;
import org.anomix.ComponentEstimator;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Domain;
import org.anomix.Notation;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ScalarFamily;

/** A normal law without tails, whose estimator can be made to misbehave. */
public record Bell(double mean, double sd) implements Distribution {
  public Bell {
    Check.finite("bell", "mean", mean);
    Check.positive("bell", "sd", sd);
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
  public void logDensity(Block x, double[] out, int outFrom) {
    for (int r = 0; r < x.rows(); r++) {
      double z = (x.values()[x.column(0) + r] - mean) / sd;
      out[outFrom + r] = -0.5 * z * z - Math.log(sd) - 0.5 * Math.log(2 * Math.PI);
    }
  }

  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    for (int r = from; r < to; r++) {
      out[r] = mean + sd * random.nextGaussian();
    }
  }

  @Override
  public String toString() {
    return Notation.of(this);
  }

  /** Its family; the estimator made by name is the exact one. */
  public static final class Family extends ScalarFamily<Bell> {
    public static final Family INSTANCE = new Family();

    private Family() {
      super(
          "bell",
          "all x",
          Bell.class,
          List.of(
              Parameter.scalar("mean", Domain.REAL, Parameter.Role.LOCATION),
              Parameter.scalar("sd", Domain.POSITIVE, Parameter.Role.SCALE)),
          values -> new Bell(values[0], values[1]),
          law -> new double[] {law.mean(), law.sd()});
    }

    @Override
    protected ComponentEstimator estimator(Options options) {
      return BellEstimator.exact();
    }
  }
}
