package org.anomix.cli;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.anomix.DataException;
import org.anomix.DistributionFamily;
import org.anomix.ScorerProvider;
import org.anomix.io.PluginException;

/**
 * The jars of plug-ins, from three places: the option {@code --plugins}, the environment variable
 * {@code ANOMIX_PLUGINS}, and the folder {@code plugins} beside the launcher. All of them are seen
 * by one class loader, whose parent is that of the command.
 */
final class Plugins {
  /** Set by the launcher to its own folder. */
  static final String HOME = "anomix.home";

  static final String VARIABLE = "ANOMIX_PLUGINS";

  private static final String LOADER = "anomix-plugins";
  private static final String SERVICES = "META-INF/services/";
  private static final List<String> KINDS =
      List.of(DistributionFamily.class.getName(), ScorerProvider.class.getName());

  private final Set<Path> jars = new LinkedHashSet<>();
  private final Map<String, Path> jarOfProvider = new HashMap<>();
  private final Consumer<String> problems;

  private Plugins(Consumer<String> problems) {
    this.problems = problems;
  }

  /**
   * The plug-ins of a call.
   *
   * @param option what the option says
   * @param environment what the environment variable says
   * @param home the launcher's folder
   * @param problems receives one line about every jar that cannot be used
   */
  static Plugins of(
      Optional<String> option,
      Optional<String> environment,
      Optional<String> home,
      Consumer<String> problems)
      throws IOException {
    Plugins plugins = new Plugins(problems);
    plugins.addAll("--plugins", option.orElse(""));
    plugins.addAll(VARIABLE, environment.orElse(""));
    if (home.isPresent()) {
      Path folder = Path.of(home.get(), "plugins");
      if (Files.isDirectory(folder)) {
        for (Path jar : jarsIn(folder)) {
          plugins.add(jar);
        }
      }
    }
    return plugins;
  }

  /** A loader of the plug-ins; the parent itself where there are none. */
  ClassLoader loader(ClassLoader parent) {
    if (jars.isEmpty()) {
      return parent;
    }
    List<URL> urls = new ArrayList<>();
    try {
      for (Path jar : jars) {
        urls.add(jar.toUri().toURL());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Never closed: laws load their classes as long as the process lives.
    return new URLClassLoader(LOADER, urls.toArray(new URL[0]), parent);
  }

  /** Whether a family or scorer came out of a jar of plug-ins. */
  static boolean isPlugin(Object provider) {
    ClassLoader loader = provider.getClass().getClassLoader();
    return loader != null && LOADER.equals(loader.getName());
  }

  /** Names the jar that declares the provider a problem speaks of. */
  String explained(String problem) {
    for (Map.Entry<String, Path> provider : jarOfProvider.entrySet()) {
      if (problem.contains("Provider " + provider.getKey() + " ")) {
        return provider.getValue() + ": " + problem;
      }
    }
    return problem;
  }

  private void addAll(String source, String paths) throws IOException {
    for (String text : paths.split(File.pathSeparator, -1)) {
      if (text.isBlank()) {
        continue;
      }
      Path path;
      try {
        path = Path.of(text);
      } catch (InvalidPathException e) {
        throw new DataException(source + ": '" + text + "' is no path");
      }
      if (!Files.exists(path)) {
        throw new NoSuchFileException(source + ": " + text);
      }
      List<Path> inside = Files.isDirectory(path) ? jarsIn(path) : List.of();
      if (inside.isEmpty()) {
        add(path);
      }
      for (Path jar : inside) {
        add(jar);
      }
    }
  }

  private static List<Path> jarsIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private void add(Path path) throws IOException {
    Path real = path.toRealPath();
    if (jars.contains(real)) {
      return;
    }
    List<String> providers;
    try {
      providers = Files.isDirectory(real) ? providersOfFolder(real) : providersOfJar(real);
    } catch (IOException e) {
      problems.accept(path + " is not a readable jar: " + e.getMessage());
      return;
    }
    if (providers.isEmpty()) {
      problems.accept(path + " declares no family and no scorer in " + SERVICES);
    }
    for (String provider : providers) {
      Path other = jarOfProvider.putIfAbsent(provider, real);
      if (other != null && !other.equals(real)) {
        // One class loader would see the first alone, without a word.
        throw new PluginException("the provider " + provider + " is in " + other + " and " + real);
      }
    }
    jars.add(real);
  }

  private static List<String> providersOfFolder(Path folder) throws IOException {
    List<String> providers = new ArrayList<>();
    for (String kind : KINDS) {
      Path file = folder.resolve(SERVICES + kind);
      if (Files.exists(file)) {
        providers.addAll(names(Files.readAllLines(file)));
      }
    }
    return providers;
  }

  private static List<String> providersOfJar(Path jar) throws IOException {
    List<String> providers = new ArrayList<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (String kind : KINDS) {
        ZipEntry entry = file.getEntry(SERVICES + kind);
        if (entry != null) {
          try (BufferedReader lines =
              new BufferedReader(
                  new InputStreamReader(file.getInputStream(entry), StandardCharsets.UTF_8))) {
            providers.addAll(names(lines.lines().toList()));
          } catch (UncheckedIOException e) {
            throw new IOException(e.getCause());
          }
        }
      }
    }
    return providers;
  }

  /** The names in a file of providers, without comments. */
  private static List<String> names(List<String> lines) {
    return lines.stream()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
