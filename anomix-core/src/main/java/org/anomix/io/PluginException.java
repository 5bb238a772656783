package org.anomix.io;

import org.anomix.AnomixException;

/** Two providers claim the same name. */
public final class PluginException extends AnomixException {
  private static final long serialVersionUID = 1L;

  PluginException(String message) {
    super(message);
  }
}
