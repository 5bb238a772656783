package org.anomix.multivariate;

import java.util.Arrays;
import org.anomix.Block;
import org.anomix.PartialSums;
import org.anomix.univariate.DfEvidence;
import org.anomix.univariate.Scratch;

/**
 * Weighted sums of rows for a step of a t law whose precision is multiplied by a latent gamma
 * variable: given a row that variable has the mean u = (df + d)/(df + δ).
 *
 * <p>State: that of {@link Scatter} with the weights wu, then Σw and Σwuδ, and where df is
 * estimated Σw ln(1 + v) and Σw v³(1 + v/2)^(-9/4) with v = δ/df.
 */
class LatentScatter implements PartialSums {
  private final MultivariateT law;
  private final MultivariateT observed;
  private final boolean dfIsFree;

  /** Sums of whole rows. */
  LatentScatter(MultivariateT law, boolean dfIsFree) {
    this(law, law, dfIsFree);
  }

  /**
   * Sums of rows of which only some columns are observed.
   *
   * @param law of all columns
   * @param observed the marginal law of those columns
   * @param dfIsFree whether df is estimated
   */
  LatentScatter(MultivariateT law, MultivariateT observed, boolean dfIsFree) {
    this.law = law;
    this.observed = observed;
    this.dfIsFree = dfIsFree;
  }

  /** Length of the state. */
  static int size(int dimension, boolean dfIsFree) {
    return massAt(dimension) + (dfIsFree ? 4 : 2);
  }

  /** Index in a state of Σw. */
  static int massAt(int dimension) {
    return Scatter.size(dimension);
  }

  /** What a state says about df. */
  static DfEvidence.Sums ofDf(double[] state, int dimension) {
    int at = massAt(dimension);
    return new DfEvidence.Sums(state[at], state[0], state[at + 1], state[at + 2], state[at + 3]);
  }

  @Override
  public final void accumulate(Block x, double[] w, int wFrom, double[] state, int stateFrom) {
    int rows = x.rows();
    double[] distances = Scratch.of(rows).array(0);
    observed.mahalanobis2(x, distances, 0);
    double[] latent = Scratch.of(rows).array(1);
    Arrays.fill(latent, 0, rows, 0);
    double df = law.df();
    double pull = df + observed.dimension();
    int unseen = law.dimension() - observed.dimension();
    double weight = 0;
    double squares = 0;
    for (int row = 0; row < rows; row++) {
      double share = w[wFrom + row];
      if (share != 0) { // else an infinite row would turn it into NaN
        double distance = distances[row];
        double u = pull / (df + distance);
        latent[row] = share * u;
        weight += share;
        squares += share * ((distance < Double.POSITIVE_INFINITY ? u * distance : pull) + unseen);
        if (distance == Double.POSITIVE_INFINITY) {
          addFar(x, row, share * pull, state, stateFrom);
        }
      }
    }
    double[] centre = law.contours().centre();
    Scatter.accumulate(centre, completed(centre, x), latent, 0, state, stateFrom);
    addUnseen(weight, state, stateFrom);
    int at = stateFrom + massAt(centre.length);
    state[at] += weight;
    state[at + 1] += squares;
    if (dfIsFree) {
      accumulateOfDf(x, distances, w, wFrom, state, at + 2);
    }
  }

  private void accumulateOfDf(
      Block x, double[] distances, double[] w, int wFrom, double[] state, int at) {
    double df = law.df();
    double log = 0;
    double cube = 0;
    for (int row = 0; row < x.rows(); row++) {
      double share = w[wFrom + row];
      if (share != 0) {
        log += share * (observed.logOnePlusRatio(x, row, distances[row]) + logOfUnseen());
        cube += share * cube(distances[row] / df);
      }
    }
    state[at] += log;
    state[at + 1] += cube;
  }

  /** The limit of u(x - a)(x - a)' for a row so far that u is 0 and the product no double. */
  private void addFar(Block x, int row, double weight, double[] state, int stateFrom) {
    double[] origin = new double[law.dimension()];
    Block direction = Block.ofRow(FarRow.of(observed.contours(), x, row).direction());
    double[] sums = new double[Scatter.size(origin.length)];
    Scatter.accumulate(origin, completed(origin, direction), new double[] {weight}, 0, sums, 0);
    for (int i = Scatter.triangle(origin.length); i < sums.length; i++) {
      state[stateFrom + i] += sums[i];
    }
  }

  /** Rows with all their columns, about a centre. */
  Block completed(double[] centre, Block x) {
    return x;
  }

  /** Adds the spread of columns that are not observed. */
  void addUnseen(double weight, double[] state, int stateFrom) {}

  /** What columns that are not observed add to the expected ln(1 + v). */
  double logOfUnseen() {
    return 0;
  }

  /** The expected v³(1 + v/2)^(-9/4), given v of the observed columns. */
  double cube(double v) {
    return DfEvidence.cube(v);
  }
}
