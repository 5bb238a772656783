package org.anomix.plot;

import java.util.List;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.DistributionFamily;
import org.anomix.Domain;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ScalarFamily;
import org.anomix.UnivariateDistribution;

/** Laws to draw: one with a density, one that counts, one of a single value. */
record ToyLaw(Kind kind, double location, double scale) implements UnivariateDistribution {
  enum Kind {
    /** The logistic law. */
    LOGISTIC,
    /** The geometric law of the number of failures, its mean the location. */
    GEOMETRIC,
    /** All mass at the location. */
    POINT
  }

  static ToyLaw logistic(double location, double scale) {
    return new ToyLaw(Kind.LOGISTIC, location, scale);
  }

  static ToyLaw geometric(double mean) {
    return new ToyLaw(Kind.GEOMETRIC, mean, 1);
  }

  static ToyLaw point(double x) {
    return new ToyLaw(Kind.POINT, x, 1);
  }

  @Override
  public DistributionFamily family() {
    return new Family(kind);
  }

  private double failure() {
    return location / (1 + location);
  }

  @Override
  public double logDensity(double x) {
    return switch (kind) {
      case LOGISTIC -> {
        double z = -Math.abs((x - location) / scale);
        yield z - 2 * Math.log1p(Math.exp(z)) - Math.log(scale);
      }
      case GEOMETRIC ->
          x >= 0 && x == Math.rint(x)
              ? x * Math.log(failure()) - Math.log1p(location)
              : Double.NEGATIVE_INFINITY;
      case POINT -> x == location ? 0 : Double.NEGATIVE_INFINITY;
    };
  }

  @Override
  public boolean hasAtoms() {
    return kind != Kind.LOGISTIC;
  }

  @Override
  public void atomOrder(Block x, int[] out, int outFrom) {
    for (int r = 0; r < x.rows(); r++) {
      boolean possible = logDensity(x.values()[x.column(0) + r]) > Double.NEGATIVE_INFINITY;
      out[outFrom + r] = hasAtoms() && possible ? 1 : 0;
    }
  }

  @Override
  public double cdf(double x) {
    return switch (kind) {
      case LOGISTIC -> 1 / (1 + Math.exp((location - x) / scale));
      case GEOMETRIC -> x < 0 ? 0 : 1 - Math.pow(failure(), Math.floor(x) + 1);
      case POINT -> x < location ? 0 : 1;
    };
  }

  @Override
  public double survival(double x) {
    return 1 - cdf(x);
  }

  @Override
  public double logCdf(double x) {
    return Math.log(cdf(x));
  }

  @Override
  public double logSurvival(double x) {
    return Math.log(survival(x));
  }

  @Override
  public double quantile(double p) {
    return switch (kind) {
      case LOGISTIC -> location + scale * Math.log(p / (1 - p));
      case GEOMETRIC -> Math.max(0, Math.ceil(Math.log1p(-p) / Math.log(failure()) - 1));
      case POINT -> location;
    };
  }

  @Override
  public double inverseSurvival(double p) {
    return quantile(1 - p);
  }

  @Override
  public double mean() {
    return location;
  }

  @Override
  public double variance() {
    return switch (kind) {
      case LOGISTIC -> Math.PI * Math.PI * scale * scale / 3;
      case GEOMETRIC -> location * (1 + location);
      case POINT -> 0;
    };
  }

  private static final class Family extends ScalarFamily<ToyLaw> {
    Family(Kind kind) {
      super(
          kind == Kind.LOGISTIC ? "logistic" : kind == Kind.POINT ? "point" : "geometric",
          "any",
          ToyLaw.class,
          List.of(
              Parameter.scalar("location", Domain.REAL, Parameter.Role.LOCATION),
              Parameter.scalar("scale", Domain.POSITIVE, Parameter.Role.SCALE)),
          values -> new ToyLaw(kind, values[0], values[1]),
          law -> new double[] {law.location(), law.scale()});
    }

    @Override
    protected ComponentEstimator estimator(Options options) {
      throw new UnsupportedOperationException("only drawn");
    }
  }
}
