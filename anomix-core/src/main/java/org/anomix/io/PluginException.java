package org.anomix.io;

import org.anomix.AnomixException;

/** Plug-ins that cannot stand side by side: two of them claim the same name. */
public final class PluginException extends AnomixException {
  private static final long serialVersionUID = 1L;

  /**
   * A clash.
   *
   * @param message one line that names both providers and their jars
   */
  public PluginException(String message) {
    super(message);
  }
}
