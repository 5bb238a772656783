package org.anomix.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.spi.ToolProvider;
import org.anomix.ParameterException;
import org.anomix.bench.loops.Benchmarks;
import org.junit.jupiter.api.Test;

final class BenchToolTest {
  private static String output(String... words) {
    StringWriter out = new StringWriter();
    ToolProvider tool = ToolProvider.findFirst("anomix-bench").orElseThrow();
    tool.run(new PrintWriter(out, true), new PrintWriter(out, true), words);
    return out.toString();
  }

  @Test
  void withoutWordsItListsAllThatCanBeMeasured() {
    String list = output();
    for (Benchmarks.Entry entry : Benchmarks.all()) {
      assertTrue(list.contains(entry.name() + " "), entry.name());
      assertTrue(list.contains(entry.measures()), entry.name());
    }
  }

  @Test
  void aBenchmarkByItsNamePrintsATableWithTheTimePerRow() {
    String table = output("moments", "scale=0.5", "seconds=0.01");
    assertTrue(
        table.contains("| scale | ns per row and component | ± | ns per call | bytes per call |"),
        table);
    assertTrue(table.contains("| 0.5 | "), table);
  }

  @Test
  void theGuardJudgesEveryShape() {
    String table = output("guard", "seconds=0.01");
    assertEquals(4, table.lines().count(), table);
  }

  @Test
  void familiesAreToldAsMultiplesOfTheNormal() {
    String table = output("families", "normal", "gamma", "scale=0.001", "seconds=0.01");
    assertTrue(table.contains("| 1.00 |"), table);
    assertTrue(table.contains("| gamma | "), table);
  }

  @Test
  void anUnknownNameIsRefusedWithAllThatAreKnown() {
    ParameterException failure =
        assertThrows(ParameterException.class, () -> output("no-such-loop"));
    assertTrue(failure.getMessage().contains("responsibilities"), failure.getMessage());
  }

  @Test
  void anUnknownSettingIsRefused() {
    assertThrows(ParameterException.class, () -> output("moments", "columns=3"));
    assertThrows(ParameterException.class, () -> output("guard", "columns=3"));
    assertThrows(ParameterException.class, () -> output("guard", "seconds=none"));
    assertThrows(ParameterException.class, () -> output("peers", "U9"));
    assertThrows(ParameterException.class, () -> output("peers", "U1", "clusters=near"));
  }
}
