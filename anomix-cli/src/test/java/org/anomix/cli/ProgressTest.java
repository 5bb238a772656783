package org.anomix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.continuous.NormalFamily;
import org.anomix.em.Candidate;
import org.anomix.em.Em;
import org.anomix.em.LikelihoodRatioTest;
import org.junit.jupiter.api.Test;

/** The line that a long call draws on a terminal. */
final class ProgressTest {
  private static final ComponentEstimator NORMAL =
      new NormalFamily().estimator(Options.none(), List.of());

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private String drawn() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private void await(String text) throws InterruptedException {
    for (int i = 0; i < 1000 && !drawn().contains(text); i++) {
      Thread.sleep(10);
    }
    assertTrue(drawn().contains(text), drawn());
  }

  private Progress started() {
    return Progress.started(new PrintStream(bytes, true, StandardCharsets.UTF_8), 0, 1);
  }

  @Test
  void fitIsFollowedByItsListenerAndTheLineIsWipedBeforeTheResult() throws Exception {
    Progress progress = started();
    progress.ofFit().apply(Em.of(new NormalFamily(), 2)).fit(Rows.of(1, 2, 3, 11, 12, 13));
    await("] run ");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    progress.wipedBefore(out).write("result".getBytes(StandardCharsets.UTF_8));
    assertEquals("result", out.toString(StandardCharsets.UTF_8));
    String all = drawn();
    assertTrue(all.endsWith("\r"), all);
    assertTrue(all.substring(0, all.length() - 1).endsWith(" "), all);
    for (String line : all.split("\r", -1)) {
      assertTrue(line.length() < 80, line);
    }
    Thread.sleep(20);
    assertEquals(all, drawn());
  }

  @Test
  void simulatedFitsOfATestAreCounted() throws Exception {
    Progress progress = started();
    Candidate one = new Candidate("normal", 1, List.of(NORMAL));
    Candidate two = new Candidate("normal", 2, List.of(NORMAL, NORMAL));
    Rows rows = Rows.of(1, 2, 3, 11, 12, 13);
    LikelihoodRatioTest.of(one, two, rows, 5, 0, 1, progress.ofManyFits("testing: "));
    await("testing: ");
    await(" passes over the data");
  }

  @Test
  void stateIsSaidInOneLine() throws InterruptedException {
    Progress progress = started();
    progress.say("reading " + "x".repeat(200));
    await("reading xxx");
    progress.end();
    assertTrue(!drawn().contains("\n"), drawn());
  }

  @Test
  void callThatIsOverWithinTheFirstSecondDrawsNothing() {
    Progress progress = Progress.on(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    progress.say("quick");
    progress.end();
    assertEquals("", drawn());
  }
}
