package org.anomix;

import java.util.Collection;
import java.util.TreeSet;

/** A family, parameter, column, scorer or rule that is not known by that name. */
public final class UnknownNameException extends AnomixException {
  private static final long serialVersionUID = 1L;

  /**
   * A name that is not among the known ones.
   *
   * @param kind what was looked up: "family", "column", ...
   * @param name the unknown name
   * @param known the names that would have been understood
   */
  public UnknownNameException(String kind, String name, Collection<String> known) {
    super(
        "unknown "
            + kind
            + " '"
            + name
            + "'; "
            + (known.isEmpty()
                ? "there is none"
                : "known: " + String.join(", ", new TreeSet<>(known))));
  }
}
