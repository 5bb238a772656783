package org.anomix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the process makes of its standard output, seen from outside. */
final class StandardOutputTest {
  /** A device on which every write fails, as on a full disk. */
  private static final Path FULL = Path.of("/dev/full");

  private static Process start(File output, String... arguments) throws Exception {
    String path =
        Stream.of(
                Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString(),
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path", ""))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> call =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                path,
                Main.class.getName()));
    call.addAll(List.of(arguments));
    return new ProcessBuilder(call).redirectOutput(output).start();
  }

  /** Once where the last flush fails, and once where a write long before it does. */
  @ParameterizedTest
  @ValueSource(ints = {3, 30_000})
  void resultThatCannotBeWrittenIsAFault(int rows) throws Exception {
    assumeTrue(Files.exists(FULL), "this system has no " + FULL);
    Process process =
        start(FULL.toFile(), "sample", "--model", "normal(0, 1)", "--rows", Integer.toString(rows));
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(1, process.waitFor(), err);
    assertEquals("anomix: standard output cannot be written", err.strip());
  }
}
