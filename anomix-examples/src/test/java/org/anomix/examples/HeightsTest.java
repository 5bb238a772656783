package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class HeightsTest {
  @Test
  void theExampleFindsTheTwentySevenRowsBetweenTheGroups() throws Exception {
    List<String> lines = Printed.by(() -> Heights.main(new String[] {"data"}));
    assertTrue(lines.get(1).startsWith("log-likelihood -2865.45405075"), lines.get(1));
    assertEquals(27, lines.stream().filter(line -> line.contains("tail probability")).count());
  }
}
