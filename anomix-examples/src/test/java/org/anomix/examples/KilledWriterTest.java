package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.anomix.continuous.Normal;
import org.anomix.io.ModelFile;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model file is the old one or the new one, whenever its writer dies. */
final class KilledWriterTest {
  private static final int KILLS = 6;

  @Test
  void aKilledWriterLeavesAWholeModel(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("model.json");
    SplittableRandom random = new SplittableRandom(20);
    Registry registry = Registry.standard();
    for (int kill = 0; kill < KILLS; kill++) {
      Process writer =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx128m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Writer.class.getName(),
                  file.toString())
              .redirectErrorStream(true)
              .start();
      try {
        // The writer says when its first file stands; from then on it writes without a pause.
        assertTrue(writer.getInputStream().read() >= 0, "the writer died by itself");
        Thread.sleep(random.nextInt(5, 60));
      } finally {
        writer.destroyForcibly().waitFor();
      }
      Mixture model = Mixture.of(ModelFile.read(file, registry).model());
      assertTrue(model.size() == 400 || model.size() == 500, "components " + model.size());
    }
  }

  /** Writes two models in turn until it is killed. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws IOException {
      Path file = Path.of(arguments[0]);
      List<ModelFile> models = List.of(ModelFile.of(model(400)), ModelFile.of(model(500)));
      for (int i = 0; ; i++) {
        models.get(i % 2).write(file);
        if (i == 0) {
          System.out.println("written");
        }
      }
    }

    private static Mixture model(int components) {
      double[] weights = new double[components];
      List<Normal> laws = new ArrayList<>();
      for (int k = 0; k < components; k++) {
        weights[k] = 1.0 / components;
        laws.add(new Normal(Math.sqrt(k), 1 + k / 7.0));
      }
      return Mixture.of(weights, laws);
    }
  }

  @Test
  void nothingIsLeftBesideAFileThatWasWritten(@TempDir Path folder) throws IOException {
    ModelFile.of(new Normal(0, 1)).write(folder.resolve("model.json"));
    try (var files = Files.list(folder)) {
      assertTrue(files.allMatch(f -> f.endsWith("model.json")));
    }
  }
}
