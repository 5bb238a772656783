package org.anomix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars of plug-ins, compiled here against the api. */
final class PluginsTest {
  @TempDir static Path folder;

  /** A family that behaves like the normal one, under another name. */
  private static String family(String type, String name) {
    return """
        package plugin;
        import java.util.List;
        import org.anomix.*;
        public final class %s implements DistributionFamily {
          public String name() { return %s; }
          public List<Parameter> parameters() {
            return List.of(Parameter.scalar("at", Domain.REAL, Parameter.Role.LOCATION));
          }
          public String support() { return "x alone"; }
          public Distribution create(Description d, List<Distribution> parts) {
            throw new ParameterException(name(), "at", d.scalar("at"), "left alone");
          }
          public Description describe(Distribution law) { throw new IllegalStateException(); }
          public ComponentEstimator estimator(Options o, List<ComponentEstimator> parts) {
            throw new ParameterException(name(), "at", "nothing", "given");
          }
        }
        """
        .formatted(type, name);
  }

  @BeforeAll
  static void makeJars() throws IOException {
    compile("One", family("One", "\"one\""));
    compile("Two", family("Two", "\"two\""));
    compile("OneAgain", family("OneAgain", "\"one\""));
    compile("Normal", family("Normal", "\"normal\""));
    compile("Thrower", family("Thrower", "String.valueOf(1 / (parameters().size() - 1))"));
    compile("Misnamed", family("Misnamed", "\"No Name\""));
    jar("one.jar", "One");
    jar("copy-of-one.jar", "One");
    jar("two.jar", "Two");
    jar("one again+.jar", "OneAgain");
    jar("normal.jar", "Normal");
    jar("thrower.jar", "Thrower");
    jar("misnamed.jar", "Misnamed");
    jar("absent.jar", "Absent");
    Files.writeString(folder.resolve("torn.jar"), "no zip");
    Files.createDirectories(folder.resolve("home/plugins"));
    Files.copy(folder.resolve("two.jar"), folder.resolve("home/plugins/two.jar"));
    Files.writeString(folder.resolve("home/plugins/README"), "no jar");
  }

  private static void compile(String type, String source) throws IOException {
    Path file = folder.resolve("src/" + type + ".java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, source);
    String path =
        Stream.of("java.class.path", "jdk.module.path")
            .map(System::getProperty)
            .filter(p -> p != null)
            .reduce((a, b) -> a + File.pathSeparator + b)
            .orElseThrow();
    int code =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "-proc:none",
                "-cp",
                path,
                "-d",
                folder.resolve("classes").toString(),
                file.toString());
    assertEquals(0, code);
  }

  private static void jar(String name, String type) throws IOException {
    try (OutputStream file = Files.newOutputStream(folder.resolve(name));
        JarOutputStream jar = new JarOutputStream(file)) {
      jar.putNextEntry(new JarEntry("META-INF/services/org.anomix.DistributionFamily"));
      jar.write(("# ours\nplugin." + type + "\n").getBytes(StandardCharsets.UTF_8));
      Path compiled = folder.resolve("classes/plugin/" + type + ".class");
      if (Files.exists(compiled)) {
        jar.putNextEntry(new JarEntry("plugin/" + type + ".class"));
        jar.write(Files.readAllBytes(compiled));
      }
    }
  }

  private static String paths(String... names) {
    return Stream.of(names)
        .map(name -> folder.resolve(name).toString())
        .reduce((a, b) -> a + File.pathSeparator + b)
        .orElseThrow();
  }

  private static Outcome families(String... jars) {
    return Outcome.of("families", "--plugins", paths(jars));
  }

  @Test
  void familiesOfJarsStandAmongOursWithTheirJar() {
    Outcome outcome = families("one.jar", "two.jar");
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals("", outcome.err());
    assertTrue(outcome.out().contains("family one: plugin.One in "), outcome.out());
    assertTrue(outcome.out().contains("two.jar"), outcome.out());
    assertTrue(outcome.out().contains("\nnormal "), outcome.out());
  }

  @Test
  void optionStandsBeforeOrAfterTheCommand() {
    Outcome before = Outcome.of("--plugins", paths("one.jar"), "families", "--format", "json");
    Outcome after = Outcome.of("families", "--format", "json", "--plugins", paths("one.jar"));
    assertEquals(0, before.code(), before.err());
    assertEquals(after.out(), before.out());
    assertTrue(before.out().contains("\"one\""), before.out());
  }

  @Test
  void lawOfAPluginIsReachedByItsName() {
    Outcome outcome = Outcome.of("describe", "--model", "one(3)", "--plugins", paths("one.jar"));
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().contains("one: at = 3.0 but must be left alone"), outcome.err());
  }

  @Test
  void folderStandsForItsJarsAndTheSameJarTwiceIsOne() {
    Outcome outcome = families("home/plugins", "home/plugins/two.jar");
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("family two: plugin.Two"), outcome.out());
    Outcome classes = families("classes");
    assertTrue(classes.err().contains("classes declares no family"), classes.err());
  }

  @Test
  void brokenJarIsOneLineThatNamesItAndHidesNothingElse() {
    String[][] broken = {
      {"torn.jar", "torn.jar is not a readable jar"},
      {"absent.jar", "absent.jar: "},
      {"thrower.jar", "thrower.jar: java.lang.ArithmeticException"},
      {"misnamed.jar", "misnamed.jar: 'No Name' is no name of a family"}
    };
    for (String[] each : broken) {
      Outcome outcome = families(each[0], "one.jar");
      assertEquals(0, outcome.code(), outcome.err());
      assertEquals(1, outcome.errLines().size(), outcome.err());
      assertTrue(outcome.err().contains(each[1]), outcome.err());
      assertTrue(outcome.out().contains("family one: plugin.One"), outcome.out());
    }
  }

  @Test
  void clashOfNamesIsAnErrorThatNamesBothJars() {
    String[][] clashes = {
      {"one.jar", "one again+.jar"}, {"one.jar", "copy-of-one.jar"}, {"normal.jar", "distributions"}
    };
    for (String[] clash : clashes) {
      Outcome outcome =
          clash[1].endsWith(".jar") ? families(clash[0], clash[1]) : families(clash[0]);
      assertNotEquals(0, outcome.code());
      assertEquals("", outcome.out());
      assertTrue(outcome.errLines().get(0).contains(clash[0]), outcome.err());
      assertTrue(outcome.errLines().get(0).contains(clash[1]), outcome.err());
    }
  }

  @Test
  void absentJarIsAnError() {
    Outcome outcome = families("nowhere.jar");
    assertEquals(1, outcome.code());
    assertTrue(outcome.err().contains("nowhere.jar: no such file or folder"), outcome.err());
  }

  @Test
  void variableAndHomeOfTheLauncherAreLookedAtToo() throws Exception {
    List<String> problems = new ArrayList<>();
    Plugins plugins =
        Plugins.of(
            Optional.empty(),
            Optional.of(paths("one.jar")),
            Optional.of(folder.resolve("home").toString()),
            problems::add);
    ClassLoader loader = plugins.loader(PluginsTest.class.getClassLoader());
    assertEquals(loader, loader.loadClass("plugin.One").getClassLoader());
    assertEquals(loader, loader.loadClass("plugin.Two").getClassLoader());
    assertEquals(PluginsTest.class.getClassLoader(), loader.getParent());
    assertEquals(List.of(), problems);
  }

  @Test
  void withoutPluginsTheLoaderIsTheCommandsOwn() throws IOException {
    ClassLoader own = PluginsTest.class.getClassLoader();
    Plugins none =
        Plugins.of(Optional.empty(), Optional.empty(), Optional.of("" + folder), p -> {});
    assertEquals(own, none.loader(own));
  }
}
