package org.anomix.multivariate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.anomix.Scaling;

/**
 * A conjugate prior on each covariance of K components, worth a number of rows r: ln p(Σ) = -r
 * (tr(Σ⁻¹Λ) + ln det Σ - ln det Λ - d)/2, an inverse Wishart density up to a constant, which is -r
 * times the divergence of N(0, Σ) from N(0, Λ), and 0 at its mode Λ. Λ is diagonal: the squared
 * units of the columns, divided by K^(2/d) so that K such ellipsoids fill the volume of the rows
 * (Fraley and Raftery 2007). In an M-step it counts like r more rows of second moment Λ.
 *
 * <p>Being relative to the units, it is the same whatever the columns are measured in. Columns that
 * are constant have no part in it.
 */
final class CovariancePrior {
  static final CovariancePrior NONE = new CovariancePrior(0, new double[0]);

  private final double rows;

  /** Squared units, 0 for constant columns; empty before the rows were seen. */
  private final double[] squares;

  /** The columns that are not constant. */
  private final int[] free;

  private CovariancePrior(double rows, double[] squares) {
    this.rows = rows;
    this.squares = squares;
    this.free = IntStream.range(0, squares.length).filter(j -> squares[j] > 0).toArray();
  }

  /** A prior worth so many rows. */
  static CovariancePrior worth(double rows) {
    return new CovariancePrior(rows, new double[0]);
  }

  /** The prior in the units of some rows. */
  CovariancePrior settled(Scaling scaling) {
    double[] units = new double[scaling.dimension()];
    Arrays.setAll(units, j -> scaling.constant(j) ? 0 : scaling.unit(j) * scaling.unit(j));
    return new CovariancePrior(rows, units);
  }

  /** Whether it says nothing, or does not know the units yet. */
  boolean isSilent() {
    return rows == 0 || squares.length == 0;
  }

  /** Masses with the rows that the prior is worth. */
  double[] added(double[] masses) {
    return isSilent() ? masses : Arrays.stream(masses).map(mass -> mass + rows).toArray();
  }

  /** Adds its rows to second moments, in place. */
  void addTo(List<double[]> moments, double[] masses) {
    if (isSilent()) {
      return;
    }
    int side = squares.length;
    double[] mode = mode(masses.length);
    for (int k = 0; k < masses.length; k++) {
      double[] moment = moments.get(k);
      double share = rows / (masses[k] + rows);
      for (int i = 0; i < moment.length; i++) {
        double own = i % (side + 1) == 0 ? mode[i / side] : 0;
        moment[i] += share * (own - moment[i]);
      }
    }
  }

  /** The diagonal of Λ, 0 for constant columns. */
  private double[] mode(int components) {
    double shrinkage = free.length == 0 ? 1 : Math.pow(components, -2.0 / free.length);
    return Arrays.stream(squares).map(square -> shrinkage * square).toArray();
  }

  /** ln p of a covariance among so many. */
  double log(Contours contours, int components) {
    if (isSilent() || free.length == 0) {
      return 0;
    }
    CholeskyFactor factor = contours.select(free).factor();
    double[] mode = Entries.select(mode(components), free);
    double[] matrix = new double[mode.length * mode.length];
    double logDeterminant = 0;
    for (int a = 0; a < mode.length; a++) {
      matrix[a * (mode.length + 1)] = mode[a];
      logDeterminant += Math.log(mode[a]);
    }
    double divergence =
        0.5
            * (factor.traceOfSolution(matrix)
                + 2 * factor.halfLogDeterminant()
                - logDeterminant
                - free.length);
    return -rows * divergence;
  }
}
