package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.anomix.AnomalyScorer;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.io.ModelFile;
import org.anomix.io.PluginException;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plug-ins found on the class path and on the module path, good ones and others. */
final class PluginTest {
  private static final String FAMILY = DistributionFamily.class.getName();

  /** A family whose name somebody else's has already. */
  private static final String IMPOSTOR =
      """
      import java.util.List;
      import org.anomix.*;

      public final class Impostor implements DistributionFamily {
        public String name() { return "maxwell"; }
        public String support() { return "nowhere"; }
        public List<Parameter> parameters() { return List.of(); }
        public Distribution create(Description d, List<Distribution> p) { return null; }
        public Description describe(Distribution law) { return null; }
        public ComponentEstimator estimator(Options o, List<ComponentEstimator> p) { return null; }
      }
      """;

  @TempDir Path folder;

  @Test
  void aLawOnTheClassPathIsFittedByNameAndKeptInAFile() throws IOException {
    assertFalse(Registry.standard().familyNames().contains("maxwell"));
    try (URLClassLoader loader = Plugins.loader(Plugins.jar(folder, "maxwell"))) {
      Registry registry = Registry.of(loader);
      assertEquals(List.of(), registry.problems());
      assertTrue(registry.familyNames().contains("normal"));
      Mixture truth = (Mixture) registry.parse("0.4*maxwell(1) + 0.6*maxwell(8)");
      Rows rows = truth.sample(new SplittableRandom(1), 4000).rows();
      Fit fit = Em.of(registry.family("maxwell"), 2).fit(rows);
      assertRecovered(fit.model().toString());
      byte[] json = ModelFile.of(fit.model()).json().getBytes(StandardCharsets.UTF_8);
      assertEquals(fit.model(), ModelFile.parse(json, registry).model());
      assertEquals(fit.model(), registry.parse(fit.model().toString()));
    }
  }

  /**
   * 4 standard errors of a scale, scale/√(6 rows) each, with a half more for the overlap; of the
   * weight likewise: fails by luck once in 5,000 seeds, and the seed is fixed.
   */
  private static void assertRecovered(String model) {
    Matcher matcher =
        Pattern.compile("(\\S+)\\*maxwell\\(scale=(\\S+)\\) \\+ (\\S+)\\*maxwell\\(scale=(\\S+)\\)")
            .matcher(model);
    assertTrue(matcher.matches(), model);
    double[] found = new double[4];
    Arrays.setAll(found, i -> Double.parseDouble(matcher.group(i + 1)));
    int small = found[1] < found[3] ? 0 : 2;
    assertEquals(0.4, found[small], 6 * Math.sqrt(0.24 / 4000));
    assertEquals(1, found[small + 1], 6 / Math.sqrt(6 * 1600));
    assertEquals(8, found[3 - small], 6 * 8 / Math.sqrt(6 * 2400));
  }

  @Test
  void aModularProgramFindsItInALayerOfItsOwn() throws Exception {
    Path plugins = Files.createDirectories(folder.resolve("plugins"));
    Plugins.jar(plugins, "maxwell");
    Plugins.jar(plugins, "typicality");
    String[] entries = System.getProperty("java.class.path").split(File.pathSeparator, -1);
    String modules =
        Arrays.stream(entries)
            .filter(e -> e.matches(".*(anomix-(api|core|distributions)|jackson|numbers).*"))
            .collect(Collectors.joining(File.pathSeparator));
    String program = Path.of("target", "classes").toString();
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path",
                modules,
                "--add-modules",
                "org.anomix.core",
                "-cp",
                program,
                PluginLayer.class.getName(),
                plugins.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    List<String> lines = Files.readAllLines(output);
    assertEquals(0, process.exitValue(), lines::toString);
    assertTrue(lines.get(0).contains("maxwell") && lines.get(0).contains("normal"), lines.get(0));
    assertTrue(lines.get(1).contains("typicality") && lines.get(1).contains("tail"), lines.get(1));
    assertRecovered(lines.get(2));
  }

  @Test
  void aScorerOnTheClassPathScoresAnyModel() throws IOException {
    try (URLClassLoader loader = Plugins.loader(Plugins.jar(folder, "typicality"))) {
      Registry registry = Registry.of(loader);
      Distribution model = registry.parse("0.5*normal(0, 1) + 0.5*normal(20, 1)");
      AnomalyScorer scorer = registry.scorer("typicality").create(model, Options.none());
      double[] scores = new double[2];
      scorer.score(Rows.of(10, 0.5), scores);
      assertEquals(1e-4, scorer.pValue(scores[0]));
      assertTrue(scorer.pValue(scores[1]) > 0.05);
    }
  }

  @Test
  void brokenProvidersAreReportedAndDoNotHideTheRest() throws IOException {
    String thrower =
        """
        public final class Thrower {
          public Thrower() { throw new IllegalStateException("no luck"); }
        }
        """;
    Path missing =
        Plugins.jar(folder, "missing", "Empty", "class Empty {}", FAMILY, "no.SuchFamily\n");
    Path throwing = Plugins.jar(folder, "throwing", "Thrower", thrower, FAMILY, "Thrower\n");
    try (URLClassLoader loader =
        Plugins.loader(missing, throwing, Plugins.jar(folder, "maxwell"))) {
      Registry registry = Registry.of(loader);
      assertTrue(registry.familyNames().contains("maxwell"));
      assertTrue(registry.familyNames().contains("normal"));
      assertEquals(2, registry.problems().size(), registry.problems()::toString);
      assertTrue(registry.problems().get(0).contains("no.SuchFamily"));
      assertTrue(registry.problems().get(1).contains("Thrower"));
    }
  }

  @Test
  void aClashOfNamesNamesBothJars() throws IOException {
    Path impostor = Plugins.jar(folder, "impostor", "Impostor", IMPOSTOR, FAMILY, "Impostor\n");
    Path maxwell = Plugins.jar(folder, "maxwell");
    try (URLClassLoader loader = Plugins.loader(maxwell, impostor)) {
      String message = assertThrows(PluginException.class, () -> Registry.of(loader)).getMessage();
      assertTrue(message.contains("'maxwell'"), message);
      assertTrue(message.contains("org.example.maxwell.Maxwell$Family"), message);
      assertTrue(message.contains("maxwell.jar") && message.contains("impostor.jar"), message);
    }
  }
}
