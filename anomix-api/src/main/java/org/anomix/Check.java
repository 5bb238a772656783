package org.anomix;

import java.util.List;

/**
 * Checks of arguments for constructors of laws and families. Each of a number is written so that
 * NaN fails it, and returns the value it was given.
 */
public final class Check {
  private Check() {}

  /**
   * A finite number.
   *
   * @param owner whose parameter it is, such as the family's name
   * @param name the parameter's name
   * @param value its value
   * @return the value
   * @throws ParameterException if it is NaN or infinite
   */
  public static double finite(String owner, String name, double value) {
    if (!Double.isFinite(value)) {
      throw new ParameterException(owner, name, value, "finite");
    }
    return value;
  }

  /**
   * A positive finite number.
   *
   * @param owner whose parameter it is, such as the family's name
   * @param name the parameter's name
   * @param value its value
   * @return the value
   * @throws ParameterException if it is NaN, infinite, zero or negative
   */
  public static double positive(String owner, String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new ParameterException(owner, name, value, "positive and finite");
    }
    return value;
  }

  /**
   * A finite number that is not negative.
   *
   * @param owner whose parameter it is, such as the family's name
   * @param name the parameter's name
   * @param value its value
   * @return the value
   * @throws ParameterException if it is NaN, infinite or negative
   */
  public static double nonNegative(String owner, String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new ParameterException(owner, name, value, "at least 0 and finite");
    }
    return value;
  }

  /**
   * A probability.
   *
   * @param owner whose parameter it is, such as the family's name
   * @param name the parameter's name
   * @param value its value
   * @return the value
   * @throws ParameterException if it is NaN or outside [0, 1]
   */
  public static double probability(String owner, String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new ParameterException(owner, name, value, "between 0 and 1");
    }
    return value;
  }

  /**
   * A whole number of at least some size.
   *
   * @param owner whose argument it is
   * @param name the argument's name
   * @param value its value
   * @param least the smallest value allowed
   * @return the value
   * @throws ParameterException if it is smaller
   */
  public static int atLeast(String owner, String name, int value, int least) {
    if (value < least) {
      throw new ParameterException(owner, name, value, "at least " + least);
    }
    return value;
  }

  /**
   * No parts, for a family whose laws have none.
   *
   * @param owner the family's name
   * @param parts what it was given
   * @throws ParameterException if there are any
   */
  public static void noParts(String owner, List<?> parts) {
    if (!parts.isEmpty()) {
      throw new ParameterException(owner, "parts", parts.size(), "none");
    }
  }
}
