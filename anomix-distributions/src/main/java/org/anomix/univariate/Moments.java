package org.anomix.univariate;

import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import org.anomix.Block;
import org.anomix.Rows;
import org.anomix.Sum;
import org.anomix.kernel.Kernels;

/**
 * Mean and standard deviation of one weighted column, in the coordinate that a family lives on.
 *
 * @param mean the weighted mean, 0 where no row counts
 * @param sd the weighted standard deviation; infinite where deviations overflow
 */
public record Moments(double mean, double sd) {
  /**
   * Measures weighted rows, or all rows alike where those of positive weight do not count.
   *
   * @param rows rows of one column
   * @param weights one weight per row
   * @param coordinate maps a value; NaN or infinite for values that do not count
   * @return their moments
   */
  public static Moments of(Rows rows, double[] weights, DoubleUnaryOperator coordinate) {
    Moments weighted = of(rows, row -> weights[row], coordinate);
    return Double.isNaN(weighted.mean) ? unweighted(rows, coordinate) : weighted;
  }

  private static Moments unweighted(Rows rows, DoubleUnaryOperator coordinate) {
    Moments all = of(rows, row -> 1, coordinate);
    return Double.isNaN(all.mean) ? new Moments(0, 0) : all;
  }

  private static Moments of(Rows rows, IntToDoubleFunction weight, DoubleUnaryOperator coordinate) {
    double total = mean(rows, weight, 1, coordinate, y -> 1);
    double mean = mean(rows, weight, total, coordinate, y -> y);
    // A power of 2 near the largest deviation: no square overflows or vanishes, no digit changes.
    double unit = powerOfTwo(largestDeviation(rows, weight, coordinate, mean));
    double variance =
        mean(rows, weight, total, coordinate, y -> (y - mean) / unit * ((y - mean) / unit));
    return new Moments(mean, unit * Math.sqrt(variance));
  }

  private static double largestDeviation(
      Rows rows, IntToDoubleFunction weight, DoubleUnaryOperator coordinate, double mean) {
    double largest = 0;
    for (int row = 0; row < rows.size(); row++) {
      if (weight.applyAsDouble(row) > 0) {
        double y = coordinate.applyAsDouble(rows.value(row, 0));
        largest = Double.isFinite(y) ? Math.max(largest, Math.abs(y - mean)) : largest;
      }
    }
    return largest;
  }

  private static double powerOfTwo(double size) {
    int exponent = Math.getExponent(size);
    return Math.scalb(1.0, Math.max(Double.MIN_EXPONENT, Math.min(exponent, Double.MAX_EXPONENT)));
  }

  /** Shares of the total, not sums to be divided by it: they cannot overflow. */
  private static double mean(
      Rows rows,
      IntToDoubleFunction weight,
      double total,
      DoubleUnaryOperator coordinate,
      DoubleUnaryOperator term) {
    Sum sum = new Sum();
    for (int row = 0; row < rows.size(); row++) {
      double w = weight.applyAsDouble(row);
      double y = w > 0 ? coordinate.applyAsDouble(rows.value(row, 0)) : Double.NaN;
      if (Double.isFinite(y)) {
        sum.add(w / total * term.applyAsDouble(y));
      }
    }
    return total > 0 ? sum.value() : Double.NaN;
  }

  /**
   * Σwy; a row of weight 0 adds nothing.
   *
   * @param y one number per row
   * @param rows number of rows
   * @param w weights
   * @param wFrom index of the first row's weight
   * @return the sum
   */
  public static double sumOfProducts(double[] y, int rows, double[] w, int wFrom) {
    double[] sums = Scratch.of(rows).sums();
    Kernels.active().moments(y, 0, rows, 0, w, wFrom, sums, 0);
    return sums[1];
  }

  /**
   * Adds Σw and Σw(x - origin) of a block to two neighbouring sums; a value of weight 0 adds
   * nothing.
   *
   * @param x one column
   * @param origin what values are taken from
   * @param w weights
   * @param wFrom index of the first row's weight
   * @param sums added to
   * @param sumsFrom index of the first of the two sums
   */
  public static void addWeightAndSum(
      Block x, double origin, double[] w, int wFrom, double[] sums, int sumsFrom) {
    double[] values = x.values();
    double weight = 0;
    double linear = 0;
    for (int row = 0, i = x.column(0); row < x.rows(); row++, i++) {
      if (w[wFrom + row] != 0) { // else an infinite x would turn it into NaN
        weight += w[wFrom + row];
        linear += w[wFrom + row] * (values[i] - origin);
      }
    }
    sums[sumsFrom] += weight;
    sums[sumsFrom + 1] += linear;
  }
}
