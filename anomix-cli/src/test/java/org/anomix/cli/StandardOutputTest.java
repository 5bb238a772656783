package org.anomix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the process makes of its standard output, seen from outside. */
final class StandardOutputTest {
  /** A device on which every write fails, as on a full disk. */
  private static final Path FULL = Path.of("/dev/full");

  /** Once where the last flush fails, and once where a write long before it does. */
  @ParameterizedTest
  @ValueSource(ints = {3, 30_000})
  void resultThatCannotBeWrittenIsAFault(int rows) throws Exception {
    assumeTrue(Files.exists(FULL), "this system has no " + FULL);
    Process process =
        OwnProcess.of(
                List.of(),
                Main.class,
                List.of("sample", "--model", "normal(0, 1)", "--rows", Integer.toString(rows)))
            .redirectOutput(FULL.toFile())
            .start();
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(1, process.waitFor(), err);
    assertEquals("anomix: standard output cannot be written", err.strip());
  }
}
