package org.anomix.examples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** What a program prints, and what it says to standard error. */
final class Printed {
  private Printed() {}

  /** A program that may fail. */
  interface Program {
    void run() throws Exception;
  }

  static List<String> by(Program program) throws Exception {
    return caught(program, System.out, System::setOut);
  }

  static List<String> asErrorsBy(Program program) throws Exception {
    return caught(program, System.err, System::setErr);
  }

  private static List<String> caught(
      Program program, PrintStream before, Consumer<PrintStream> stream) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      stream.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
      program.run();
    } finally {
      stream.accept(before);
    }
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
