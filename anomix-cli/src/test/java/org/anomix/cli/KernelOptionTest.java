package org.anomix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KernelOptionTest {
  @TempDir Path folder;

  @Test
  void theSummaryNamesTheKernelsAskedFor() throws Exception {
    Path rows = Files.writeString(folder.resolve("rows.csv"), "x\n1\n2\n4\n");
    Outcome fit =
        Outcome.of(
            "fit",
            rows.toString(),
            "--family",
            "normal",
            "--components",
            "1",
            "--kernels",
            "scalar",
            "--format",
            "json");
    assertEquals(0, fit.code(), fit.err());
    assertTrue(fit.out().contains("\"kernels\" : \"scalar\""), fit.out());
  }

  @Test
  void unknownKernelsAreAnErrorOfUsage() {
    Outcome fit = Outcome.of("score", "rows.csv", "--model", "normal(0, 1)", "--kernels", "abacus");
    assertEquals(2, fit.code());
    assertTrue(fit.err().contains("--kernels"), fit.err());
    assertTrue(fit.err().contains("abacus"), fit.err());
  }
}
