package org.anomix.discrete;

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
import org.anomix.univariate.Newton;

/**
 * Maximum likelihood of size and probability: p = r/(r + mean) in closed form, which leaves one
 * equation in r. Where the counts vary less than those of a Poisson law the likelihood grows with r
 * for ever: p stops at {@link #LARGEST_P}, and r where it gives the mean.
 *
 * <p>State: see {@link RisingSums}.
 */
record NegativeBinomialEstimator(Options options) implements ComponentEstimator {
  /**
   * The law differs from that of Poisson by some 1e-12 of a log-likelihood here. An exact double,
   * so that 1 - p is one as well and the mean keeps its digits.
   */
  static final double LARGEST_P = 1 - 0x1p-40;

  private static final double LEAST_R = 1e-300;
  private static final double LARGEST_R = 1e300;

  /** The least p, far from where it would underflow. */
  private static final double LEAST_ODDS = 1e-290;

  @Override
  public DistributionFamily family() {
    return NegativeBinomialFamily.INSTANCE;
  }

  @Override
  public Tier tier() {
    return Tier.MINORISED;
  }

  @Override
  public Distribution anchor(Rows rows, double[] weights, Scaling scaling) {
    Moments moments = Moments.of(rows, weights, x -> Counts.isCount(x) ? x : Double.NaN);
    double mean = moments.mean();
    double beyondPoisson = moments.sd() * moments.sd() - mean;
    double byMoments = beyondPoisson > 0 ? mean / beyondPoisson * mean : Double.POSITIVE_INFINITY;
    double r = Math.max(Math.min(byMoments, 100 * Math.max(mean, 1)), 1e-3);
    return law(r, mean);
  }

  /** The law of a size and a mean, or what of it is fixed. */
  private NegativeBinomial law(double size, double mean) {
    OptionalDouble fixedR = options.fixed("r");
    double r = Math.max(Math.min(fixedR.orElse(size), LARGEST_R), LEAST_R);
    double p = Math.max(Math.min(r / (r + mean), mean == 0 ? 1 : LARGEST_P), LEAST_ODDS);
    return new NegativeBinomial(fixedR.orElse(r), options.fixed("p").orElse(p));
  }

  @Override
  public int stateSize(Distribution current) {
    return RisingSums.SIZE;
  }

  @Override
  public double[] breaks(Distribution current) {
    return RisingSums.origins();
  }

  @Override
  public void accumulate(
      Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
    double anchor = ((NegativeBinomial) current).r();
    double[] values = x.values();
    for (int row = 0, i = x.column(0); row < x.rows(); row++, i++) {
      if (w[wFrom + row] != 0) {
        RisingSums.add(values[i], w[wFrom + row], anchor, state, stateFrom);
      }
    }
  }

  @Override
  public Estimate estimate(Distribution current, double[] state, Scaling scaling) {
    NegativeBinomial law = (NegativeBinomial) current;
    RisingSums sums = new RisingSums(state);
    double mean = sums.mean();
    if (held() || !(sums.weight() > 0 && Double.isFinite(mean))) {
      return Estimate.of(current);
    }
    if (options.fixed("p").isPresent()) {
      return withP(law, sums);
    }
    if (mean == 0) {
      return new Estimate(
          new NegativeBinomial(law.r(), 1),
          List.of(Diagnosis.boundary("p is at its boundary 1, where r means nothing")));
    }
    return options.fixed("r").isPresent() ? withR(law, mean) : free(law, sums);
  }

  private static Estimate free(NegativeBinomial law, RisingSums sums) {
    double mean = sums.mean();
    double most = Math.min(mean * (LARGEST_P / (1 - LARGEST_P)), LARGEST_R);
    if (sums.scoreWithMean(most) >= 0) {
      String text =
          "p is at its cap "
              + Notation.number(LARGEST_P)
              + ": the counts vary no more than those of a Poisson law";
      return new Estimate(keepingMean(most, mean), List.of(Diagnosis.boundary(text)));
    }
    double least = Math.min(Math.max(LEAST_R, mean * LEAST_ODDS), most);
    double r =
        Math.exp(
            Newton.root(
                u -> -sums.scoreWithMean(Math.exp(u)),
                (u, value) -> -sums.slopeWithMean(Math.exp(u)),
                Math.log(least),
                Math.log(most),
                Math.log(Math.max(Math.min(law.r(), most), least))));
    return Estimate.of(keepingMean(r, mean));
  }

  /**
   * p is rounded first, and r follows it: 1 - p may have few digits, but the mean keeps its own.
   */
  private static NegativeBinomial keepingMean(double r, double mean) {
    double p = Math.max(Math.min(r / (r + mean), LARGEST_P), LEAST_ODDS);
    return new NegativeBinomial(Math.max(mean * (p / (1 - p)), Double.MIN_NORMAL), p);
  }

  private static Estimate withR(NegativeBinomial law, double mean) {
    double r = law.r();
    double p = Math.max(Math.min(r / (r + mean), LARGEST_P), LEAST_ODDS);
    // Beside 1 the doubles are so far apart that the nearest one may be worse than the current one.
    double gain =
        r * (Math.log(p) - Math.log(law.p())) + mean * (Math.log1p(-p) - Math.log1p(-law.p()));
    return gain >= 0 ? Estimate.of(new NegativeBinomial(r, p)) : Estimate.of(law);
  }

  private static Estimate withP(NegativeBinomial law, RisingSums sums) {
    double logP = Math.log(law.p());
    double most = Math.min(sums.mean() / -logP, LARGEST_R);
    if (!(most > LEAST_R)) { // all rows are 0
      Diagnosis floor = Diagnosis.boundary("r is at its floor " + Notation.number(LEAST_R));
      return logP == 0
          ? Estimate.of(law)
          : new Estimate(new NegativeBinomial(LEAST_R, law.p()), List.of(floor));
    }
    double r =
        Math.exp(
            Newton.root(
                u -> -sums.scoreWithP(Math.exp(u), logP),
                (u, value) -> -sums.slopeWithP(Math.exp(u), logP),
                Math.log(LEAST_R),
                Math.log(most),
                Math.log(Math.max(Math.min(law.r(), most), LEAST_R))));
    return Estimate.of(new NegativeBinomial(r, law.p()));
  }

  @Override
  public List<Distribution> project(List<Distribution> group, Scaling scaling) {
    return group.stream().<Distribution>map(law -> project((NegativeBinomial) law)).toList();
  }

  private NegativeBinomial project(NegativeBinomial law) {
    OptionalDouble r = options.fixed("r");
    OptionalDouble p = options.fixed("p");
    if (r.isEmpty() && p.isEmpty() && law.p() > LARGEST_P && law.p() < 1) {
      return keepingMean(LARGEST_R, law.mean());
    }
    return new NegativeBinomial(r.orElse(law.r()), p.orElse(law.p()));
  }

  @Override
  public int freeParameters(List<? extends Distribution> group) {
    return group.size() * (2 - options.fixed().size());
  }

  @Override
  public double minimumRows(int dimension) {
    return held() ? 0 : 1;
  }

  @Override
  public boolean held() {
    return options.fixed().size() == 2;
  }
}
