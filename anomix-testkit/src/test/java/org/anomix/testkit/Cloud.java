package org.anomix.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Check;
import org.anomix.Columns;
import org.anomix.ComponentEstimator;
import org.anomix.Description;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Domain;
import org.anomix.Estimate;
import org.anomix.Motion;
import org.anomix.Notation;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ParameterException;
import org.anomix.PartialSums;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.Tier;
import org.anomix.UnivariateDistribution;
import org.anomix.UnknownNameException;
import org.anomix.Value;

/** Independent normal columns of variance 1 around a centre, right or with one flaw. */
record Cloud(Value centre, Flaw flaw) implements Distribution {
  Cloud {
    for (double c : centre.numbers()) {
      if (flaw != Flaw.CLOUD_NAN_ACCEPTED || !Double.isNaN(c)) {
        Check.finite("cloud", "centre", c);
      }
    }
  }

  record Family(Flaw flaw) implements DistributionFamily {
    @Override
    public String name() {
      return "cloud";
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(
          new Parameter("centre", Parameter.Shape.VECTOR, Domain.REAL, Parameter.Role.LOCATION));
    }

    @Override
    public OptionalInt dimension() {
      return OptionalInt.empty();
    }

    @Override
    public String support() {
      return "all rows";
    }

    @Override
    public Distribution create(Description description, List<Distribution> parts) {
      description.requireOnly(parameters());
      return new Cloud(description.value("centre", Parameter.Shape.VECTOR), flaw);
    }

    @Override
    public Description describe(Distribution law) {
      Map<String, Value> values = new LinkedHashMap<>();
      values.put("centre", ((Cloud) law).centre);
      return new Description(name(), values, List.of());
    }

    @Override
    public ComponentEstimator estimator(Options options, List<ComponentEstimator> parts) {
      if (!options.equals(Options.none())) {
        throw new UnknownNameException("option of cloud", options.toString(), List.of());
      }
      return new Centred(this, options);
    }
  }

  /** State: [0] Σw, then Σw(x - c) per column. */
  private record Centred(Family family, Options options) implements ComponentEstimator {
    @Override
    public Tier tier() {
      return Tier.EXACT;
    }

    @Override
    public Distribution anchor(Rows rows, double[] weights, Scaling scaling) {
      return new Cloud(Value.vector(rows.row(0)), family.flaw);
    }

    @Override
    public int stateSize(Distribution current) {
      return 1 + current.dimension();
    }

    @Override
    public void accumulate(
        Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
      double[] centre = ((Cloud) current).centre.numbers();
      for (int row = 0; row < x.rows(); row++) {
        double weight = w[wFrom + row];
        state[stateFrom] += weight;
        for (int j = 0; j < centre.length && weight != 0; j++) {
          state[stateFrom + 1 + j] += weight * (x.values()[x.column(j) + row] - centre[j]);
        }
      }
    }

    @Override
    public Optional<PartialSums> partial(Distribution current, int... known) {
      double[] centre = ((Cloud) current).centre.numbers();
      return Optional.of(
          (x, w, wFrom, state, stateFrom) -> {
            for (int row = 0; row < x.rows(); row++) {
              double weight = w[wFrom + row];
              state[stateFrom] += weight;
              for (int i = 0; i < known.length && weight != 0; i++) {
                state[stateFrom + 1 + known[i]] +=
                    weight * (x.values()[x.column(i) + row] - centre[known[i]]);
              }
              if (family.flaw == Flaw.CLOUD_PARTIAL) {
                state[stateFrom + 1] += 0.1 * weight;
              }
            }
          });
    }

    @Override
    public Estimate estimate(Distribution current, double[] state, Scaling scaling) {
      double[] centre = ((Cloud) current).centre.numbers();
      for (int j = 0; j < centre.length; j++) {
        centre[j] += (family.flaw == Flaw.CLOUD_STEP ? 3 : 1) * state[1 + j] / state[0];
        if (!Double.isFinite(centre[j])) {
          return Estimate.of(current);
        }
      }
      return Estimate.of(new Cloud(Value.vector(centre), family.flaw));
    }

    @Override
    public List<Distribution> project(List<Distribution> group, Scaling scaling) {
      return new ArrayList<>(group);
    }

    @Override
    public int freeParameters(List<? extends Distribution> group) {
      return group.stream().mapToInt(Distribution::dimension).sum();
    }

    /** No more than moving every number alone, and thus a test of the tests. */
    @Override
    public Optional<Motion> motion(Parameter parameter, List<Distribution> group) {
      return Optional.of(
          new Motion() {
            @Override
            public int size() {
              return freeParameters(group)
                  + (family.flaw == Flaw.CLOUD_MOTION_HAS_TOO_MANY ? 1 : 0);
            }

            @Override
            public boolean moves(int coordinate, int member) {
              return coordinate / group.get(0).dimension() == member;
            }

            @Override
            public Value at(int member, double... place) {
              double[] centre = ((Cloud) group.get(member)).centre.numbers();
              for (int j = 0; j < centre.length; j++) {
                centre[j] += place[member * centre.length + j];
              }
              centre[0] += family.flaw == Flaw.CLOUD_MOTION_BEGINS_ELSEWHERE ? 0.1 : 0;
              centre[0] += family.flaw == Flaw.CLOUD_MOTION_MOVES_OTHERS ? place[0] : 0;
              return Value.vector(centre);
            }
          });
    }
  }

  @Override
  public DistributionFamily family() {
    return new Family(flaw);
  }

  @Override
  public int dimension() {
    if (centre.size() == 0) {
      throw new ParameterException("cloud", "centre", "[]", "not empty");
    }
    return centre.size();
  }

  @Override
  public void logDensity(Block x, double[] out, int outFrom) {
    for (int row = 0; row < x.rows(); row++) {
      double log = flaw == Flaw.CLOUD_MASS ? 0.03 : 0;
      for (int j = 0; j < dimension(); j++) {
        double z = x.values()[x.column(j) + row] - centre.number(j);
        double stretched = flaw == Flaw.CLOUD_DENSITY && j == 0 ? z / 1.1 : z;
        log -= 0.5 * stretched * stretched + 0.5 * Math.log(2 * Math.PI);
      }
      out[outFrom + row] = flaw == Flaw.CLOUD_BLOCK && x.rows() > 9 ? Math.nextDown(log) : log;
    }
  }

  @Override
  public boolean hasMarginals() {
    return true;
  }

  @Override
  public Distribution marginal(int... columns) {
    Columns.check(this, columns);
    return new Cloud(select(columns), flaw);
  }

  @Override
  public UnivariateDistribution univariateMarginal(int column) {
    Columns.check(this, column);
    return new Margin(centre.number(column) + (flaw == Flaw.CLOUD_UNIVARIATE ? 0.1 : 0));
  }

  @Override
  public Distribution conditional(double... row) {
    int[] unknown = Columns.unknown(this, row);
    double[] shifted = select(unknown).numbers();
    if (flaw == Flaw.CLOUD_CONDITIONAL) {
      shifted[0] += 0.1;
    }
    return new Cloud(Value.vector(shifted), flaw);
  }

  private Value select(int[] columns) {
    return Value.vector(Arrays.stream(columns).mapToDouble(centre::number).toArray());
  }

  @Override
  public double[] expectation() {
    double[] mean = centre.numbers();
    mean[0] += flaw == Flaw.CLOUD_MEAN ? 0.1 : 0;
    return mean;
  }

  @Override
  public double[] variances() {
    double[] variances = new double[dimension()];
    Arrays.fill(variances, flaw == Flaw.CLOUD_VARIANCE ? 1.2 : 1);
    return variances;
  }

  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    double wrong = flaw == Flaw.CLOUD_SAMPLER ? 1.1 : 1;
    for (int row = from; row < to; row++) {
      for (int j = 0; j < dimension(); j++) {
        out[row * dimension() + j] = centre.number(j) + wrong * random.nextGaussian();
      }
    }
  }

  @Override
  public String toString() {
    return Notation.of(this);
  }
}
