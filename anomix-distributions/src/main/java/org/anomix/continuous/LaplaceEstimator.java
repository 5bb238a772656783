package org.anomix.continuous;

import org.anomix.Block;
import org.anomix.Distribution;
import org.anomix.Estimate;
import org.anomix.Options;
import org.anomix.Scaling;
import org.anomix.Tier;
import org.anomix.univariate.LocationScale;
import org.anomix.univariate.Moments;

/**
 * Moves to the most likely of a set of locations, with the scale that belongs to it.
 *
 * <p>Sorted by their distance from the current location m into bins that end at 2^j scales, the
 * rows tell Σw|x - m'| exactly for every m' at such an end, since each row then lies on a known
 * side of it. The estimate is the best of these and m itself, and its scale the mean absolute
 * deviation from it, so the likelihood cannot fall; where the rows at m weigh at least as much as
 * the sum of signs of the others, m is the median and stays. The ends are dense at m: the interval
 * that holds the median is at least halved by every step, wherever the rows lie. (Weighting rows by
 * 1/|x - m|, with the rows at m kept apart as by Vardi and Zhang 2000, crawls where a row lies
 * close by.)
 *
 * <p>State, with z = (x - m)/scale: [0] Σw; then, for rows above m from the inside out and then for
 * the others likewise, two sums per bin: Σw and Σw|z|.
 */
final class LaplaceEstimator extends LocationScaleEstimator {
  private static final Moments STANDARD = new Moments(0, Math.sqrt(2));

  /** The innermost bin ends at 2^-60 scales, the last but one at 2^20. */
  private static final int INNERMOST = -60;

  private static final int BINS = 82;

  /** Those that end within 2^-45 scales. */
  private static final int NEGLIGIBLE_BINS = 15;

  private static final int SIDE = 2 * BINS;

  LaplaceEstimator(Options options) {
    super(LaplaceFamily.INSTANCE, options, STANDARD);
  }

  @Override
  Distribution law(double location, double scale) {
    return new Laplace(location, scale);
  }

  @Override
  public Tier tier() {
    return Tier.MINORISED;
  }

  @Override
  public int stateSize(Distribution current) {
    return 1 + 2 * SIDE;
  }

  @Override
  public void accumulate(
      Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
    Laplace law = (Laplace) current;
    double[] values = x.values();
    double weight = 0;
    for (int row = 0, i = x.column(0); row < x.rows(); row++, i++) {
      double rowWeight = w[wFrom + row];
      if (rowWeight != 0) { // else an infinite x would turn it into NaN
        double z = LocationScale.standardize(values[i], law.location(), law.scale());
        int bin = stateFrom + 1 + (z < 0 ? SIDE : 0) + 2 * bin(z);
        weight += rowWeight;
        state[bin] += rowWeight;
        state[bin + 1] += rowWeight * Math.abs(z);
      }
    }
    state[stateFrom] += weight;
  }

  /** The ends of the bins, but for those within which hardly anything can lie. */
  @Override
  public double[] breaks(Distribution current) {
    Laplace law = (Laplace) current;
    double[] breaks = new double[2 * (BINS - 1 - NEGLIGIBLE_BINS)];
    for (int bin = NEGLIGIBLE_BINS, i = 0; bin < BINS - 1; bin++) {
      double end = Math.scalb(1.0, INNERMOST + bin);
      breaks[i++] = LocationScale.at(end, law.location(), law.scale());
      breaks[i++] = LocationScale.at(-end, law.location(), law.scale());
    }
    return breaks;
  }

  /**
   * Bin 0 reaches from 0 to 2^-60, bin j from 2^(j - 61) to twice that, the last one to infinity.
   */
  private static int bin(double z) {
    return Math.max(0, Math.min(Math.getExponent(z) - INNERMOST + 1, BINS - 1));
  }

  @Override
  public Estimate estimate(Distribution current, double[] state, Scaling scaling) {
    Laplace law = (Laplace) current;
    double distance = 0;
    for (int i = 2; i < state.length; i += 2) {
      distance += state[i];
    }
    Move best = fixedLocation().isPresent() ? Move.NONE : best(state);
    double location = LocationScale.at(best.shift, law.location(), law.scale());
    double scale = law.scale() * ((distance + best.change) / state[0]);
    if (!(state[0] > 0 && Double.isFinite(location) && Double.isFinite(scale))) {
      return Estimate.of(current); // no rows, or distances beyond a double
    }
    return bounded(location, scale, scaling);
  }

  private static Move best(double[] state) {
    Move above = Move.outwards(state, 1, 1 + SIDE);
    Move below = Move.outwards(state, 1 + SIDE, 1);
    return above.change <= below.change ? above : new Move(-below.shift, below.change);
  }

  /**
   * A new location.
   *
   * @param shift how far it lies from the current one, in scales
   * @param change what it adds to Σw|z|, at most 0
   */
  private record Move(double shift, double change) {
    static final Move NONE = new Move(0, 0);

    /** The best of the ends of bins on one side. */
    static Move outwards(double[] state, int side, int otherSide) {
      double beyond = weight(state, side);
      double behind = weight(state, otherSide);
      double passed = 0;
      Move best = NONE;
      for (int bin = 0; bin < BINS - 1; bin++) {
        beyond -= state[side + 2 * bin];
        behind += state[side + 2 * bin];
        passed += state[side + 2 * bin + 1];
        double end = Math.scalb(1.0, INNERMOST + bin);
        double change = end * (behind - beyond) - 2 * passed;
        best = change < best.change ? new Move(end, change) : best;
      }
      return best;
    }

    private static double weight(double[] state, int side) {
      double sum = 0;
      for (int i = side; i < side + SIDE; i += 2) {
        sum += state[i];
      }
      return sum;
    }
  }
}
