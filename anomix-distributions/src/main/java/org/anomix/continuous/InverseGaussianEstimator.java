package org.anomix.continuous;

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
import org.anomix.univariate.Moments;

/**
 * Maximum likelihood of mean and shape: the weighted mean, and 1/shape as the weighted mean of 1/x
 * less 1/mean. Equal rows would drive the shape to infinity: the squared coefficient of variation
 * mean/shape is kept above the square of the floor of a scale of ln x, and where that binds, the
 * best law with that ratio is a root of a quadratic equation.
 *
 * <p>State: [0] Σw, [1] Σw(r - 1), [2] Σw(r - 1)²/r, with r = x/m and m the current mean. The terms
 * of [2] are positive, so that a small variation keeps its digits.
 */
final class InverseGaussianEstimator implements ComponentEstimator {
  private final Options options;
  private final OptionalDouble fixedMean;
  private final OptionalDouble fixedShape;

  InverseGaussianEstimator(Options options) {
    this.options = options;
    this.fixedMean = options.fixed("mean");
    this.fixedShape = options.fixed("shape");
  }

  @Override
  public DistributionFamily family() {
    return InverseGaussianFamily.INSTANCE;
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

  /** The least mean/shape. */
  private static double floor(Scaling scaling) {
    return scaling.logScaleFloor(0) * scaling.logScaleFloor(0);
  }

  @Override
  public Distribution anchor(Rows rows, double[] weights, Scaling scaling) {
    Moments moments = Moments.of(rows, weights, x -> x > 0 ? x : Double.NaN);
    double mean = moments.mean() > 0 ? moments.mean() : positive(scaling.unit(0));
    double variation = moments.sd() / mean;
    return feasible(mean, positive(mean / Math.min(variation * variation, 100)), scaling);
  }

  private InverseGaussian feasible(double mean, double shape, Scaling scaling) {
    double location = fixedMean.orElse(mean);
    double greatest = positive(location / floor(scaling));
    return new InverseGaussian(location, fixedShape.orElse(Math.min(shape, greatest)));
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
    double mean = ((InverseGaussian) current).mean();
    double[] values = x.values();
    double weight = 0;
    double linear = 0;
    double spread = 0;
    for (int row = 0, i = x.column(0); row < x.rows(); row++, i++) {
      double share = w[wFrom + row];
      if (share != 0) { // else an infinite x would turn it into NaN
        double t = (values[i] - mean) / mean;
        weight += share;
        linear += share * t;
        spread += share * (t / values[i] * mean * t);
      }
    }
    state[stateFrom] += weight;
    state[stateFrom + 1] += linear;
    state[stateFrom + 2] += spread;
  }

  @Override
  public Estimate estimate(Distribution current, double[] state, Scaling scaling) {
    double anchor = ((InverseGaussian) current).mean();
    double shift = state[1] / state[0];
    double mean = anchor + anchor * shift;
    // The mean of x times that of 1/x, less 1.
    double variation = Math.max((1 + shift) * (state[2] / state[0]) - shift * shift, 0);
    boolean finite = mean < Double.POSITIVE_INFINITY && variation < Double.POSITIVE_INFINITY;
    if (held() || !(state[0] > 0 && mean > 0 && finite)) {
      return Estimate.of(current); // no rows, or sums beyond a double
    }
    if (fixedShape.isPresent()) {
      return Estimate.of(new InverseGaussian(mean, fixedShape.getAsDouble()));
    }
    double location = fixedMean.orElse(mean);
    double bias = (mean - location) / location;
    double ratio = (variation + bias * bias) * (location / mean); // location/shape
    double floor = floor(scaling);
    if (ratio < floor) {
      String text = "mean/shape is held at its floor " + Notation.number(floor);
      double held = fixedMean.orElse(mean * stretch(variation, floor));
      return new Estimate(
          new InverseGaussian(held, positive(held / floor)), List.of(Diagnosis.guard(text)));
    }
    return Estimate.of(new InverseGaussian(location, positive(location / ratio)));
  }

  /** The best mean beside shape = mean/floor, in units of the mean of the rows. */
  private static double stretch(double variation, double floor) {
    double h = 1 + variation;
    return (floor + Math.sqrt(floor * floor + 4 * h)) / (2 * h);
  }

  @Override
  public List<Distribution> project(List<Distribution> group, Scaling scaling) {
    return group.stream()
        .map(InverseGaussian.class::cast)
        .<Distribution>map(law -> feasible(law.mean(), law.shape(), scaling))
        .toList();
  }

  @Override
  public int freeParameters(List<? extends Distribution> group) {
    return group.size() * (2 - options.fixed().size());
  }

  @Override
  public double minimumRows(int dimension) {
    return held() ? 0 : fixedShape.isPresent() ? 1 : 2.5;
  }

  @Override
  public boolean held() {
    return fixedMean.isPresent() && fixedShape.isPresent();
  }
}
