package org.anomix.bench.problem;

import java.util.List;
import org.anomix.ParameterException;

/**
 * The size of a fit that is measured.
 *
 * @param name the name by which results are compared
 * @param dimension number of columns
 * @param components number of components
 * @param rows number of rows
 * @param diagonal whether covariances are diagonal; else they are full
 */
public record Shape(String name, int dimension, int components, int rows, boolean diagonal) {
  /** From one column to a hundred. */
  public static final List<Shape> ALL =
      List.of(
          new Shape("U1", 1, 3, 1_000_000, false),
          new Shape("U2", 1, 10, 2_000_000, false),
          new Shape("M1", 2, 3, 1_000_000, false),
          new Shape("M2", 10, 8, 200_000, false),
          new Shape("M3", 32, 16, 100_000, false),
          new Shape("M4", 64, 10, 50_000, false),
          new Shape("M5", 100, 5, 20_000, true));

  /**
   * Finds a shape.
   *
   * @param name its name
   * @return the shape
   * @throws ParameterException if there is none of this name
   */
  public static Shape named(String name) {
    return ALL.stream()
        .filter(shape -> shape.name.equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    "bench",
                    "shape",
                    name,
                    "one of " + String.join(", ", ALL.stream().map(Shape::name).toList())));
  }

  /**
   * The same with another number of rows.
   *
   * @param share what the number of rows is multiplied by
   * @return at least ten rows per component and column
   */
  public Shape scaled(double share) {
    int least = 10 * components * dimension;
    int scaled = Math.max(least, (int) Math.round(share * rows));
    return new Shape(name, dimension, components, scaled, diagonal);
  }

  /**
   * What times are divided by.
   *
   * @return rows times components
   */
  public long cells() {
    return (long) rows * components;
  }
}
