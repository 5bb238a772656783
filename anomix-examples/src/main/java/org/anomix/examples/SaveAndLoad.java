package org.anomix.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.continuous.NormalFamily;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.io.FitSummary;
import org.anomix.io.ModelFile;
import org.anomix.io.Registry;

/** Saves a model with the figures of its fit, and loads it again to the last bit. */
public final class SaveAndLoad {
  private SaveAndLoad() {}

  /**
   * Runs the example.
   *
   * @param arguments none
   * @throws IOException if the file cannot be written or read
   */
  public static void main(String[] arguments) throws IOException {
    Fit fit = Em.of(new NormalFamily(), 1).fit(Rows.of(1, 2, 4, 8));
    Path file = Files.createTempFile("model", ".json");
    new ModelFile(fit.model(), List.of("size"), Optional.of(FitSummary.of(fit, Options.none())))
        .write(file);

    ModelFile loaded = ModelFile.read(file, Registry.standard());
    System.out.println(loaded.model().equals(fit.model()));
    System.out.println(loaded.fit().orElseThrow().bic() == fit.bic());
    Files.delete(file);
  }
}
