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
import org.anomix.univariate.Scratch;

/**
 * Maximum likelihood of both parameters by Newton's method. Equal rows would drive both to
 * infinity: the smaller one is capped where the sd of the logit, about 1/sqrt(alpha) + 1/sqrt(beta)
 * at the most, reaches its floor. Each half of that constraint leaves a concave problem of one
 * parameter, and the better half is taken.
 *
 * <p>State: [0] Σw, [1] Σw(x - m), [2] Σw(r - 1 - ln r) with r = x/m, [3] the same with r = (1 -
 * x)/(1 - m), where m is the current mean. All terms of [2] and [3] are positive: see {@link
 * BetaLikelihood}.
 */
final class BetaEstimator implements ComponentEstimator {
  private final Options options;
  private final OptionalDouble fixedAlpha;
  private final OptionalDouble fixedBeta;

  BetaEstimator(Options options) {
    this.options = options;
    this.fixedAlpha = options.fixed("alpha");
    this.fixedBeta = options.fixed("beta");
  }

  @Override
  public DistributionFamily family() {
    return BetaFamily.INSTANCE;
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

  /** A logit has at least the spread of ln x, and four times that of x. */
  private static double cap(Scaling scaling) {
    double floor = Math.max(scaling.logScaleFloor(0), 4 * scaling.scaleFloor(0));
    return 1 / (floor * floor);
  }

  /** Inside (0, 1), and exactly the complement of what is subtracted from 1. */
  private static double anchor(Beta law) {
    return Math.min(Math.max(law.mean(), Double.MIN_NORMAL), Math.nextDown(1.0));
  }

  @Override
  public Distribution anchor(Rows rows, double[] weights, Scaling scaling) {
    Moments moments = Moments.of(rows, weights, x -> x > 0 && x < 1 ? x : Double.NaN);
    double mean = moments.mean() > 0 && moments.mean() < 1 ? moments.mean() : 0.5;
    double size = mean * (1 - mean) / (moments.sd() * moments.sd()) - 1;
    size = size > 1 ? Math.min(size, 1e100) : 1;
    return feasible(mean * size, (1 - mean) * size, scaling);
  }

  private Beta feasible(double alpha, double beta, Scaling scaling) {
    double shrinkage = Math.min(cap(scaling) / Math.min(alpha, beta), 1);
    if (held() || !options.fixed().isEmpty() || shrinkage == 1) {
      return new Beta(fixedAlpha.orElse(alpha), fixedBeta.orElse(beta));
    }
    double cap = cap(scaling);
    return alpha < beta ? new Beta(cap, beta * shrinkage) : new Beta(alpha * shrinkage, cap);
  }

  @Override
  public int stateSize(Distribution current) {
    return 4;
  }

  @Override
  public void accumulate(
      Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
    double mean = anchor((Beta) current);
    double complement = 1 - mean;
    int rows = x.rows();
    Scratch scratch = Scratch.of(rows);
    double[] values = scratch.copy(0, x.values(), x.column(0), rows);
    double[] t = scratch.array(1);
    double[] near = scratch.array(2);
    double[] terms = scratch.array(3);
    state[stateFrom] += Kernels.active().sum(w, wFrom, rows);
    for (int r = 0; r < rows; r++) {
      terms[r] = values[r] - mean;
    }
    state[stateFrom + 1] += Moments.sumOfProducts(terms, rows, w, wFrom);
    for (int r = 0; r < rows; r++) {
      t[r] = terms[r] / mean;
    }
    Deviance.ofRatios(values, mean, t, rows, near, terms);
    state[stateFrom + 2] += Moments.sumOfProducts(terms, rows, w, wFrom);
    for (int r = 0; r < rows; r++) {
      t[r] = (mean - values[r]) / complement;
      values[r] = 1 - values[r];
    }
    Deviance.ofRatios(values, complement, t, rows, near, terms);
    state[stateFrom + 3] += Moments.sumOfProducts(terms, rows, w, wFrom);
  }

  @Override
  public Estimate estimate(Distribution current, double[] state, Scaling scaling) {
    Beta law = (Beta) current;
    double total = state[0];
    double mean = anchor(law);
    BetaLikelihood likelihood =
        new BetaLikelihood(mean, 1 - mean, state[1] / total, state[2] / total, state[3] / total);
    // Rows at an end have no logarithm there: its exponent, which must be 1, stays.
    boolean alphaHeld = fixedAlpha.isPresent() || !(likelihood.excess() < 1e300);
    boolean betaHeld = fixedBeta.isPresent() || !(likelihood.complementExcess() < 1e300);
    if (!(total > 0) || (alphaHeld && betaHeld)) {
      return Estimate.of(current);
    }
    if (alphaHeld) {
      double beta = likelihood.mirrored().bestFirst(law.alpha());
      return Estimate.of(new Beta(law.alpha(), beta));
    }
    if (betaHeld) {
      return Estimate.of(new Beta(likelihood.bestFirst(law.beta()), law.beta()));
    }
    double[] best = likelihood.maximum();
    double cap = cap(scaling);
    return Math.min(best[0], best[1]) <= cap
        ? Estimate.of(new Beta(best[0], best[1]))
        : capped(likelihood, cap);
  }

  private static Estimate capped(BetaLikelihood likelihood, double cap) {
    double alpha = likelihood.bestFirst(cap);
    double beta = likelihood.mirrored().bestFirst(cap);
    boolean alphaIsCapped = likelihood.value(cap, beta) >= likelihood.value(alpha, cap);
    String text =
        (alphaIsCapped ? "alpha" : "beta") + " is held at its cap " + Notation.number(cap);
    Beta law = alphaIsCapped ? new Beta(cap, beta) : new Beta(alpha, cap);
    return new Estimate(law, List.of(Diagnosis.guard(text)));
  }

  @Override
  public List<Distribution> project(List<Distribution> group, Scaling scaling) {
    List<Distribution> projected = new ArrayList<>(group.size());
    for (Distribution law : group) {
      projected.add(feasible(((Beta) law).alpha(), ((Beta) law).beta(), scaling));
    }
    return projected;
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
    return fixedAlpha.isPresent() && fixedBeta.isPresent();
  }
}
