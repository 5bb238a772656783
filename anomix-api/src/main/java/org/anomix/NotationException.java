package org.anomix;

/** A model in the notation that does not parse; the message points at the character. */
public final class NotationException extends AnomixException {
  private static final long serialVersionUID = 1L;

  private final int position;

  /**
   * A fault at one character of a text.
   *
   * @param text the whole text that was parsed
   * @param position 0-based index of the character at fault, at most the text's length
   * @param problem what is wrong there
   */
  public NotationException(String text, int position, String problem) {
    super(problem + " at character " + (position + 1) + ": " + marked(text, position));
    this.position = position;
  }

  private static String marked(String text, int position) {
    int from = Math.max(0, position - 30);
    int to = Math.min(text.length(), position + 30);
    return (from > 0 ? "…" : "")
        + text.substring(from, position)
        + "⟨here⟩"
        + text.substring(position, to)
        + (to < text.length() ? "…" : "");
  }

  /**
   * Where the fault is.
   *
   * @return 0-based index into the text
   */
  public int position() {
    return position;
  }
}
