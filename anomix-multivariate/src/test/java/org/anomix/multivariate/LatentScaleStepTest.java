package org.anomix.multivariate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.anomix.Floors;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LatentScaleStepTest {
  private static final double[][] CIRCLE = {{1, 0}, {0, 1}};

  private static LatentScaleStep step(CovarianceStructure structure) {
    Rows rows = Rows.of(new double[][] {{-1, -1}, {1, 1}});
    Scaling scaling = Scaling.of(rows, false, Floors.DEFAULT);
    return new LatentScaleStep(
        structure, new Covariances(structure, scaling, scaling.heavyTailedEigenvalueFloor()), 0);
  }

  private static LatentScaleStep.Component component(double mass, double squares, double variance) {
    return new LatentScaleStep.Component(
        MultivariateT.of(4, new double[2], CIRCLE),
        mass,
        mass,
        squares,
        new double[] {0.5, 0},
        new double[] {variance, 0, 0, variance});
  }

  /** Sums that contradict each other stand for those of which rounding has left no more. */
  @ParameterizedTest
  @EnumSource(names = {"VVV", "EEE", "VII", "EVE"})
  void scattersThatWouldLoseStayWhereTheyAre(CovarianceStructure structure) {
    LatentScaleStep.Move move = step(structure).moves(List.of(component(10, 0, 2))).get(0);
    assertArrayEquals(new double[] {1, 0, 0, 1}, move.contours().entries());
    assertArrayEquals(new double[] {0.5, 0}, move.contours().centre());
  }

  @ParameterizedTest
  @EnumSource(names = {"VVV", "EEE", "VII", "EVE"})
  void scattersThatGainMove(CovarianceStructure structure) {
    LatentScaleStep.Move move = step(structure).moves(List.of(component(10, 40, 2))).get(0);
    assertArrayEquals(new double[] {2, 0, 0, 2}, move.contours().entries(), 1e-14);
  }

  @ParameterizedTest
  @EnumSource(names = {"VVV", "EEE", "VII", "EVE"})
  void componentsWithoutMassStayWhatTheyAre(CovarianceStructure structure) {
    for (LatentScaleStep.Move move :
        step(structure).moves(List.of(component(0, 0, 0), component(0, 0, 0)))) {
      assertArrayEquals(new double[] {1, 0, 0, 1}, move.contours().entries());
      assertEquals(0, move.gain());
      assertEquals(1, move.ratio());
    }
  }
}
