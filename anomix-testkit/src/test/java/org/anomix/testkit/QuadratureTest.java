package org.anomix.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class QuadratureTest {
  @Test
  void smoothFunctionsAndPolesAtAnEndAreIntegrated() {
    assertEquals(Math.E - 1, Quadrature.integral(Math::exp, 0, 1, 1e-12), 1e-14);
    assertEquals(20, Quadrature.integral(x -> Math.pow(x, -0.95), 0, 1, 1e-12), 1e-11);
    double peak = Quadrature.integral(x -> 1 / (Math.PI * (1 + x * x)), -1e6, 1e6, 1e-12);
    assertEquals(1 - 2e-6 / Math.PI, peak, 1e-11);
  }

  @Test
  void kinksAndJumpsAreClosedInOn() {
    assertEquals(0.29, Quadrature.integral(x -> Math.abs(x - 0.3), 0, 1, 1e-12), 1e-10);
    assertEquals(0.7, Quadrature.integral(x -> x > 0.3 ? 1 : 0, 0, 1, 1e-12), 1e-9);
  }
}
