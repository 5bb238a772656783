package org.anomix.plot;

import java.util.function.DoubleFunction;

/**
 * One axis of a panel.
 *
 * @param title what it shows
 * @param view from where to where it goes
 * @param label the text of a tick within the view
 */
record Axis(String title, View view, DoubleFunction<String> label) {
  /** An axis of values, labelled with no more digits than its ticks need. */
  static Axis ofValues(String title, View view) {
    return new Axis(Labels.shortened(title), view, x -> Labels.tick(x, view));
  }

  /** An axis of heights above 0, labelled with as many decimals as its ticks share. */
  static Axis ofHeights(String title, double height) {
    return new Axis(title, new View(0, height), y -> Labels.height(y, height));
  }
}
