package org.anomix;

/** A parameter, option or argument has a value outside its domain. */
public final class ParameterException extends AnomixException {
  private static final long serialVersionUID = 1L;

  private final String parameter;

  /**
   * A bad value of a named parameter.
   *
   * @param owner whose parameter it is, such as a family's name
   * @param parameter the parameter's name
   * @param value the value as given
   * @param expected what was expected, to be read after "but must be"
   */
  public ParameterException(String owner, String parameter, Object value, String expected) {
    super(owner + ": " + parameter + " = " + value + " but must be " + expected);
    this.parameter = parameter;
  }

  /**
   * The name of the parameter at fault.
   *
   * @return its name
   */
  public String parameter() {
    return parameter;
  }
}
