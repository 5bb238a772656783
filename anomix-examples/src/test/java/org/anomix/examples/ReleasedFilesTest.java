package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.anomix.Options;
import org.anomix.io.FitSummary;
import org.anomix.io.ModelFile;
import org.anomix.io.Registry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of every released version are read for ever; the files here are never rewritten. */
final class ReleasedFilesTest {
  private static final Path MODELS = Path.of("src", "test", "resources", "models");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "version-1-every-family.json | 0.2*point(0) + 0.3*poisson(4) + 0.05*exponential(2)"
            + " + 0.15*log-normal(1, 0.5) + 0.3*uniform(-1, 9.75)",
        "version-1-nested.json | 0.25*(0.1*normal(0, 4.9e-324) + 0.9*normal(-1e300, 1e-5))"
            + " + 0.75*normal(0.1, 2)",
      })
  void aFileOfVersionOneIsTheModelItWas(String file, String notation) throws IOException {
    Registry registry = Registry.standard();
    ModelFile read = ModelFile.read(MODELS.resolve(file), registry);
    assertEquals(registry.parse(notation), read.model());
  }

  @ParameterizedTest
  @CsvSource({
    "version-1-normal.json, -1034.1139, 272, waiting",
    "version-1-gaussian.json, -747.94, 200, x"
  })
  void theFiguresOfAFitAreStillThere(String file, double logLikelihood, int rows, String column)
      throws IOException {
    ModelFile read = ModelFile.read(MODELS.resolve(file), Registry.standard());
    FitSummary fit = read.fit().orElseThrow();
    assertEquals(logLikelihood, fit.logLikelihood(), 0.01);
    assertEquals(rows, fit.rows());
    assertEquals(column, read.columns().get(0));
  }

  @ParameterizedTest
  @CsvSource({
    "version-1-normal.json",
    "version-1-gaussian.json",
    "version-1-every-family.json",
    "version-1-nested.json"
  })
  void thisVersionStillWritesTheSameBytes(String file) throws IOException {
    String text = Files.readString(MODELS.resolve(file));
    assertEquals(text, ModelFile.read(MODELS.resolve(file), Registry.standard()).json());
  }

  @ParameterizedTest
  @CsvSource({"version-1-normal.json, 6"})
  void fixedValuesTravelWithTheModel(String file, double sd) throws IOException {
    Options options =
        ModelFile.read(MODELS.resolve(file), Registry.standard()).fit().orElseThrow().options();
    assertEquals(List.of(sd), List.copyOf(options.fixed().values()));
  }
}
