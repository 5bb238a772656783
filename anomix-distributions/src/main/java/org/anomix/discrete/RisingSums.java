package org.anomix.discrete;

import java.util.Arrays;
import org.anomix.univariate.Deviance;

/**
 * What the M-step must know of the counts for the size r of a negative binomial law: sums that
 * bound g(r) = Σw (ln Γ(x + r) - ln Γ(r)), the only term of the log-likelihood in which counts and
 * r do not part.
 *
 * <p>g is the sum of w ln(r + i) over all i below x. The i up to 64 are kept apart, and beyond them
 * bins of an eighth of an octave: the counts that end in a bin or beyond it say how often its terms
 * occur. So g is known exactly, but for what each large count owns of the bin that it ends in. If
 * that begins at c, concavity of the logarithm gives, with equality at the current r₀,
 *
 * <pre>ln(r + i) ≥ (r₀ + c)/(r₀ + i) ln(r + c) + constant</pre>
 *
 * With c = 0 for all i this is the augmentation of the law by the number of its logarithmic
 * clusters (Quenouille 1949), a way of thousands of passes where r or the counts are large.
 *
 * <p>State: [0..63] Σw of every small count; then for each bin [0] Σw of the counts that end in it,
 * [1] Σw(x - c), [2] Σw Σ (i - c)/(r₀ + i) over the i of the bin below x.
 */
final class RisingSums {
  /** Counts below this have a sum of their own; the first bin begins here. */
  private static final int SMALL = 64;

  /** Eighths of octaves from 2^6 to 2^20; the last bin has no end. */
  private static final int BINS = 14 * 8 + 1;

  private static final int PER_BIN = 3;

  /** The exponent of a double and the first three of its other bits tell the bin. */
  private static final int BITS_BELOW_BIN = 49;

  private static final long FIRST_BIN = Double.doubleToRawLongBits(SMALL) >>> BITS_BELOW_BIN;

  /** Length of the state. */
  static final int SIZE = SMALL + PER_BIN * BINS;

  private final double[] state;

  /** Σw of the counts beyond each small one. */
  private final double[] beyondSmall = new double[SMALL];

  /** Σw of the counts beyond each bin. */
  private final double[] beyondBin = new double[BINS];

  /** Bins from here on are empty. */
  private final int bins;

  private final double weight;
  private final double total;

  /**
   * Reads a state.
   *
   * @param state the sums; shared, not copied
   */
  RisingSums(double[] state) {
    this.state = state;
    double beyond = 0;
    double sum = 0;
    int used = 0;
    for (int bin = BINS - 1; bin >= 0; bin--) {
      beyondBin[bin] = beyond;
      sum += ended(bin) * origin(bin) + steps(bin);
      beyond += ended(bin);
      used = used == 0 && beyond > 0 ? bin + 1 : used;
    }
    bins = used;
    for (int count = SMALL - 1; count >= 0; count--) {
      beyondSmall[count] = beyond;
      sum += count * state[count];
      beyond += state[count];
    }
    weight = beyond;
    total = sum;
  }

  /** Adds a count to a state anchored at some r. */
  static void add(double count, double weight, double anchor, double[] state, int from) {
    if (count < SMALL) {
      state[from + (int) count] += weight;
      return;
    }
    long eighth = (Double.doubleToRawLongBits(count) >>> BITS_BELOW_BIN) - FIRST_BIN;
    int bin = (int) Math.min(eighth, BINS - 1);
    int slot = from + SMALL + PER_BIN * bin;
    double steps = count - origin(bin);
    state[slot] += weight;
    state[slot + 1] += weight * steps;
    state[slot + 2] += weight * deficit(steps, anchor + origin(bin));
  }

  /** Where the bins begin. */
  static double[] origins() {
    double[] origins = new double[BINS];
    Arrays.setAll(origins, RisingSums::origin);
    return origins;
  }

  private static double origin(int bin) {
    return Double.longBitsToDouble((FIRST_BIN + bin) << BITS_BELOW_BIN);
  }

  private double ended(int bin) {
    return state[SMALL + PER_BIN * bin];
  }

  private double steps(int bin) {
    return state[SMALL + PER_BIN * bin + 1];
  }

  private double anchoredDeficit(int bin) {
    return state[SMALL + PER_BIN * bin + 2];
  }

  /**
   * Σ i/(a + i) for i below n, which is n - a (ψ(a + n) - ψ(a)), for a of at least {@link #SMALL}
   * by DLMF 5.11.2. Written in differences that do not cancel.
   */
  private static double deficit(double n, double a) {
    double near = 1 / a;
    double far = 1 / (a + n);
    double x = near * near;
    double y = far * far;
    double series = 1 / 12.0 - (x + y) / 120 + (x * x + x * y + y * y) / 252;
    double rest = n * far * (near + far) * series;
    return Math.max(a * Deviance.ofOne(n / a) - 0.5 * n * far - rest, 0);
  }

  /** About minus the derivative of {@link #deficit} by a, which an integral replaces. */
  private static double deficitFall(double n, double a) {
    double v = n / a;
    return Math.max(Deviance.ofOne(-v / (1 + v)) - 0.5 * n / (a + n) / (a + n), 0);
  }

  /** Σw. */
  double weight() {
    return weight;
  }

  /** The weighted mean of the counts, exactly 0 where all are. */
  double mean() {
    return total / weight;
  }

  /**
   * r times the slope of the bound, for a p that follows r as r/(r + mean). Where r is the larger,
   * the terms of order r are cancelled on paper: towards the Poisson law nothing else would be left
   * of them. Where the mean is, it is those of order mean that must not be there to cancel.
   */
  double scoreWithMean(double r) {
    double u = mean() / r;
    if (u > 1) {
      return scoreWithP(r, -Math.log1p(u));
    }
    double score = weight * r * Deviance.ofOne(u);
    for (int i = 1; i < SMALL; i++) {
      score -= beyondSmall[i] * (i / (r + i));
    }
    for (int bin = 0; bin < bins; bin++) {
      score -= lack(bin, r);
    }
    return score;
  }

  /** Σw over the i of a bin, less r Σw/(r + i), or what the bound makes of it. */
  private double lack(int bin, double r) {
    double c = origin(bin);
    return deficits(bin, r) * (r / (r + c)) + masses(bin) * (c / (r + c));
  }

  private double masses(int bin) {
    return beyondBin[bin] * (origin(bin + 1) - origin(bin)) + steps(bin);
  }

  private double deficits(int bin, double r) {
    double whole = beyondBin[bin];
    double own = anchoredDeficit(bin);
    return whole > 0 ? own + whole * deficit(origin(bin + 1) - origin(bin), r + origin(bin)) : own;
  }

  /** The derivative of {@link #scoreWithMean} by ln r, or something near it. */
  double slopeWithMean(double r) {
    double u = mean() / r;
    double slope = weight * r * (Deviance.ofOne(u) - u * (u / (1 + u)));
    return slope + slopeOfTerms(r);
  }

  /** Minus the derivative of all lacks by ln r. */
  private double slopeOfTerms(double r) {
    double slope = 0;
    for (int i = 1; i < SMALL; i++) {
      slope += beyondSmall[i] * (r / (r + i)) * (i / (r + i));
    }
    for (int bin = 0; bin < bins; bin++) {
      double c = origin(bin);
      double length = origin(bin + 1) - c;
      double whole = beyondBin[bin];
      double kept = masses(bin) - deficits(bin, r);
      double fall = whole > 0 ? whole * deficitFall(length, r + c) : 0;
      slope += (kept * (c / (r + c)) + fall * r) * (r / (r + c));
    }
    return slope;
  }

  /** r times the slope of the bound for a p that is fixed. */
  double scoreWithP(double r, double logP) {
    double score = weight * r * logP;
    for (int i = 0; i < SMALL; i++) {
      score += beyondSmall[i] * (r / (r + i));
    }
    for (int bin = 0; bin < bins; bin++) {
      score += (masses(bin) - deficits(bin, r)) * (r / (r + origin(bin)));
    }
    return score;
  }

  /** The derivative of {@link #scoreWithP} by ln r, or something near it. */
  double slopeWithP(double r, double logP) {
    return weight * r * logP + slopeOfTerms(r);
  }
}
