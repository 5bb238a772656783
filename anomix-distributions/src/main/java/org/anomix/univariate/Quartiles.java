package org.anomix.univariate;

import java.util.Arrays;
import org.anomix.Rows;

/**
 * The quartiles of one weighted column: where a heavy-tailed law may start, however far its
 * outliers are.
 *
 * @param lower the least value that has a quarter of the weight at or below it
 * @param median the same for a half
 * @param upper the same for three quarters
 */
public record Quartiles(double lower, double median, double upper) {
  /**
   * Measures weighted rows, or all rows alike where none has a weight.
   *
   * @param rows the rows
   * @param weights one weight per row
   * @param column 0-based column
   * @return its quartiles
   */
  public static Quartiles of(Rows rows, double[] weights, int column) {
    double[] x = new double[rows.size()];
    double[] w = new double[rows.size()];
    int size = 0;
    for (int row = 0; row < x.length; row++) {
      if (weights[row] > 0) {
        x[size] = rows.value(row, column);
        w[size++] = weights[row];
      }
    }
    if (size == 0) {
      double[] alike = new double[rows.size()];
      Arrays.fill(alike, 1);
      return of(rows, alike, column);
    }
    double greatest = Arrays.stream(w).max().getAsDouble();
    double total = 0;
    for (int i = 0; i < size; i++) {
      w[i] /= greatest; // so that no sum of weights overflows
      total += w[i];
    }
    return new Quartiles(
        select(x, w, size, 0.25 * total),
        select(x, w, size, 0.5 * total),
        select(x, w, size, 0.75 * total));
  }

  /**
   * Half the interquartile range.
   *
   * @return half the distance of the outer quartiles, 0 where half of the weight is at one value
   */
  public double halfRange() {
    return 0.5 * upper - 0.5 * lower;
  }

  /**
   * Hoare's selection: the least value with a given weight at or below it; reorders both arrays.
   */
  private static double select(double[] x, double[] w, int size, double wanted) {
    int from = 0;
    int to = size - 1;
    double below = 0;
    while (from < to) {
      double pivot = x[from + (to - from) / 2];
      int i = from;
      int j = to;
      double left = below;
      while (i <= j) {
        while (x[i] < pivot) {
          left += w[i++];
        }
        while (x[j] > pivot) {
          j--;
        }
        if (i <= j) {
          swap(x, i, j);
          swap(w, i, j);
          left += w[i++];
          j--;
        }
      }
      // Now x[from..j] <= pivot <= x[i..to], and what lies between is the pivot.
      double between = i - j == 2 ? w[j + 1] : 0;
      if (left - between >= wanted && j >= from) {
        to = j;
      } else if (left >= wanted || i > to) {
        return pivot;
      } else {
        below = left;
        from = i;
      }
    }
    return x[from];
  }

  private static void swap(double[] values, int i, int j) {
    double value = values[i];
    values[i] = values[j];
    values[j] = value;
  }
}
