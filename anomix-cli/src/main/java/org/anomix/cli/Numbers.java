package org.anomix.cli;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.io.NumberOutput;

/** Numbers as text. */
final class Numbers {
  /** From here on a double has no digit after the point. */
  private static final double MOST_FIXED = 0x1p53;

  private Numbers() {}

  /** What R, numpy, pandas and C write for infinity. */
  private static final Pattern INFINITY = Pattern.compile("([+-]?)inf", Pattern.CASE_INSENSITIVE);

  /** The number a text is, or nothing; Java's suffixes and hexadecimal forms are no numbers. */
  static OptionalDouble parse(String text) {
    String number = text.strip();
    Matcher infinity = INFINITY.matcher(number);
    if (infinity.matches()) {
      boolean negative = infinity.group(1).equals("-");
      return OptionalDouble.of(negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }
    if (number.isEmpty() || hasLetterOfJava(number) || hasControlAtAnEnd(number)) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(JavaDoubleParser.parseDouble(number));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /**
   * The number a plain decimal is; nothing for whatever {@link #parse} must look at more closely.
   */
  static OptionalDouble plain(char[] text, int offset, int length) {
    if (length == 0
        || !isDigit(text[offset + length - 1])
        || (length > 2 && (isX(text[offset + 1]) || isX(text[offset + 2])))
        || !(isDigit(text[offset]) || text[offset] == '-')) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(JavaDoubleParser.parseDouble(text, offset, length));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** As in the hexadecimal numbers of Java. */
  private static boolean isX(char c) {
    return c == 'x' || c == 'X';
  }

  private static boolean hasLetterOfJava(String number) {
    char last = Character.toLowerCase(number.charAt(number.length() - 1));
    return last == 'd' || last == 'f' || number.indexOf('x') >= 0 || number.indexOf('X') >= 0;
  }

  /** Control characters are no blanks, though Java passes over them. */
  private static boolean hasControlAtAnEnd(String number) {
    return number.charAt(0) <= ' ' || number.charAt(number.length() - 1) <= ' ';
  }

  /** Six significant digits without trailing zeros, for a person. */
  static String rounded(double number) {
    return rounded(number, 6);
  }

  /** The same with another number of digits. */
  static String rounded(double number, int digits) {
    if (!Double.isFinite(number)) {
      return text(number);
    }
    BigDecimal decimal = new BigDecimal(number).round(new MathContext(digits)).stripTrailingZeros();
    boolean plain = Math.abs(number) < 1e7 && (Math.abs(number) >= 1e-4 || number == 0);
    return plain ? decimal.toPlainString() : decimal.toString();
  }

  /** So many digits after the point, while the number has any of them. */
  static String fixed(double number, int digits) {
    return Math.abs(number) < MOST_FIXED
        ? String.format(Locale.ROOT, "%." + digits + "f", number)
        : text(number);
  }

  /** A count and its noun, as in "1 row". */
  static String count(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  /** The shortest decimal that reads back to the same double, on every JDK. */
  static String text(double number) {
    return NumberOutput.toString(number, true);
  }
}
