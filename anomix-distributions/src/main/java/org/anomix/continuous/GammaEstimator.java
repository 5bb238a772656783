package org.anomix.continuous;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.Diagnosis;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Estimate;
import org.anomix.Notation;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.Tier;
import org.anomix.kernel.Kernels;
import org.anomix.univariate.Deviance;
import org.anomix.univariate.Moments;
import org.anomix.univariate.Newton;
import org.anomix.univariate.Polygamma;
import org.anomix.univariate.Scratch;

/**
 * Maximum likelihood of shape and scale: ln shape - ψ(shape) is the log of the mean less the mean
 * log, solved by Newton's method in ln shape, and scale = mean/shape. Equal rows would drive the
 * shape to infinity: it is capped where the sd of ln x, about 1/sqrt(shape), reaches its floor.
 *
 * <p>State: [0] Σw, [1] Σw(r - 1), [2] Σw(r - 1 - ln r), with r = x/m and m the current mean. The
 * terms of [2] are positive: the difference of the log of the mean and the mean log, tiny for large
 * shapes, keeps its digits.
 */
final class GammaEstimator implements ComponentEstimator {
  private final Options options;
  private final OptionalDouble fixedShape;
  private final OptionalDouble fixedScale;

  GammaEstimator(Options options) {
    this.options = options;
    this.fixedShape = options.fixed("shape");
    this.fixedScale = options.fixed("scale");
  }

  @Override
  public DistributionFamily family() {
    return GammaFamily.INSTANCE;
  }

  @Override
  public Options options() {
    return options;
  }

  @Override
  public Tier tier() {
    return Tier.EXACT;
  }

  @Override
  public boolean usesLogUnits() {
    return true;
  }

  private static double greatestShape(Scaling scaling) {
    double floor = scaling.logScaleFloor(0);
    return 1 / (floor * floor);
  }

  @Override
  public Distribution anchor(Rows rows, double[] weights, Scaling scaling) {
    Moments moments = Moments.of(rows, weights, x -> x > 0 ? x : Double.NaN);
    double mean = moments.mean() > 0 ? moments.mean() : scaling.unit(0);
    double ratio = mean / moments.sd();
    double shape = Double.isNaN(ratio) ? 1 : Math.max(ratio * ratio, 0.1);
    return feasible(shape, mean, scaling);
  }

  /** The law of a mean whose shape is as close to the one wanted as it may be. */
  private Gamma feasible(double wanted, double mean, Scaling scaling) {
    double shape =
        fixedShape.orElse(
            fixedScale.isPresent()
                ? positive(mean / fixedScale.getAsDouble())
                : Math.min(wanted, greatestShape(scaling)));
    return new Gamma(shape, fixedScale.orElse(positive(mean / shape)));
  }

  /** The nearest number that can be a parameter. */
  private static double positive(double value) {
    return Math.min(Math.max(value, Double.MIN_NORMAL), Double.MAX_VALUE);
  }

  @Override
  public int stateSize(Distribution current) {
    return 3;
  }

  @Override
  public void accumulate(
      Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
    double mean = positive(((Gamma) current).mean());
    int rows = x.rows();
    Scratch scratch = Scratch.of(rows);
    double[] values = scratch.copy(0, x.values(), x.column(0), rows);
    double[] t = scratch.array(1);
    double[] excess = scratch.array(2);
    for (int r = 0; r < rows; r++) {
      t[r] = (values[r] - mean) / mean;
    }
    Deviance.ofRatios(values, mean, t, rows, scratch.array(3), excess);
    state[stateFrom] += Kernels.active().sum(w, wFrom, rows);
    state[stateFrom + 1] += Moments.sumOfProducts(t, rows, w, wFrom);
    state[stateFrom + 2] += Moments.sumOfProducts(excess, rows, w, wFrom);
  }

  @Override
  public Estimate estimate(Distribution current, double[] state, Scaling scaling) {
    Gamma law = (Gamma) current;
    double anchor = positive(law.mean());
    double shift = state[1] / state[0];
    double mean = anchor + anchor * shift;
    double excess = state[2] / state[0];
    if (held() || !(state[0] > 0 && mean < Double.POSITIVE_INFINITY)) {
      return Estimate.of(current); // no rows, or sums beyond a double
    }
    if (fixedShape.isPresent() || !(excess < Double.POSITIVE_INFINITY)) {
      return ofShape(law.shape(), mean); // rows at 0 have no logarithm
    }
    if (fixedScale.isPresent()) {
      double logMean = Math.log(anchor / fixedScale.getAsDouble()) + shift - excess;
      return Estimate.of(new Gamma(inverseDigamma(logMean), fixedScale.getAsDouble()));
    }
    double gap = excess - Deviance.ofOne(shift);
    double greatest = greatestShape(scaling);
    if (!(gap > Polygamma.logMinusDigamma(greatest))) {
      String text = "shape is held at its cap " + Notation.number(greatest);
      return new Estimate(
          new Gamma(greatest, positive(mean / greatest)), List.of(Diagnosis.guard(text)));
    }
    return ofShape(Polygamma.inverseLogMinusDigamma(gap), mean);
  }

  private Estimate ofShape(double shape, double mean) {
    if (fixedScale.isPresent()) {
      return Estimate.of(new Gamma(shape, fixedScale.getAsDouble()));
    }
    double scale = positive(mean / shape);
    if (mean / shape < Double.MIN_NORMAL) {
      return new Estimate(
          new Gamma(shape, scale),
          List.of(Diagnosis.guard("scale is held at its floor " + Notation.number(scale))));
    }
    return Estimate.of(new Gamma(shape, scale));
  }

  /** The shape where ψ(a) = ln a - (something between 1/(2a) and 1/a) is the mean log. */
  private static double inverseDigamma(double meanLog) {
    // e^t + 1/2 is close from above where t is large, -1/t from below where it is very negative.
    double high = meanLog > -1 ? Math.exp(meanLog) + 1 : -1 / meanLog + 1;
    double low = meanLog > -1 ? Math.exp(meanLog) : -1 / (meanLog - 1) / 4;
    double log =
        Newton.root(
            u -> u - Polygamma.logMinusDigamma(Math.exp(u)) - meanLog,
            (u, value) -> 1 + Math.exp(u) * Polygamma.trigammaMinusReciprocal(Math.exp(u)),
            Math.log(low),
            Math.log(high),
            Math.log(meanLog > -1 ? low + 0.5 : low * 4));
    return Math.exp(log);
  }

  @Override
  public List<Distribution> project(List<Distribution> group, Scaling scaling) {
    List<Distribution> projected = new ArrayList<>(group.size());
    for (Distribution law : group) {
      projected.add(project((Gamma) law, scaling));
    }
    return projected;
  }

  private Gamma project(Gamma law, Scaling scaling) {
    if (options.fixed().isEmpty()) {
      return law.shape() <= greatestShape(scaling)
          ? law
          : feasible(law.shape(), positive(law.mean()), scaling);
    }
    return new Gamma(fixedShape.orElse(law.shape()), fixedScale.orElse(law.scale()));
  }

  @Override
  public int freeParameters(List<? extends Distribution> group) {
    return group.size() * (2 - options.fixed().size());
  }

  @Override
  public double minimumRows(int dimension) {
    return held() ? 0 : options.fixed().isEmpty() ? 2.5 : 1;
  }

  @Override
  public boolean held() {
    return fixedShape.isPresent() && fixedScale.isPresent();
  }
}
