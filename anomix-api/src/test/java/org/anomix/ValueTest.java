package org.anomix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values, descriptions and the printer of the notation. */
final class ValueTest {
  @Test
  void valuesCompareBitForBit() {
    assertEquals(Value.scalar(1.5), Value.scalar(1.5));
    assertEquals(Value.scalar(1.5).hashCode(), Value.scalar(1.5).hashCode());
    assertNotEquals(Value.scalar(0.0), Value.scalar(-0.0));
    assertEquals(Value.scalar(Double.NaN), Value.scalar(Double.NaN));
    assertNotEquals(Value.scalar(1), Value.vector(1));
    assertNotEquals(Value.vector(1, 0, 0, 1), Value.matrix(2, 1, 0, 0, 1));
  }

  @Test
  void valuesKeepCopies() {
    double[] numbers = {1, 2};
    Value value = Value.vector(numbers);
    numbers[0] = 9;
    value.numbers()[1] = 9;
    assertEquals(Value.vector(1, 2), value);
  }

  @Test
  void aMatrixIsSquare() {
    assertEquals(2, Value.matrix(2, 1, 2, 3, 4).side());
    assertEquals(3, Value.matrix(2, 1, 2, 3, 4).number(2));
    assertThrows(ParameterException.class, () -> Value.matrix(2, 1, 2, 3));
  }

  @Test
  void valuesPrintAsTheNotation() {
    assertEquals("1.5", Value.scalar(1.5).toString());
    assertEquals("[1, 2.25]", Value.vector(1, 2.25).toString());
    assertEquals("[[1, 2], [3, 4]]", Value.matrix(2, 1, 2, 3, 4).toString());
  }

  @Test
  void numbersPrintShortAndReadBackToTheSameBits() {
    assertEquals("3", Notation.number(3));
    assertEquals("-0.0", Notation.number(-0.0));
    assertEquals("0", Notation.number(0));
    double[] numbers = {
      0.1, 1e7, 12345678, -9999999, 1e-300, Double.MIN_VALUE, Double.MAX_VALUE, 1 / 3.0, -0.0
    };
    for (double number : numbers) {
      double read = Double.parseDouble(Notation.number(number));
      assertEquals(Double.doubleToRawLongBits(number), Double.doubleToRawLongBits(read));
    }
  }

  @Test
  void aDescriptionKeepsTheOrderOfItsParametersAndPrintsNestedMixturesInParentheses() {
    Map<String, Value> parameters = new LinkedHashMap<>();
    parameters.put("sd", Value.scalar(2));
    parameters.put("mean", Value.scalar(1));
    Description law = new Description("normal", parameters, List.of());
    parameters.clear();
    assertEquals("normal(sd=2, mean=1)", Notation.of(law));
    Description inner =
        new Description(Notation.MIXTURE, Map.of(Notation.WEIGHTS, Value.vector(1)), List.of(law));
    Description outer =
        new Description(
            Notation.MIXTURE,
            Map.of(Notation.WEIGHTS, Value.vector(0.5, 0.5)),
            List.of(law, inner));
    assertEquals("0.5*normal(sd=2, mean=1) + 0.5*(1*normal(sd=2, mean=1))", Notation.of(outer));
  }

  @Test
  void aDescriptionSaysWhatIsMissingOfTheWrongShapeOrUnknown() {
    Description law = new Description("normal", Map.of("mean", Value.vector(1)), List.of());
    assertEquals(
        "normal: sd = nothing but must be given",
        assertThrows(ParameterException.class, () -> law.scalar("sd")).getMessage());
    assertEquals(
        "normal: mean = [1] but must be a number",
        assertThrows(ParameterException.class, () -> law.scalar("mean")).getMessage());
    Parameter rate = Parameter.scalar("rate", Domain.POSITIVE, Parameter.Role.SCALE);
    assertEquals(
        "unknown parameter of normal 'mean'; known: rate",
        assertThrows(UnknownNameException.class, () -> law.requireOnly(List.of(rate)))
            .getMessage());
  }

  @Test
  void checksFailForNotANumber() {
    assertThrows(ParameterException.class, () -> Check.finite("law", "x", Double.NaN));
    assertThrows(ParameterException.class, () -> Check.positive("law", "x", Double.NaN));
    assertThrows(ParameterException.class, () -> Check.nonNegative("law", "x", Double.NaN));
    assertThrows(ParameterException.class, () -> Check.probability("law", "x", Double.NaN));
    assertEquals(
        "law: x = 0.0 but must be positive and finite",
        assertThrows(ParameterException.class, () -> Check.positive("law", "x", 0)).getMessage());
  }
}
