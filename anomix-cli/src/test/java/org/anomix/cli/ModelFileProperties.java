package org.anomix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.anomix.Distribution;
import org.anomix.ModelFileException;
import org.anomix.Options;
import org.anomix.em.GoodnessOfFit;
import org.anomix.em.ParameterEstimate;
import org.anomix.em.Trimming;
import org.anomix.io.FitSummary;
import org.anomix.io.ModelFile;

/** The model file, with the families that come with the command. */
final class ModelFileProperties {
  private static ModelFile parse(String json) {
    return ModelFile.parse(json.getBytes(StandardCharsets.UTF_8), RandomModels.REGISTRY);
  }

  private static ModelFile random(long seed) {
    Distribution law = new RandomModels(seed).law(1 + (int) (seed & 1), 3);
    FitSummary fit =
        new FitSummary(
            -0.1 * seed,
            Double.NEGATIVE_INFINITY,
            7,
            7.5,
            (int) (seed & 3),
            new Trimming(0.3, 2.25, List.of(1, 5)),
            3,
            1.5,
            Double.NaN,
            2.5,
            4,
            "CONVERGED",
            List.of("a \"warning\"\n"),
            seed,
            2,
            "scalar",
            new Options(Map.of("covariance", "full"), Map.of("sd", 0.1)),
            List.of(new ParameterEstimate(1, "mean[0]", 0.5, Double.NaN, -0.25, seed)),
            List.of(new GoodnessOfFit.Test("chi-square", 3.5, 1.0 / 3)));
    return new ModelFile(law, List.of("a", "β,\u0001"), Optional.of(fit));
  }

  @Property(tries = 300)
  void everythingReadsBackBitForBit(@ForAll long seed) {
    ModelFile file = random(seed);
    assertEquals(file, parse(file.json()));
  }

  @Property(tries = 10_000)
  void damagedFileReadsOrIsRefused(@ForAll long seed) {
    String json = new RandomModels(seed).damaged(random(seed).json());
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          try {
            parse(json);
          } catch (ModelFileException e) {
            assertFalse(e.getMessage().isBlank());
          }
        });
  }

  @Property(tries = 200)
  void cutFileIsRefused(@ForAll long seed) {
    String json = random(seed).json().strip();
    String cut = json.substring(0, (int) Math.floorMod(seed, (long) json.length()));
    assertThrows(ModelFileException.class, () -> parse(cut));
  }
}
