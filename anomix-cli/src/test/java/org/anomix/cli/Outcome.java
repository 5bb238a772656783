package org.anomix.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What one call of the command left behind, run in this process. */
record Outcome(int code, String out, String err) {
  static Outcome of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(new PrintWriter(out), new PrintWriter(err, true), arguments);
    return new Outcome(code, out.toString(), err.toString());
  }

  /** The same with a text on standard input. */
  static Outcome reading(String input, String... arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      return of(arguments);
    } finally {
      System.setIn(before);
    }
  }

  /** The output of a call that must succeed, as lines. */
  static List<String> lines(String... arguments) {
    Outcome outcome = of(arguments);
    if (outcome.code() != 0) {
      throw new AssertionError(Arrays.toString(arguments) + " failed: " + outcome.err());
    }
    return outcome.outLines();
  }

  List<String> outLines() {
    return out.lines().toList();
  }

  List<String> errLines() {
    return err.lines().toList();
  }
}
