package org.anomix.testkit;

import java.util.EnumMap;
import java.util.Map;
import org.anomix.Check;

/**
 * The largest relative error that a law may have against its reference values, by quantity. Beside
 * each number belongs a comment with the error that was seen. Immutable.
 */
public final class Accuracy {
  private final Map<Quantity, Double> bounds;
  private final double otherwise;

  private Accuracy(Map<Quantity, Double> bounds, double otherwise) {
    this.bounds = bounds;
    this.otherwise = otherwise;
  }

  /**
   * The same bound for all quantities.
   *
   * @param bound the largest relative error, at least 0
   * @return the accuracy
   */
  public static Accuracy everywhere(double bound) {
    return new Accuracy(Map.of(), Check.nonNegative("accuracy", "bound", bound));
  }

  /**
   * A bound for one quantity, and no error at all in the others.
   *
   * @param quantity the quantity
   * @param bound the largest relative error, at least 0
   * @return the accuracy
   */
  public static Accuracy of(Quantity quantity, double bound) {
    return everywhere(0).and(quantity, bound);
  }

  /**
   * The same accuracy with another bound for one quantity.
   *
   * @param quantity the quantity
   * @param bound the largest relative error, at least 0
   * @return the new accuracy
   */
  public Accuracy and(Quantity quantity, double bound) {
    Map<Quantity, Double> more = new EnumMap<>(Quantity.class);
    more.putAll(bounds);
    more.put(quantity, Check.nonNegative("accuracy", "bound", bound));
    return new Accuracy(more, otherwise);
  }

  /**
   * The bound of a quantity.
   *
   * @param quantity the quantity
   * @return the largest relative error allowed
   */
  public double bound(Quantity quantity) {
    return bounds.getOrDefault(quantity, otherwise);
  }
}
