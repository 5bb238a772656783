package org.anomix.plot;

import java.awt.Color;

/** The colours: those of Okabe and Ito (2008), which colour-blind readers tell apart. */
final class Palette {
  static final Color TEXT = new Color(0x22, 0x22, 0x22);
  static final Color FAINT_TEXT = new Color(0x60, 0x60, 0x60);
  static final Color GRID = new Color(0xE4, 0xE4, 0xE4);
  static final Color BASELINE = new Color(0x80, 0x80, 0x80);
  static final Color MIXTURE = new Color(0x1A, 0x1A, 0x1A);
  static final Color BARS = new Color(0x8F, 0xA8, 0xBF, 0x90);

  /** Neutral: what chance does, behind what the rows do. */
  static final Color BAND = new Color(0x1A, 0x1A, 0x1A, 0x22);

  /** Vermilion and blue: far apart in hue and in lightness, and of no component of small models. */
  static final Color ANOMALOUS = new Color(0xD5, 0x5E, 0x00);

  static final Color NORMAL = new Color(0x00, 0x72, 0xB2);

  /** As bars, which other things shine through. */
  static final Color ANOMALOUS_BARS = new Color(0xD5, 0x5E, 0x00, 0x90);

  private static final Color[] COMPONENTS = {
    new Color(0x00, 0x9E, 0x73),
    new Color(0xCC, 0x79, 0xA7),
    new Color(0xE6, 0x9F, 0x00),
    new Color(0x56, 0xB4, 0xE9),
    NORMAL,
    ANOMALOUS,
    new Color(0xC8, 0xB8, 0x20), // their yellow, darkened: on white it is not seen
  };

  private Palette() {}

  /** The colour of a component; they repeat after the seventh. */
  static Color component(int k) {
    return COMPONENTS[k % COMPONENTS.length];
  }
}
