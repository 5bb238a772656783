package org.anomix.multivariate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class JacobiEigenTest {
  @Test
  void smallEigenvalueBesideAHugeOneKeepsItsDigits() {
    // The product of the eigenvalues is the determinant, 1e24 (1 - 1/4).
    JacobiEigen eigen = new JacobiEigen(new double[] {1e24, 0.5e12, 0.5e12, 1}, 2, 1e-6);
    double small = Math.min(eigen.value(0), eigen.value(1));
    assertEquals(0.75, small, 1e-15); // seen: 0
  }

  @Test
  void decompositionMultipliesBackToTheMatrix() {
    int side = 30;
    Random random = new Random(3);
    double[] matrix = new double[side * side];
    for (int i = 0; i < side; i++) {
      for (int j = 0; j <= i; j++) {
        matrix[i * side + j] = random.nextGaussian();
        matrix[j * side + i] = matrix[i * side + j];
      }
    }
    JacobiEigen eigen = new JacobiEigen(matrix, side, 1e-6);
    for (int i = 0; i < side; i++) {
      for (int j = 0; j < side; j++) {
        double sum = 0;
        double product = 0;
        for (int k = 0; k < side; k++) {
          sum += eigen.value(k) * eigen.vector(k)[i] * eigen.vector(k)[j];
          product += eigen.vector(k)[i] * eigen.vector(k)[j];
        }
        assertEquals(matrix[i * side + j], sum, 1e-13); // seen: 2.5e-14
        assertEquals(i == j ? 1 : 0, product, 1e-13); // seen: 6e-15
      }
    }
  }
}
