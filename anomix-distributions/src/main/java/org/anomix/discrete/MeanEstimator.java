package org.anomix.discrete;

import java.util.List;
import java.util.function.DoubleFunction;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.Diagnosis;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Estimate;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.Tier;
import org.anomix.univariate.Moments;

/**
 * Maximum likelihood of the one parameter of a law of counts whose mean is the weighted mean of the
 * rows.
 *
 * <p>State: [0] Σw, [1] Σw(x - least). Anchored at the least count alone: a sum of terms of one
 * sign keeps its digits, and that of rows at the least count stays exactly 0, which is how the
 * boundary is known.
 */
final class MeanEstimator implements ComponentEstimator {
  private final DistributionFamily family;
  private final Options options;
  private final String parameter;
  private final double least;
  private final DoubleFunction<Distribution> ofExcess;
  private final DoubleFunction<Distribution> ofParameter;
  private final String boundary;

  /**
   * An estimator.
   *
   * @param family the family
   * @param options its options
   * @param parameter the parameter that is estimated
   * @param least the least count of the support
   * @param ofExcess the law whose mean exceeds the least count by so much
   * @param ofParameter the law with that value of its parameter
   * @param boundary what the parameter is where all rows lie at the least count, for a person
   */
  MeanEstimator(
      DistributionFamily family,
      Options options,
      String parameter,
      double least,
      DoubleFunction<Distribution> ofExcess,
      DoubleFunction<Distribution> ofParameter,
      String boundary) {
    this.family = family;
    this.options = options;
    this.parameter = parameter;
    this.least = least;
    this.ofExcess = ofExcess;
    this.ofParameter = ofParameter;
    this.boundary = boundary;
  }

  @Override
  public DistributionFamily family() {
    return family;
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
  public Distribution anchor(Rows rows, double[] weights, Scaling scaling) {
    Moments moments =
        Moments.of(
            rows,
            weights,
            x -> Counts.isWhole(x, least, Double.MAX_VALUE) ? x - least : Double.NaN);
    return law(ofExcess.apply(moments.mean()));
  }

  /** A law, or the one that is fixed. */
  private Distribution law(Distribution free) {
    return held() ? ofParameter.apply(options.fixed(parameter).getAsDouble()) : free;
  }

  @Override
  public int stateSize(Distribution current) {
    return 2;
  }

  @Override
  public void accumulate(
      Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
    Moments.addWeightAndSum(x, least, w, wFrom, state, stateFrom);
  }

  @Override
  public Estimate estimate(Distribution current, double[] state, Scaling scaling) {
    double excess = Math.max(state[1] / state[0], 0);
    if (held() || !(state[0] > 0 && Double.isFinite(excess))) {
      return Estimate.of(current);
    }
    Distribution law = ofExcess.apply(excess);
    return excess == 0
        ? new Estimate(law, List.of(Diagnosis.boundary(boundary)))
        : Estimate.of(law);
  }

  @Override
  public List<Distribution> project(List<Distribution> group, Scaling scaling) {
    return group.stream().map(this::law).toList();
  }

  @Override
  public int freeParameters(List<? extends Distribution> group) {
    return held() ? 0 : group.size();
  }

  @Override
  public double minimumRows(int dimension) {
    return held() ? 0 : 1;
  }

  @Override
  public boolean held() {
    return options.fixed(parameter).isPresent();
  }
}
