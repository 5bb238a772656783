package org.anomix.bench.problem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProblemTest {
  /** Below this share of a row's total a component adds nothing but rounding. */
  private static final double NEGLIGIBLE = 0x1p-60;

  private static double[] responsibilities(Shape shape, Clusters clusters) {
    Problem problem = Problem.of(shape, clusters);
    double[] out = new double[Math.toIntExact(problem.shape().cells())];
    problem.start().responsibilities(problem.rows(), out);
    return out;
  }

  @ParameterizedTest
  @ValueSource(strings = {"U1", "U2", "M1", "M2", "M3", "M4", "M5"})
  void whereClustersOverlapNoComponentCanBeLeftOutOfAnyRow(String name) {
    Shape shape = Shape.named(name).scaled(0.002);
    for (double responsibility : responsibilities(shape, Clusters.OVERLAPPING)) {
      assertTrue(responsibility > NEGLIGIBLE, () -> name + ": " + responsibility);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"U1", "U2", "M1", "M2", "M3", "M4", "M5"})
  void whereTheyAreSeparatedEveryRowHasOneComponent(String name) {
    Shape shape = Shape.named(name).scaled(0.002);
    long shared = 0;
    for (double responsibility : responsibilities(shape, Clusters.SEPARATED)) {
      shared += responsibility > 1e-3 && responsibility < 0.999 ? 1 : 0;
    }
    assertTrue(shared <= shape.rows() / 1000, name + ": " + shared + " rows are shared");
  }

  @Test
  void theSameArgumentsGiveTheSameNumbers() {
    Shape shape = Shape.named("M1").scaled(0.001);
    assertArrayEquals(
        Problem.of(shape, Clusters.SEPARATED).rowMajor(),
        Problem.of(shape, Clusters.SEPARATED).rowMajor());
  }
}
