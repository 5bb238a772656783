package org.anomix.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.anomix.bench.problem.Clusters;
import org.anomix.bench.problem.Problem;
import org.anomix.bench.problem.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OwnContenderTest {
  @Test
  void aProcessOfItsOwnPassesOverAndScoresTheRowsOfTheFolder(@TempDir Path folder)
      throws IOException {
    Problem problem = Problem.of(Shape.named("M1").scaled(1e-3), Clusters.OVERLAPPING);
    NumbersFile.write(folder.resolve("rows.npy"), problem.rowMajor(), 2);
    NumbersFile.write(folder.resolve("start.npy"), problem.startValues().numbers(), 1);
    Contender own =
        new OwnContender(
            Path.of(System.getProperty("java.home")), "scalar", 1, new Cores(false, 0));

    List<Measurement> measured =
        own.measure(problem.shape(), folder, new Contender.Budget(3, 0.01));

    assertEquals(List.of("pass", "score"), measured.stream().map(Measurement::work).toList());
    double sum = Arrays.stream(problem.start().logDensities(problem.rows())).sum();
    assertEquals(sum, measured.get(1).check(), 1e-9 * Math.abs(sum));
    assertTrue(measured.get(0).check() > sum, "two M-steps raise the log-likelihood");
    assertTrue(measured.get(0).seconds() > 0 && measured.get(0).seconds() < 10);
  }
}
