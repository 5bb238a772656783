package org.anomix.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import org.anomix.DistributionFamily;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plug-ins made here, a family called {@code spare} with or without its two declarations. */
final class DeclarationsTest {
  private static final String TEST = "bothDeclarationsNameTheSameProviders";
  private static final String PROVIDES =
      "provides org.anomix.DistributionFamily with spare.SpareFamily;";

  @TempDir Path folder;

  /** Compiled as a module against the class path that this test has. */
  private Path plugin(String provides, String services) throws IOException {
    Path sources = Files.createDirectories(folder.resolve("sources"));
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Path module =
        Files.writeString(
            sources.resolve("module-info.java"),
            "module spare { requires org.anomix; exports spare; " + provides + " }");
    Path family =
        Files.writeString(
            sources.resolve("SpareFamily.java"),
            """
            package spare;

            import java.util.List;
            import org.anomix.*;

            public final class SpareFamily implements DistributionFamily {
              public String name() { return "spare"; }
              public String support() { return "nowhere"; }
              public List<Parameter> parameters() { return List.of(); }
              public Distribution create(Description d, List<Distribution> p) { return null; }
              public Description describe(Distribution law) { return null; }
              public ComponentEstimator estimator(Options o, List<ComponentEstimator> p) {
                return null;
              }
            }
            """);
    int status =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "--module-path",
                api().toString(),
                "-d",
                classes.toString(),
                module.toString(),
                family.toString());
    assertEquals(0, status);
    if (!services.isEmpty()) {
      Path file = classes.resolve("META-INF/services").resolve(DistributionFamily.class.getName());
      Files.createDirectories(file.getParent());
      Files.writeString(file, services);
    }
    return classes;
  }

  private static Path api() {
    try {
      return Path.of(
          DistributionFamily.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String failureOf(Path... plugin) throws Exception {
    URL[] path = new URL[plugin.length];
    for (int i = 0; i < plugin.length; i++) {
      path[i] = plugin[i].toUri().toURL();
    }
    try (URLClassLoader loader =
        new URLClassLoader(path, DeclarationsTest.class.getClassLoader())) {
      DistributionFamily family =
          (DistributionFamily) loader.loadClass("spare.SpareFamily").getConstructor().newInstance();
      return Runs.run(family, Set.of(TEST)).failed().getOrDefault(TEST, "none");
    }
  }

  @Test
  void equalDeclarationsPassAsAFolderAndAsAJar() throws Exception {
    Path classes = plugin(PROVIDES, "# a comment\nspare.SpareFamily # and another\n\n");
    assertEquals("none", failureOf(classes));
    Path jar = folder.resolve("spare.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      for (String name :
          List.of(
              "module-info.class",
              "spare/SpareFamily.class",
              "META-INF/services/" + DistributionFamily.class.getName())) {
        out.putNextEntry(new JarEntry(name));
        Files.copy(classes.resolve(name), out);
        out.closeEntry();
      }
    }
    assertEquals("none", failureOf(jar));
  }

  @Test
  void declarationsPassWhereClassesAndResourcesHaveFoldersOfTheirOwn() throws Exception {
    Path classes = plugin(PROVIDES, "spare.SpareFamily\n");
    Path resources = Files.createDirectories(folder.resolve("resources"));
    Files.move(classes.resolve("META-INF"), resources.resolve("META-INF"));
    assertEquals("none", failureOf(classes, resources));
    String failure = failureOf(classes);
    assertTrue(failure.contains("do not name the same providers"), failure);
  }

  @Test
  void aPlugInWithoutAModuleNeedsTheServicesFileAlone() throws Exception {
    Path classes = plugin(PROVIDES, "spare.SpareFamily\n");
    Files.delete(classes.resolve("module-info.class"));
    assertEquals("none", failureOf(classes));
    Path services = classes.resolve("META-INF/services/" + DistributionFamily.class.getName());
    Files.delete(services);
    String failure = failureOf(classes);
    assertTrue(failure.contains("no provider is declared"), failure);
  }

  @Test
  void aMissingServicesFileIsFound() throws Exception {
    String failure = failureOf(plugin(PROVIDES, ""));
    assertTrue(failure.contains("do not name the same providers"), failure);
  }

  @Test
  void aModuleThatProvidesNothingIsFound() throws Exception {
    String failure = failureOf(plugin("", "spare.SpareFamily\n"));
    assertTrue(failure.contains("do not name the same providers"), failure);
  }

  @Test
  void noDeclarationAtAllIsFound() throws Exception {
    String failure = failureOf(plugin("", ""));
    assertTrue(failure.contains("no provider is declared"), failure);
  }

  @Test
  void aProviderThatCannotBeLoadedIsFound() throws Exception {
    String failure = failureOf(plugin(PROVIDES, "spare.SpareFamily\nspare.NoSuchFamily\n"));
    assertTrue(failure.contains("do not name the same providers"), failure);
  }
}
