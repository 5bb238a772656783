package org.anomix.io;

import java.util.ArrayList;
import java.util.List;
import org.anomix.NotationException;

/** Reads the tokens of the notation and knows where it stands. */
final class Scanner {
  private final String text;
  private final int end;
  private int at;

  Scanner(String text) {
    this(text, 0, text.length());
  }

  /** A scanner of a part of a text. */
  Scanner(String text, int from, int end) {
    this.text = text;
    this.end = end;
    this.at = from;
    skipSpace();
  }

  /** A scanner at the same place, to look ahead with. */
  Scanner copy() {
    return new Scanner(text, at, end);
  }

  int position() {
    return at;
  }

  boolean atEnd() {
    return at == end;
  }

  boolean sees(char c) {
    return at < end && text.charAt(at) == c;
  }

  boolean seesName() {
    return at < end && Character.isLetter(text.charAt(at)) && !seesWordNumber();
  }

  private boolean seesWordNumber() {
    return text.startsWith("NaN", at) || text.startsWith("Infinity", at);
  }

  /** Whether a law follows, or a sum of laws, and not one of some parameters or a value. */
  boolean seesLaw(List<String> parameters) {
    if (!seesName()) {
      return sees('(');
    }
    Scanner ahead = copy();
    return !parameters.contains(ahead.name()) && !ahead.sees('=');
  }

  boolean seesNumber() {
    return at < end && !seesName() && partOfNumber(at);
  }

  /** Steps over all that comes before the next comma or closing bracket. */
  Term argument() {
    int from = at;
    int depth = 0;
    while (at < end && (depth > 0 || (text.charAt(at) != ',' && text.charAt(at) != ')'))) {
      char c = text.charAt(at);
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      at++;
    }
    return Term.stripped(text, from, at);
  }

  /** Whether a number and a star follow. */
  boolean seesWeight() {
    Scanner ahead = copy();
    while (ahead.at < end && ahead.partOfNumber(at)) {
      ahead.at++;
    }
    ahead.skipSpace();
    return ahead.at > at && ahead.sees('*');
  }

  boolean take(char c) {
    if (!sees(c)) {
      return false;
    }
    at++;
    skipSpace();
    return true;
  }

  void expect(char c, String where) {
    if (!take(c)) {
      throw error("expected '" + c + "' " + where);
    }
  }

  /** Whether a comma, and so another argument, comes before the closing bracket. */
  boolean anotherArgument() {
    if (!take(',')) {
      if (!sees(')')) {
        throw error("expected ',' or ')'");
      }
      return false;
    }
    if (sees(')')) {
      throw error("expected another value after the comma");
    }
    return true;
  }

  String name() {
    int from = at;
    while (at < end
        && (Character.isLetterOrDigit(text.charAt(at))
            || text.charAt(at) == '_'
            || (text.charAt(at) == '-' && at > from))) {
      at++;
    }
    if (from == at) {
      throw error("expected a name");
    }
    String name = text.substring(from, at);
    skipSpace();
    return name;
  }

  double number() {
    int from = at;
    while (at < end && partOfNumber(from)) {
      at++;
    }
    String number = text.substring(from, at);
    try {
      if (number.matches(".*[dDfFxX].*") && !number.endsWith("Infinity")) {
        throw new NumberFormatException("Java's own forms are no numbers of the notation");
      }
      double value = Double.parseDouble(number);
      skipSpace();
      return value;
    } catch (NumberFormatException e) {
      at = from;
      throw error(number.isEmpty() ? "expected a number" : "'" + number + "' is not a number");
    }
  }

  /** The numbers of a list in square brackets. */
  double[] list() {
    expect('[', "");
    List<Double> numbers = new ArrayList<>();
    do {
      numbers.add(number());
    } while (take(','));
    expect(']', "at the end of the list");
    return numbers.stream().mapToDouble(x -> x).toArray();
  }

  private boolean partOfNumber(int from) {
    char c = text.charAt(at);
    boolean sign = c == '-' || c == '+';
    boolean afterExponent = at > from && Character.toLowerCase(text.charAt(at - 1)) == 'e';
    return Character.isLetterOrDigit(c) || c == '.' || (sign && (at == from || afterExponent));
  }

  private void skipSpace() {
    while (at < end && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  NotationException error(String problem) {
    return error(at, problem);
  }

  NotationException error(int position, String problem) {
    return new NotationException(text, position, problem);
  }
}
