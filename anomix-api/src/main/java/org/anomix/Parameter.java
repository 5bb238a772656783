package org.anomix;

/**
 * One parameter of a family.
 *
 * @param name its name in the notation and in files, stable for ever
 * @param shape whether it is a number, a vector with one entry per column, or a square matrix
 * @param domain the values it, or each of its entries, may take
 * @param role what it does to the law
 */
public record Parameter(String name, Shape shape, Domain domain, Role role) {
  /** How many numbers a parameter has. */
  public enum Shape {
    /** One number. */
    SCALAR("number"),
    /** One number per column. */
    VECTOR("vector"),
    /** A square matrix with one row per column, stored row after row. */
    MATRIX("square matrix");

    private final String word;

    Shape(String word) {
      this.word = word;
    }

    /**
     * The shape as messages name it.
     *
     * @return such as "vector"
     */
    public String word() {
      return word;
    }
  }

  /** What a parameter does to its law. */
  public enum Role {
    /** Moves the law; components are printed in the order of the first such parameter. */
    LOCATION,
    /** Stretches the law about its location: cannot be estimated from rows that are all equal. */
    SCALE,
    /** Neither. */
    OTHER
  }

  /**
   * A parameter that is one number.
   *
   * @param name its name
   * @param domain the values it may take
   * @param role what it does to the law
   * @return the parameter
   */
  public static Parameter scalar(String name, Domain domain, Role role) {
    return new Parameter(name, Shape.SCALAR, domain, role);
  }
}
