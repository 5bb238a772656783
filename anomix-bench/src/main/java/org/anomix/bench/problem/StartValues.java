package org.anomix.bench.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anomix.Distribution;
import org.anomix.continuous.Normal;
import org.anomix.mixture.Mixture;
import org.anomix.multivariate.Gaussian;

/**
 * The numbers of a normal mixture in one array that every language can read: the weights, the means
 * component after component, and the covariances, each row after row.
 */
public final class StartValues {
  private final int dimension;
  private final int components;
  private final double[] numbers;

  private StartValues(Shape shape, double[] numbers) {
    this.dimension = shape.dimension();
    this.components = shape.components();
    this.numbers = numbers;
  }

  /** All weights equal, the rest 0. */
  static StartValues empty(Shape shape) {
    int d = shape.dimension();
    StartValues values = new StartValues(shape, new double[shape.components() * (1 + d + d * d)]);
    Arrays.fill(values.numbers, 0, shape.components(), 1.0 / shape.components());
    return values;
  }

  /**
   * Numbers that were written by {@link #numbers()}.
   *
   * @param shape the shape they belong to
   * @param numbers the array; not copied
   * @return the values
   */
  public static StartValues of(Shape shape, double[] numbers) {
    return new StartValues(shape, numbers);
  }

  /**
   * The array.
   *
   * @return a copy
   */
  public double[] numbers() {
    return numbers.clone();
  }

  void setMean(int component, int column, double value) {
    numbers[mean(component) + column] = value;
  }

  void setCovariance(int component, int row, int column, double value) {
    numbers[covariance(component) + row * dimension + column] = value;
  }

  private int mean(int component) {
    return components + component * dimension;
  }

  private int covariance(int component) {
    return components * (1 + dimension) + component * dimension * dimension;
  }

  /**
   * The mixture.
   *
   * @return normal laws for one column, Gaussian ones for more
   */
  public Mixture mixture() {
    List<Distribution> laws = new ArrayList<>();
    for (int k = 0; k < components; k++) {
      double[] mean = Arrays.copyOfRange(numbers, mean(k), mean(k) + dimension);
      double[][] covariance = new double[dimension][];
      for (int i = 0; i < dimension; i++) {
        int from = covariance(k) + i * dimension;
        covariance[i] = Arrays.copyOfRange(numbers, from, from + dimension);
      }
      laws.add(
          dimension == 1
              ? new Normal(mean[0], Math.sqrt(covariance[0][0]))
              : Gaussian.of(mean, covariance));
    }
    return Mixture.of(Arrays.copyOf(numbers, components), laws);
  }
}
