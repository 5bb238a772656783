package org.anomix.continuous;

import java.util.List;
import java.util.OptionalDouble;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.DataException;
import org.anomix.Diagnosis;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Estimate;
import org.anomix.Notation;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.Tier;
import org.anomix.univariate.Extent;
import org.anomix.univariate.Moments;

/**
 * Maximum likelihood of the shape: the reciprocal of the weighted mean of ln(x/scale), which is
 * kept above the floor of a scale of ln x because the likelihood of rows at the end of the support
 * is unbounded.
 *
 * <p>The scale is an option, or comes from all rows at the start: no component gets a share of the
 * rows below its own, so that none could ever lower it.
 *
 * <p>State: [0] Σw, [1] Σw ln(x/scale). Terms of one sign keep their digits.
 */
record ParetoEstimator(Options options, OptionalDouble settled) implements ComponentEstimator {
  static ParetoEstimator of(Options options) {
    return new ParetoEstimator(options, options.fixed("scale"));
  }

  @Override
  public ComponentEstimator settle(Rows rows, Scaling scaling) {
    if (settled.isPresent()) {
      return this;
    }
    Extent extent = Extent.of(rows, false, x -> x > 0);
    extent.requireLeast(rows, "the scale of pareto", "pareto(scale=1)");
    double least = extent.least();
    if (!(least > 0 && least < Double.POSITIVE_INFINITY)) {
      throw new DataException(
          String.format(
              "column '%s': no value above 0 can be the scale of pareto; give it, as in"
                  + " pareto(scale=1)",
              rows.columnName(0)));
    }
    return new ParetoEstimator(options, OptionalDouble.of(least));
  }

  @Override
  public DistributionFamily family() {
    return ParetoFamily.INSTANCE;
  }

  @Override
  public Tier tier() {
    return Tier.EXACT;
  }

  @Override
  public Distribution anchor(Rows rows, double[] weights, Scaling scaling) {
    double scale = settled.orElseGet(() -> least(rows));
    Pareto unit = new Pareto(scale, 1);
    Moments moments = Moments.of(rows, weights, x -> x < scale ? Double.NaN : unit.logRatio(x));
    return law(scale, Math.max(moments.mean(), floor(scaling)));
  }

  private static double least(Rows rows) {
    double least = Extent.of(rows, false, x -> x > 0).least();
    return least > 0 && least < Double.POSITIVE_INFINITY ? least : 1;
  }

  private Pareto law(double scale, double meanLog) {
    return new Pareto(scale, options.fixed("shape").orElse(1 / meanLog));
  }

  /** At least the least number whose reciprocal is finite. */
  private static double floor(Scaling scaling) {
    return Math.max(scaling.logScaleFloor(0), Double.MIN_NORMAL);
  }

  @Override
  public int stateSize(Distribution current) {
    return 2;
  }

  @Override
  public void accumulate(
      Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
    Pareto law = (Pareto) current;
    double[] values = x.values();
    double weight = 0;
    double logs = 0;
    for (int row = 0, i = x.column(0); row < x.rows(); row++, i++) {
      if (w[wFrom + row] != 0 && values[i] >= law.scale()) {
        weight += w[wFrom + row];
        logs += w[wFrom + row] * law.logRatio(values[i]);
      }
    }
    state[stateFrom] += weight;
    state[stateFrom + 1] += logs;
  }

  @Override
  public Estimate estimate(Distribution current, double[] state, Scaling scaling) {
    double scale = ((Pareto) current).scale();
    double meanLog = state[1] / state[0];
    if (held() || !(state[0] > 0 && Double.isFinite(meanLog))) {
      return Estimate.of(current);
    }
    if (meanLog < floor(scaling)) {
      String text = "shape is held at its cap " + Notation.number(1 / floor(scaling));
      return new Estimate(law(scale, floor(scaling)), List.of(Diagnosis.guard(text)));
    }
    return Estimate.of(law(scale, meanLog));
  }

  /** A scale that was not fixed may stay as a start gives it: naming it there settles it. */
  @Override
  public List<Distribution> project(List<Distribution> group, Scaling scaling) {
    return group.stream().map(law -> project((Pareto) law, scaling)).toList();
  }

  private Distribution project(Pareto law, Scaling scaling) {
    return new Pareto(
        options.fixed("scale").orElse(law.scale()),
        options.fixed("shape").orElse(Math.min(law.shape(), 1 / floor(scaling))));
  }

  /** The scale taken from the data is one, which all components of the group share. */
  @Override
  public int freeParameters(List<? extends Distribution> group) {
    int shapes = held() ? 0 : group.size();
    return group.isEmpty() || options.fixed("scale").isPresent() ? shapes : shapes + 1;
  }

  @Override
  public double minimumRows(int dimension) {
    return held() ? 0 : 2.5;
  }

  @Override
  public boolean held() {
    return options.fixed("shape").isPresent();
  }

  @Override
  public boolean holds(String parameter) {
    return parameter.equals("scale") || held();
  }

  @Override
  public boolean usesLogUnits() {
    return true;
  }
}
