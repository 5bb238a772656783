package org.anomix.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.anomix.io.ModelFile;
import org.anomix.io.Registry;
import picocli.CommandLine.Option;

/** The option that names a model: by its notation, or by a file. */
final class ModelOption {
  @Option(
      names = "--model",
      required = true,
      paramLabel = "MODEL",
      description =
          "A model file, or a model in the notation: 0.5*normal(0, 1) + 0.5*normal(5, 2).")
  private String model = "";

  ModelFile read(Registry registry) throws IOException {
    return read(model, registry);
  }

  static ModelFile read(String model, Registry registry) throws IOException {
    return model.contains("(")
        ? ModelFile.of(registry.parse(model))
        : ModelFile.read(Path.of(model), registry);
  }
}
