package org.anomix;

/**
 * The root of everything anomix throws for bad input. The message is one line that says what is
 * wrong, where, and what was expected; it is meant to be shown to a person as it is.
 */
public abstract class AnomixException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String message;

  /**
   * An exception with a message for a person.
   *
   * @param message one line: what, where, what was expected
   */
  protected AnomixException(String message) {
    super(message);
    this.message = message;
  }

  /**
   * An exception with a message for a person and the failure that led to it.
   *
   * @param message one line: what, where, what was expected
   * @param cause the failure underneath
   */
  protected AnomixException(String message, Throwable cause) {
    super(message, cause);
    this.message = message;
  }

  /**
   * The message for a person.
   *
   * @return one line: what, where, what was expected
   */
  @Override
  public final String getMessage() {
    return message;
  }
}
