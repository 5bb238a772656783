package org.anomix.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import org.anomix.DistributionFamily;
import org.anomix.ScorerProvider;
import org.anomix.UnknownNameException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What plug-ins can and cannot do to the registry. */
final class RegistryTest {
  private static final String PACKAGE = "org.anomix.io.plugin.";

  @TempDir private Path folder;

  /** Defines the classes of the plug-ins itself, as for a jar that its parent does not know. */
  private static final class PluginLoader extends URLClassLoader {
    PluginLoader(URL folder) {
      super(new URL[] {folder}, RegistryTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        if (!name.startsWith(PACKAGE)) {
          return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }

  private Registry registry(Class<?> service, String... providers) {
    try {
      Path services = Files.createDirectories(folder.resolve("META-INF/services"));
      Files.write(services.resolve(service.getName()), List.of(providers));
      Path classes = Files.createDirectories(folder.resolve(PACKAGE.replace('.', '/')));
      for (String provider : providers) {
        String file = provider.substring(provider.lastIndexOf('.') + 1) + ".class";
        try (InputStream in = RegistryTest.class.getResourceAsStream("plugin/" + file)) {
          if (in != null) {
            Files.copy(in, classes.resolve(file), StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
      try (PluginLoader loader = new PluginLoader(folder.toUri().toURL())) {
        return Registry.of(loader);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Registry scorers(String... providers) {
    return registry(ScorerProvider.class, providers);
  }

  @Test
  void ordinaryPluginStandsBesideOurs() {
    Registry registry = scorers(PACKAGE + "GoodScorer");
    assertEquals(Set.of("density", "good", "tail"), registry.scorerNames());
    assertEquals(List.of(), registry.problems());
  }

  @Test
  void brokenProvidersAreReportedAndHideNothing() {
    Registry registry =
        scorers(
            PACKAGE + "AbsentScorer",
            PACKAGE + "FailingScorer",
            PACKAGE + "NamelessScorer",
            PACKAGE + "Stranger",
            PACKAGE + "GoodScorer");
    assertEquals(Set.of("density", "good", "tail"), registry.scorerNames());
    List<String> problems = registry.problems();
    assertEquals(4, problems.size(), problems.toString());
    assertReports(problems, "AbsentScorer", "not found");
    assertReports(problems, "FailingScorer in " + folder, "no licence found");
    assertReports(problems, "NamelessScorer in " + folder, "AbstractMethodError");
    assertReports(problems, "Stranger", "not a subtype");
  }

  private static void assertReports(List<String> problems, String who, String why) {
    assertTrue(
        problems.stream().anyMatch(p -> p.contains(who) && p.contains(why)), problems.toString());
  }

  @Test
  void fileOfServicesThatIsNoneIsReported() {
    Registry registry = registry(DistributionFamily.class, "this is no class name");
    assertEquals(1, registry.problems().size());
    assertTrue(
        registry.problems().get(0).contains("META-INF/services"), registry.problems().get(0));
    assertEquals(Set.of("density", "tail"), registry.scorerNames());
  }

  @Test
  void clashOfNamesIsAnErrorThatNamesBothOrigins() {
    PluginException e =
        assertThrows(PluginException.class, () -> scorers(PACKAGE + "ClashingScorer"));
    assertTrue(e.getMessage().contains("the scorer 'density'"), e.getMessage());
    assertTrue(e.getMessage().contains("org.anomix.detect.DensityScorerProvider"), e.getMessage());
    assertTrue(e.getMessage().contains(PACKAGE + "ClashingScorer in " + folder), e.getMessage());
  }

  @Test
  void providerListedTwiceIsNoClash() {
    assertEquals(List.of(), scorers(PACKAGE + "GoodScorer", PACKAGE + "GoodScorer").problems());
  }

  @Test
  void unknownNamesListTheKnown() {
    Registry registry = Registry.standard();
    assertEquals(
        "unknown scorer 'tial'; known: density, tail",
        assertThrows(UnknownNameException.class, () -> registry.scorer("tial")).getMessage());
    assertEquals(
        "unknown family 'normal'; known: mixture",
        assertThrows(UnknownNameException.class, () -> registry.family("normal")).getMessage());
  }
}
