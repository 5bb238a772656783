package org.anomix.discrete;

import java.util.List;
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
import org.anomix.univariate.Newton;
import org.anomix.univariate.RiemannZeta;

/**
 * Maximum likelihood of the exponent: the law whose mean of ln k is the weighted one.
 *
 * <p>State: [0] Σw, [1] Σw ln x. Not anchored: a sum of terms of one sign keeps its digits, and
 * that of rows at 1 stays exactly 0, which is how the boundary is known.
 */
record ZetaEstimator(Options options) implements ComponentEstimator {
  /** Here a 2 has the probability 1e-301. */
  private static final double MOST = 1000;

  /** An s below every estimate: that of the greatest double is 1.0014. */
  private static final double LEAST = 1.001;

  /** A start at rows of 1 alone should still be able to make others. */
  private static final double MOST_AT_START = 10;

  @Override
  public DistributionFamily family() {
    return ZetaFamily.INSTANCE;
  }

  @Override
  public Tier tier() {
    return Tier.EXACT;
  }

  @Override
  public Distribution anchor(Rows rows, double[] weights, Scaling scaling) {
    double meanLog =
        Moments.of(
                rows,
                weights,
                x -> Counts.isWhole(x, 1, Double.MAX_VALUE) ? Math.log(x) : Double.NaN)
            .mean();
    return law(Math.min(exponent(meanLog, MOST_AT_START), MOST_AT_START));
  }

  private Zeta law(double s) {
    return Zeta.of(options.fixed("s").orElse(s));
  }

  /** The s whose law has that mean of ln k, up to {@link #MOST}. */
  private static double exponent(double meanLog, double start) {
    if (meanLog <= RiemannZeta.momentsOfLog(MOST)[0]) {
      return MOST;
    }
    double logMean = Math.log(meanLog);
    // In logarithms of both, since the mean runs from 1/(s-1) to 2^-s ln 2.
    double u =
        Newton.root(
            v -> logMean - Math.log(RiemannZeta.momentsOfLog(1 + Math.exp(v))[0]),
            (v, value) -> {
              double[] moments = RiemannZeta.momentsOfLog(1 + Math.exp(v));
              return Math.exp(v) * (moments[1] / moments[0]);
            },
            Math.log(LEAST - 1),
            Math.log(MOST - 1),
            Math.log(Math.max(Math.min(start, MOST), LEAST) - 1));
    return 1 + Math.exp(u);
  }

  @Override
  public int stateSize(Distribution current) {
    return 2;
  }

  @Override
  public void accumulate(
      Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
    double[] values = x.values();
    double weight = 0;
    double logs = 0;
    for (int row = 0, i = x.column(0); row < x.rows(); row++, i++) {
      if (w[wFrom + row] != 0) { // else a 0 or an infinite x would turn it into NaN
        weight += w[wFrom + row];
        logs += w[wFrom + row] * Math.log(values[i]);
      }
    }
    state[stateFrom] += weight;
    state[stateFrom + 1] += logs;
  }

  @Override
  public Estimate estimate(Distribution current, double[] state, Scaling scaling) {
    double meanLog = Math.max(state[1] / state[0], 0);
    if (held() || !(state[0] > 0 && Double.isFinite(meanLog))) {
      return Estimate.of(current);
    }
    double s = exponent(meanLog, ((Zeta) current).s());
    return s == MOST
        ? new Estimate(
            law(MOST), List.of(Diagnosis.boundary("s is at its cap 1000: all rows are 1")))
        : Estimate.of(law(s));
  }

  @Override
  public List<Distribution> project(List<Distribution> group, Scaling scaling) {
    return group.stream().<Distribution>map(law -> law(Math.min(((Zeta) law).s(), MOST))).toList();
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
    return options.fixed("s").isPresent();
  }
}
