package org.anomix.cli;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.anomix.ParameterException;

/** What stands for a missing value: a cell of the same text, or of the same number. */
final class MissingTokens {
  private static final MissingTokens NONE = new MissingTokens(List.of());

  private final Set<String> texts;
  private final double[] numbers;

  private MissingTokens(Collection<String> tokens) {
    texts = Set.copyOf(tokens);
    numbers =
        texts.stream()
            .map(Numbers::parse)
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .toArray();
  }

  static MissingTokens none() {
    return NONE;
  }

  static MissingTokens of(Collection<String> tokens) {
    return new MissingTokens(tokens);
  }

  /** Whether anything does. */
  boolean any() {
    return !texts.isEmpty();
  }

  boolean contains(String cell) {
    if (texts.isEmpty()) {
      return false;
    }
    if (texts.contains(cell.strip())) {
      return true;
    }
    OptionalDouble number = numbers.length == 0 ? OptionalDouble.empty() : Numbers.parse(cell);
    return number.isPresent() && contains(number.getAsDouble());
  }

  boolean contains(double value) {
    for (double number : numbers) {
      if (number == value || (Double.isNaN(number) && Double.isNaN(value))) {
        return true;
      }
    }
    return false;
  }

  /** Refuses texts, which nothing in a file of numbers could ever be. */
  void requireNumbers() {
    Optional<String> word =
        texts.stream().filter(text -> Numbers.parse(text).isEmpty()).sorted().findFirst();
    if (word.isPresent()) {
      throw new ParameterException(
          "data", "--missing", "'" + word.get() + "'", "a number where the data are an array");
    }
  }
}
