package org.anomix;

/** A model file that is truncated, damaged, of another format, or of a newer version. */
public final class ModelFileException extends AnomixException {
  private static final long serialVersionUID = 1L;

  /**
   * A fault of a model file.
   *
   * @param message what is wrong, where in the file, what was expected
   */
  public ModelFileException(String message) {
    super(message);
  }

  /**
   * A fault of a model file found by the JSON parser or a family's validation.
   *
   * @param message what is wrong, where in the file, what was expected
   * @param cause the failure underneath
   */
  public ModelFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
