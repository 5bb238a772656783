package org.anomix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.anomix.Distribution;
import org.anomix.NotationException;

/** The notation and its parser, with the families that come with the command. */
final class NotationProperties {
  private static Distribution parse(String text) {
    return RandomModels.REGISTRY.parse(text);
  }

  @Property(tries = 500)
  void printedModelParsesBackToAnEqualLaw(@ForAll long seed) {
    RandomModels random = new RandomModels(seed);
    Distribution law = random.law(1 + (int) (seed & 1), 3);
    assertEquals(law, parse(law.toString()), law.toString());
    assertEquals(law.toString(), parse(law.toString()).toString());
  }

  @Property(tries = 2000)
  void damagedTextParsesOrIsRefusedAtACharacter(@ForAll long seed) {
    RandomModels random = new RandomModels(seed);
    String text = random.damaged(random.law(1 + (int) (seed & 1), 2).toString());
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          try {
            parse(text);
          } catch (NotationException e) {
            assertTrue(e.position() >= 0 && e.position() <= text.length(), text);
          }
        });
  }

  private static void assertPointsAt(String text) {
    int marked = text.indexOf('!');
    String clean = text.replace("!", "");
    NotationException e = assertThrows(NotationException.class, () -> parse(clean));
    assertEquals(marked, e.position(), e.getMessage());
  }

  /** Each text has a ! before the character that is at fault. */
  @Example
  void errorsPointAtTheCharacterAtFault() {
    // unknown family
    assertPointsAt("0.5*normal(0, 1) + 0.5*!gorilla(2)");
    assertPointsAt("!zero-inflated-gorilla(0.5, 2)");
    // unknown, repeated, missing and surplus parameter
    assertPointsAt("0.5*normal(0, 1) + 0.5*normal(mean=0, !scale=2)");
    assertPointsAt("normal(mean=0, !mean=2)");
    assertPointsAt("0.5*normal(0, 1) + 0.5*!normal(3)");
    assertPointsAt("normal(0, 1, !2)");
    // bad value
    assertPointsAt("normal(mean=0, sd=!-2)");
    assertPointsAt("normal(0, !0)");
    assertPointsAt("normal(0, !1..5)");
    assertPointsAt("normal(0, !1f)");
    assertPointsAt("normal(0, !0x1p3)");
    assertPointsAt("normal(!NaN, 1)");
    assertPointsAt("uniform(2, !1)");
    assertPointsAt("gaussian([0, 0], ![[1, 2], [2, 1]])");
    assertPointsAt("gaussian([0, 0], ![[1, 2], [2]])");
    assertPointsAt("normal(![0, 1], 1)");
    // bad weight
    assertPointsAt("!-0.5*normal(0, 1) + 1.5*normal(1, 1)");
    assertPointsAt("0.5*normal(0, 1) + !1.5*normal(1, 1)");
    assertPointsAt("0.5*normal(0, 1) + !NaN*normal(1, 1)");
    assertPointsAt("0.5*normal(0, 1) + !normal(1, 1)");
    assertPointsAt("zero-inflated-normal(!1.5, 0, 1)");
    // weights that do not sum to 1, also inside
    assertPointsAt("!0.5*normal(0, 1) + 0.6*normal(1, 1)");
    assertPointsAt("0.5*normal(0, 1) + 0.5*(!0.5*normal(0, 1) + 0.6*normal(1, 1))");
    // missing bracket, sign and name
    assertPointsAt("normal(0, 1!");
    assertPointsAt("normal!");
    assertPointsAt("0.5*(0.5*normal(0, 1) + 0.5*normal(1, 1) !x");
    assertPointsAt("gaussian([0, 0, ![[1, 0], [0, 1]])");
    assertPointsAt("0.5 !normal(0, 1) + 0.5*normal(1, 1)");
    assertPointsAt("0.5*!");
    assertPointsAt("normal(0, !)");
    assertPointsAt("normal(0, 1, !)");
    assertPointsAt("normal(0,!");
    assertPointsAt("!");
    // trailing text
    assertPointsAt("normal(0, 1) !x");
    assertPointsAt("normal(0, 1)!)");
    assertPointsAt("normal(0, 1) + !");
  }
}
