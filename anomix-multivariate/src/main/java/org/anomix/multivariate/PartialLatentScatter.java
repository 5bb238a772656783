package org.anomix.multivariate;

import org.anomix.Block;
import org.anomix.univariate.DfEvidence;
import org.anomix.univariate.GammaFunctions;
import org.anomix.univariate.Polygamma;

/**
 * The sums of {@link LatentScatter} as expected given the known columns o, p in number: the latent
 * variable has the mean (df + p)/(df + δ_o), unknown columns are completed by their regression, and
 * their residual scatter is added once per row, since the latent variable cancels in it.
 *
 * <p>With all columns, 1 + v is (1 + v_o)/B for a beta variable B of parameters (df + p)/2 and (d -
 * p)/2. Of its logarithm the mean is a difference of digamma functions, and that of the sum of
 * cubes is a Gauss rule: B^(3/4) times it is smooth over [0, 1].
 */
final class PartialLatentScatter extends LatentScatter {
  /** The singularity nearest to [0, 1] is at -1 at the nearest: eleven digits. */
  private static final int NODES = 8;

  /** How the summands of the curvature grow with v. */
  private static final double POWER = 0.75;

  private static final double LEAST_EXPONENT = 1e-6;

  private final Regression regression;
  private final double[] residual;
  private final double logOfUnseen;
  private final BetaRule rule;

  /** That of the weights; infinite where there is no mean, and df alone then stands still. */
  private final double mass;

  PartialLatentScatter(MultivariateT law, int[] known, boolean dfIsFree) {
    super(law, law.marginal(known), dfIsFree);
    this.regression = law.contours().regression(known);
    this.residual = regression.residual();
    double a = 0.5 * (law.df() + known.length);
    double b = 0.5 * (law.dimension() - known.length);
    this.logOfUnseen =
        Math.log1p(b / a) + Polygamma.logMinusDigamma(a) - Polygamma.logMinusDigamma(a + b);
    this.rule = new BetaRule(Math.max(a - POWER, LEAST_EXPONENT), b, NODES);
    this.mass =
        a - POWER > LEAST_EXPONENT
            ? Math.exp(GammaFunctions.logBeta(a - POWER, b) - GammaFunctions.logBeta(a, b))
            : Double.POSITIVE_INFINITY;
  }

  @Override
  Block completed(double[] centre, Block x) {
    return regression.complete(centre, x);
  }

  @Override
  void addUnseen(double weight, double[] state, int stateFrom) {
    int side = regression.side();
    Scatter.addResidual(weight, residual, regression.unknown(), false, state, stateFrom, side);
  }

  @Override
  double logOfUnseen() {
    return logOfUnseen;
  }

  @Override
  double cube(double v) {
    double mean = 0;
    for (int k = 0; k < NODES; k++) {
      double node = 1 - rule.complement(k);
      double root = Math.sqrt(node);
      double cube = DfEvidence.cube((v + rule.complement(k)) / node);
      mean += rule.weight(k) * (root * Math.sqrt(root)) * cube;
    }
    return mass * mean;
  }
}
