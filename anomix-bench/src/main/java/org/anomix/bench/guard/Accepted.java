package org.anomix.bench.guard;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalDouble;
import java.util.Properties;

/** The multiples of the reference that were accepted, by kernels, JDK and shape. */
final class Accepted {
  private static final String FILE = "accepted.properties";

  private final Properties values;

  private Accepted(Properties values) {
    this.values = values;
  }

  static Accepted read() throws IOException {
    Properties values = new Properties();
    try (InputStream in = Accepted.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IOException(FILE + " is missing from this build");
      }
      values.load(in);
    }
    return new Accepted(values);
  }

  /** How a value is called in the file. */
  static String key(String kernels, String shape) {
    return kernels + "." + (Runtime.version().feature() < 21 ? 17 : 25) + "." + shape;
  }

  OptionalDouble ratio(String key) {
    String text = values.getProperty(key);
    return text == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
  }
}
