package org.anomix.bench.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A process that is run to its end, with one thread per library unless it is told otherwise. */
final class Call {
  private static final int TAIL = 15;

  private final List<String> command;
  private final ProcessBuilder builder;

  Call(List<String> command) {
    this.command = List.copyOf(command);
    this.builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.put("OPENBLAS_NUM_THREADS", "1");
    environment.put("OMP_NUM_THREADS", "1");
    environment.put("MKL_NUM_THREADS", "1");
    // OpenBLAS knows best which kernels and blocks suit the processor.
    environment.remove("OPENBLAS_CORETYPE");
    environment.remove("OPENBLAS_L2_SIZE");
  }

  Call with(String variable, String value) {
    builder.environment().put(variable, value);
    return this;
  }

  /** Leaves the number of threads to each library. */
  Call withAllThreads() {
    builder
        .environment()
        .keySet()
        .removeAll(List.of("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"));
    return this;
  }

  /** Whether it can be started and succeeds. */
  boolean succeeds() {
    try {
      output();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The lines that it prints. */
  List<String> output() throws IOException {
    Path errors = Files.createTempFile("anomix-bench", ".log");
    try {
      Process process = builder.redirectError(errors.toFile()).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      if (code != 0) {
        throw new IOException(command.get(0) + " ended with " + code + ": " + tail(errors));
      }
      return output.lines().toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(command.get(0) + " was interrupted");
    } finally {
      Files.delete(errors);
    }
  }

  private static String tail(Path errors) throws IOException {
    List<String> lines = Files.readAllLines(errors, StandardCharsets.UTF_8);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
  }
}
