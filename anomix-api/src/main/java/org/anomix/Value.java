package org.anomix;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/**
 * The value of a parameter in a {@link Description}: a number, a vector or a square matrix.
 * Compares by content, bit for bit.
 */
public final class Value {
  private final Parameter.Shape shape;
  private final double[] numbers;

  private Value(Parameter.Shape shape, double[] numbers) {
    this.shape = shape;
    this.numbers = numbers;
  }

  /**
   * One number.
   *
   * @param number the number
   * @return the value
   */
  public static Value scalar(double number) {
    return new Value(Parameter.Shape.SCALAR, new double[] {number});
  }

  /**
   * A vector.
   *
   * @param numbers its entries, copied
   * @return the value
   */
  public static Value vector(double... numbers) {
    return new Value(Parameter.Shape.VECTOR, numbers.clone());
  }

  /**
   * A square matrix.
   *
   * @param side number of its rows and of its columns
   * @param numbers its entries row after row, copied
   * @return the value
   * @throws ParameterException if there are not side² entries
   */
  public static Value matrix(int side, double... numbers) {
    if (numbers.length != (long) side * side) {
      throw new ParameterException("matrix", "entries", numbers.length, "a square");
    }
    return new Value(Parameter.Shape.MATRIX, numbers.clone());
  }

  /**
   * Whether it is a number, a vector or a matrix.
   *
   * @return the shape
   */
  public Parameter.Shape shape() {
    return shape;
  }

  /**
   * How many numbers there are.
   *
   * @return the count
   */
  public int size() {
    return numbers.length;
  }

  /**
   * All numbers, a matrix row after row.
   *
   * @return a copy
   */
  public double[] numbers() {
    return numbers.clone();
  }

  /**
   * One of the numbers.
   *
   * @param index its index, a matrix row after row
   * @return the number
   */
  public double number(int index) {
    return numbers[index];
  }

  /**
   * Number of rows and of columns of a matrix.
   *
   * @return the side
   */
  public int side() {
    return (int) Math.round(Math.sqrt(numbers.length));
  }

  /** The value with three significant digits. */
  Value rounded() {
    MathContext digits = new MathContext(3);
    return new Value(
        shape,
        Arrays.stream(numbers)
            .map(x -> Double.isFinite(x) ? new BigDecimal(x).round(digits).doubleValue() : x)
            .toArray());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Value value
        && shape == value.shape
        && Arrays.equals(numbers, value.numbers);
  }

  @Override
  public int hashCode() {
    return 31 * shape.hashCode() + Arrays.hashCode(numbers);
  }

  /**
   * The value as the notation writes it.
   *
   * @return such as {@code 1.5}, {@code [1, 2]} or {@code [[1, 0], [0, 1]]}
   */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    switch (shape) {
      case SCALAR -> out.append(Notation.number(numbers[0]));
      case VECTOR -> appendList(out, 0, numbers.length);
      case MATRIX -> {
        out.append('[');
        for (int i = 0; i < side(); i++) {
          out.append(i == 0 ? "" : ", ");
          appendList(out, i * side(), (i + 1) * side());
        }
        out.append(']');
      }
    }
    return out.toString();
  }

  private void appendList(StringBuilder out, int from, int to) {
    out.append('[');
    for (int i = from; i < to; i++) {
      out.append(i == from ? "" : ", ").append(Notation.number(numbers[i]));
    }
    out.append(']');
  }
}
