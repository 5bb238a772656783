package org.anomix.multivariate;

import java.util.Arrays;
import java.util.List;

/**
 * Axes that several symmetric matrices S_k share as nearly as a criterion asks, found by rotating
 * two axes at a time by the angle that is best for these two.
 *
 * <p>The criterion of the M-step, Σ_k n_k Σ_j (D'S_kD)_jj / b_kj, is in the angle θ of one plane a
 * cosine and a sine of 2θ, so that its minimum is closed, as is that of joint diagonalisation
 * (Cardoso and Souloumiac 1996), from which the search starts.
 */
final class CommonAxes {
  private static final int SWEEPS = 15;

  /** Sine of a last angle: the angles of a sweep are about the squares of those before. */
  private static final double SMALL = 1e-9;

  private final int side;

  /** The matrices in the present axes. */
  private final double[][] rotated;

  /** The axes, one per row. */
  private final double[][] axes;

  private CommonAxes(List<double[]> matrices, int side) {
    this.side = side;
    this.rotated = matrices.stream().map(double[]::clone).toArray(double[][]::new);
    this.axes = Ellipsoid.columnAxes(side);
  }

  /**
   * The axes in which the matrices are most nearly diagonal: exactly so if they commute.
   *
   * @param matrices entries of each matrix row after row
   * @param side their side
   */
  static CommonAxes diagonalising(List<double[]> matrices, int side) {
    CommonAxes common = new CommonAxes(matrices, side);
    double largest = 1;
    for (int sweep = 0; sweep < SWEEPS && largest > SMALL; sweep++) {
      largest = 0;
      for (int i = 0; i < side; i++) {
        for (int j = i + 1; j < side; j++) {
          largest = Math.max(largest, Math.abs(common.rotate(i, j, common.flattest(i, j))));
        }
      }
    }
    return common;
  }

  /** The same axes for other matrices. */
  CommonAxes of(List<double[]> matrices) {
    CommonAxes moved = new CommonAxes(matrices, side);
    for (int j = 0; j < side; j++) {
      moved.axes[j] = axes[j].clone();
    }
    for (int k = 0; k < moved.rotated.length; k++) {
      moved.rotated[k] = inAxes(matrices.get(k));
    }
    return moved;
  }

  private double[] inAxes(double[] matrix) {
    double[] half = new double[side * side];
    for (int i = 0; i < side; i++) {
      for (int b = 0; b < side; b++) {
        for (int a = 0; a < side; a++) {
          half[i * side + b] += axes[i][a] * matrix[a * side + b];
        }
      }
    }
    double[] whole = new double[side * side];
    for (int i = 0; i < side; i++) {
      for (int j = 0; j < side; j++) {
        for (int b = 0; b < side; b++) {
          whole[i * side + j] += half[i * side + b] * axes[j][b];
        }
      }
    }
    return whole;
  }

  /**
   * One round of rotations, each to the minimum of Σ n_k Σ_j (D'S_kD)_jj / b_kj in its plane.
   *
   * @return the sine of the largest angle
   */
  double improve(double[] masses, double[][] variances) {
    double largest = 0;
    for (int i = 0; i < side; i++) {
      for (int j = i + 1; j < side; j++) {
        largest = Math.max(largest, Math.abs(rotate(i, j, best(i, j, masses, variances))));
      }
    }
    return largest;
  }

  /** What each matrix sees along the axes. */
  double[][] diagonals() {
    return Arrays.stream(rotated).map(Entries::diagonal).toArray(double[][]::new);
  }

  /** Whether the axes are those of the columns. */
  boolean areColumns() {
    return Arrays.deepEquals(axes, Ellipsoid.columnAxes(side));
  }

  /** The axes, one per row. */
  double[][] axes() {
    return axes;
  }

  private double best(int i, int j, double[] masses, double[][] variances) {
    double cosine = 0;
    double sine = 0;
    for (int k = 0; k < rotated.length; k++) {
      double[] s = rotated[k];
      double gain = masses[k] * (1 / variances[k][i] - 1 / variances[k][j]);
      cosine += gain * (s[i * side + i] - s[j * side + j]) / 2;
      sine += gain * s[i * side + j];
    }
    return cosine == 0 && sine == 0 ? 0 : Math.atan2(-sine, -cosine) / 2;
  }

  private double flattest(int i, int j) {
    double diagonal = 0;
    double both = 0;
    for (double[] s : rotated) {
      double difference = s[i * side + i] - s[j * side + j];
      double off = 2 * s[i * side + j];
      diagonal += difference * difference - off * off;
      both += 2 * difference * off;
    }
    return diagonal == 0 && both == 0 ? 0 : Math.atan2(both, diagonal) / 4;
  }

  /**
   * Turns axis i towards axis j.
   *
   * @return the sine of the angle
   */
  private double rotate(int i, int j, double angle) {
    double cosine = Math.cos(angle);
    double sine = Math.sin(angle);
    if (sine == 0) {
      return 0;
    }
    for (double[] s : rotated) {
      rotate(s, i, j, cosine, sine);
    }
    for (int a = 0; a < side; a++) {
      double left = axes[i][a];
      double right = axes[j][a];
      axes[i][a] = cosine * left + sine * right;
      axes[j][a] = cosine * right - sine * left;
    }
    return sine;
  }

  /** Both sides of a symmetric matrix: what is computed for a row is copied to its column. */
  private void rotate(double[] s, int i, int j, double cosine, double sine) {
    double own = s[i * side + i];
    double other = s[j * side + j];
    double off = s[i * side + j];
    for (int a = 0; a < side; a++) {
      double left = s[i * side + a];
      double right = s[j * side + a];
      s[i * side + a] = cosine * left + sine * right;
      s[j * side + a] = cosine * right - sine * left;
    }
    for (int a = 0; a < side; a++) {
      s[a * side + i] = s[i * side + a];
      s[a * side + j] = s[j * side + a];
    }
    double twice = 2 * cosine * sine * off;
    double between = cosine * sine * (other - own) + (cosine * cosine - sine * sine) * off;
    s[i * side + i] = cosine * cosine * own + twice + sine * sine * other;
    s[j * side + j] = sine * sine * own - twice + cosine * cosine * other;
    s[i * side + j] = between;
    s[j * side + i] = between;
  }
}
