package org.anomix.multivariate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * For each of some covariances vectors f_1, ..., f_m with Σ = Σ_j f_j f_j', along which it can be
 * stretched and turned within a {@link CovarianceStructure}: its principal axes where axes are
 * equal or shapes are; else, where any linear map is allowed, those of its correlations, so that
 * the units of the columns do not matter.
 *
 * <p>Vectors of equal number correspond where shapes or axes are equal.
 */
final class CovarianceFrames {
  private final List<double[][]> axes = new ArrayList<>();
  private final List<double[]> lengths = new ArrayList<>();

  private CovarianceFrames() {}

  /**
   * Those of covariances of a structure.
   *
   * @param covariances entries row after row
   */
  static CovarianceFrames of(CovarianceStructure structure, List<double[]> covariances) {
    CovarianceFrames frames = new CovarianceFrames();
    int side = Entries.side(covariances.get(0));
    if (structure.isAxisParallel() || side == 0) {
      frames.addAlong(Ellipsoid.columnAxes(side), covariances);
    } else if (structure.isLinear() && structure.hasOwnShapes()) {
      covariances.forEach(frames::addOfCorrelations);
    } else if (structure.isLinear()) {
      frames.addMultiples(covariances);
    } else if (structure.hasOwnOrientations()) {
      covariances.forEach(frames::addOwnAxes);
    } else {
      frames.addAlong(CommonAxes.diagonalising(covariances, side).axes(), covariances);
    }
    return frames;
  }

  private void add(double[][] directions, double[] variances) {
    axes.add(directions);
    lengths.add(Arrays.stream(variances).map(Math::sqrt).toArray());
  }

  private void addAlong(double[][] directions, List<double[]> covariances) {
    for (double[] covariance : covariances) {
      add(
          directions,
          Arrays.stream(directions)
              .mapToDouble(axis -> Math.max(0, Entries.quadraticForm(covariance, axis)))
              .toArray());
    }
  }

  private void addOwnAxes(double[] covariance) {
    Ellipsoid own = Ellipsoid.of(covariance, Entries.side(covariance), 0);
    add(own.axes(), own.variances());
  }

  private void addOfCorrelations(double[] covariance) {
    int side = Entries.side(covariance);
    double[] units = Arrays.stream(Entries.diagonal(covariance)).map(Math::sqrt).toArray();
    double[] correlations = new double[side * side];
    Arrays.setAll(correlations, i -> covariance[i] / units[i / side] / units[i % side]);
    Ellipsoid own = Ellipsoid.of(correlations, side, 0);
    double[][] directions = new double[side][side];
    for (int j = 0; j < side; j++) {
      double[] axis = own.axes()[j];
      Arrays.setAll(directions[j], a -> units[a] * axis[a]);
    }
    add(directions, own.variances());
  }

  /** Of one shape and orientation: that of the first, as near-equal axes might change places. */
  private void addMultiples(List<double[]> covariances) {
    double[] first = covariances.get(0);
    addOfCorrelations(first);
    for (double[] covariance : covariances.subList(1, covariances.size())) {
      double ratio = Math.sqrt(covariance[0] / first[0]);
      axes.add(axes.get(0));
      lengths.add(Arrays.stream(lengths.get(0)).map(length -> ratio * length).toArray());
    }
  }

  /** Number of covariances. */
  int size() {
    return axes.size();
  }

  /** The directions of a covariance, one per row, never to be written. */
  double[][] axes(int member) {
    return axes.get(member);
  }

  /** What makes the directions the f_j, never to be written. */
  double[] lengths(int member) {
    return lengths.get(member);
  }

  /** The number of the longest vector, the last to meet a floor. */
  int longest(int member) {
    double[] own = lengths.get(member);
    int longest = 0;
    for (int j = 1; j < own.length; j++) {
      longest = own[j] > own[longest] ? j : longest;
    }
    return longest;
  }
}
