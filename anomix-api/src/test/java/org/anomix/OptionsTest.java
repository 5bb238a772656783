package org.anomix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class OptionsTest {
  @Test
  void anOptionThatNobodyKnowsIsRefused() {
    Options options = Options.none().with("colour", "red").withFixed("sd", 1);
    options.requireOnly("normal", List.of("shared", "colour"));
    assertEquals(
        "unknown option of normal 'colour'; known: shared",
        refusal(() -> options.requireOnly("normal", List.of("shared"))));
    assertEquals(
        "unknown option of normal 'colour'; there is none",
        refusal(() -> options.requireOnly("normal", List.of())));
  }

  @Test
  void partsAreRefusedWhereThereAreNone() {
    Check.noParts("normal", List.of());
    assertEquals(
        "normal: parts = 2 but must be none",
        assertThrows(ParameterException.class, () -> Check.noParts("normal", List.of("a", "b")))
            .getMessage());
  }

  private static String refusal(Executable call) {
    return assertThrows(UnknownNameException.class, call).getMessage();
  }
}
