package org.anomix.cli;

/** What is on or off. */
enum Switch {
  ON,
  OFF
}
