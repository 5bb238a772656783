package org.anomix.plot;

import org.anomix.AnomixException;

/** A picture cannot be drawn or written on this machine: the message says why. */
public final class PictureException extends AnomixException {
  private static final long serialVersionUID = 1L;

  PictureException(String message, Throwable cause) {
    super(message, cause);
  }
}
