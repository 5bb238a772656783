package org.anomix.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class LabelsTest {
  @Test
  void numbersKeepThreeDigitsAndAllThoseBeforeThePoint() {
    assertEquals("1.53", Labels.number(1.5321));
    assertEquals("123457", Labels.number(123456.7));
    assertEquals("1.23e7", Labels.number(12_345_678));
    assertEquals("1.53e-7", Labels.number(1.5321e-7));
    assertEquals("0", Labels.number(-0.0));
    assertEquals("-Infinity", Labels.number(Double.NEGATIVE_INFINITY));
  }

  @Test
  void aLocationKeepsTheDigitsThatItsLawCanTellApart() {
    assertEquals(
        "logistic(location=1234.56, scale=0.1), weight 0.50",
        Labels.component(ToyLaw.logistic(1234.5641, 0.1), 0.5));
  }

  @Test
  void aWeightIsNeverRoundedToNothingOrAll() {
    assertEquals("0.50", Labels.weight(0.5));
    assertEquals("0.003", Labels.weight(0.003));
    assertEquals("0.9996", Labels.weight(0.99964));
    assertEquals("1e-9", Labels.weight(1e-9));
    assertEquals("1", Labels.weight(1));
    assertEquals("0", Labels.weight(0));
  }

  @Test
  void neighbouringTicksDiffer() {
    assertEquals("1000000001", Labels.tick(1e9 + 1, new View(1e9 - 2, 1e9 + 2)));
    assertEquals("1e9", Labels.tick(1e9, new View(0, 2e9)));
    assertEquals("2.5e-7", Labels.tick(2.5e-7, new View(0, 1e-6)));
    assertEquals("0.10", Labels.height(0.1, 0.17));
    assertEquals("1.5e7", Labels.height(1.5e7, 2e7));
  }
}
