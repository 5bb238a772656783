package org.anomix.em;

import org.anomix.AnomixException;

/** The thread was interrupted while it fitted; its interrupt flag is set again. */
public final class FitInterruptedException extends AnomixException {
  private static final long serialVersionUID = 1L;

  FitInterruptedException() {
    super("the fit was interrupted");
  }
}
