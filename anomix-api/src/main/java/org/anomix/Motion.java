package org.anomix;

/**
 * How the numbers of one parameter can move in a group of laws that have something in common: not
 * one by one, but along free coordinates, which are 0 at the laws it was made for. Standard errors
 * are found along them. Thread-safe.
 *
 * <p>What the laws have in common holds at every place, not only to first order: the laws move
 * <em>within</em> what the estimator can reach.
 */
public interface Motion {
  /**
   * How many coordinates there are: what the parameter adds to the free parameters of the group.
   *
   * @return the number
   */
  int size();

  /**
   * Whether a coordinate moves a law.
   *
   * @param coordinate its 0-based number
   * @param member 0-based place of the law in the group
   * @return true unless the law stays where it is
   */
  boolean moves(int coordinate, int member);

  /**
   * The parameter of a law at some place: a smooth function, in which a step of 1 changes a size by
   * a factor of about e.
   *
   * @param member 0-based place of the law in the group
   * @param place one number per coordinate
   * @return the value; the law's own at 0, up to rounding
   */
  Value at(int member, double... place);
}
