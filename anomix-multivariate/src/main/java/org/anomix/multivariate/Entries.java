package org.anomix.multivariate;

import java.util.Arrays;

/** Parts of vectors, and of square matrices given as their entries row after row. */
final class Entries {
  private Entries() {}

  /** The entries of a vector at some indices. */
  static double[] select(double[] vector, int[] indices) {
    double[] part = new double[indices.length];
    for (int i = 0; i < part.length; i++) {
      part[i] = vector[indices[i]];
    }
    return part;
  }

  /** The entries of a square matrix at some rows and columns, row after row. */
  static double[] select(double[] matrix, int[] rows, int[] columns) {
    int side = side(matrix);
    double[] part = new double[rows.length * columns.length];
    int at = 0;
    for (int row : rows) {
      for (int column : columns) {
        part[at++] = matrix[row * side + column];
      }
    }
    return part;
  }

  /** The diagonal of a square matrix. */
  static double[] diagonal(double[] matrix) {
    int side = side(matrix);
    double[] diagonal = new double[side];
    Arrays.setAll(diagonal, j -> matrix[j * side + j]);
    return diagonal;
  }

  /** Adds a multiple of vv' to a matrix, in place; axes of columns are zero almost everywhere. */
  static void addSquare(double factor, double[] vector, double[] matrix) {
    int side = vector.length;
    for (int a = 0; a < side; a++) {
      if (vector[a] == 0) {
        continue;
      }
      for (int b = 0; b < side; b++) {
        matrix[a * side + b] += factor * (vector[a] * vector[b]);
      }
    }
  }

  /** v'Mv of a square matrix. */
  static double quadraticForm(double[] matrix, double[] vector) {
    int side = vector.length;
    double sum = 0;
    for (int a = 0; a < side; a++) {
      for (int b = 0; b < side; b++) {
        sum += vector[a] * matrix[a * side + b] * vector[b];
      }
    }
    return sum;
  }

  /** The side of a square matrix. */
  static int side(double[] matrix) {
    return (int) Math.round(Math.sqrt(matrix.length));
  }
}
