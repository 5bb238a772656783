package org.anomix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NumbersTest {
  private static OptionalDouble plain(String text) {
    char[] buffer = ("7" + text + "7").toCharArray();
    return Numbers.plain(buffer, 1, text.length());
  }

  @Property(tries = 2_000)
  void whatIsPlainIsTheSameNumberToACloserLook(
      @ForAll
          @StringLength(max = 6)
          @CharRange(from = '0', to = '3')
          @Chars({'-', '+', '.', 'e', 'E', 'x', 'X', 'p', 'd', 'f', ' ', '_', '\u0660'})
          String text) {
    OptionalDouble plain = plain(text);
    assertTrue(plain.isEmpty() || plain.equals(Numbers.parse(text)), text);
  }

  @Property(tries = 500)
  void everyDoubleIsPlain(@ForAll double number) {
    assertEquals(OptionalDouble.of(number), plain(Double.toString(number)));
    assertEquals(OptionalDouble.of(number), plain(Numbers.text(number)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", "1d", "2f", "0x1p3", "-0X1p3", " 1", "1 ", "NaN", "Infinity", "inf"})
  void whatIsNotPlainIsLeftToIt(String text) {
    assertFalse(plain(text).isPresent());
  }
}
