package org.anomix;

/**
 * Something the reader of a fit should know about one component.
 *
 * @param kind how serious it is for the ranking of fits
 * @param component 0-based component, or -1 if it concerns the fit as a whole
 * @param text one line for a person
 */
public record Diagnosis(Kind kind, int component, String text) {
  /** What a diagnosis means for the ranking of fits. */
  public enum Kind {
    /**
     * A guard of an unbounded likelihood was touched: the fit ranks after all fits that touch none,
     * however high its likelihood.
     */
    GUARD,
    /** The maximum lies on the boundary of the parameter space: an ordinary maximum, reported. */
    BOUNDARY,
    /** Worth knowing, without consequence for the ranking. */
    NOTE
  }

  /**
   * A guard that was touched by the component being estimated.
   *
   * @param text one line for a person
   * @return the diagnosis, of component 0 until the engine knows which it is
   */
  public static Diagnosis guard(String text) {
    return new Diagnosis(Kind.GUARD, 0, text);
  }

  /**
   * A boundary of the parameter space reached by the component being estimated.
   *
   * @param text one line for a person
   * @return the diagnosis, of component 0 until the engine knows which it is
   */
  public static Diagnosis boundary(String text) {
    return new Diagnosis(Kind.BOUNDARY, 0, text);
  }

  /**
   * The same diagnosis of another component.
   *
   * @param number 0-based component
   * @return the diagnosis
   */
  public Diagnosis ofComponent(int number) {
    return new Diagnosis(kind, number, text);
  }
}
