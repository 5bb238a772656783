package org.anomix.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The two declarations of the providers of one service: those of a jar, or of a folder of classes
 * and the folder of resources that a build may keep apart from it.
 *
 * @param inModule named by {@code provides} in the module-info; nothing if there is no module-info
 * @param inServices named by a file in META-INF/services; none if there is no file
 */
record Declarations(Optional<Set<String>> inModule, Set<String> inServices) {
  private static final String SERVICES = "META-INF/services/";

  /** Those beside a class, wherever it was loaded from. */
  static Declarations beside(Class<?> type, Class<?> service) {
    try {
      URI location = type.getProtectionDomain().getCodeSource().getLocation().toURI();
      Set<String> elsewhere = elsewhere(type, service);
      Path path = Path.of(location);
      if (Files.isDirectory(path)) {
        return read(path, service, elsewhere);
      }
      try (FileSystem jar = FileSystems.newFileSystem(path)) {
        return read(jar.getPath("/"), service, elsewhere);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Providers of any visible services file whose classes come from where the type comes from. */
  private static Set<String> elsewhere(Class<?> type, Class<?> service) throws IOException {
    Set<String> names = new TreeSet<>();
    for (URL file :
        Collections.list(type.getClassLoader().getResources(SERVICES + service.getName()))) {
      URLConnection connection = file.openConnection();
      connection.setUseCaches(false); // would keep a jar open
      try (InputStream in = connection.getInputStream()) {
        for (String name : names(in)) {
          if (isFrom(type.getProtectionDomain().getCodeSource(), name, type.getClassLoader())) {
            names.add(name);
          }
        }
      }
    }
    return names;
  }

  private static boolean isFrom(CodeSource source, String name, ClassLoader loader) {
    try {
      return source.equals(
          Class.forName(name, false, loader).getProtectionDomain().getCodeSource());
    } catch (ClassNotFoundException | LinkageError e) {
      return false; // loading the providers will tell
    }
  }

  private static Declarations read(Path root, Class<?> service, Set<String> elsewhere)
      throws IOException {
    Optional<Set<String>> inModule = Optional.empty();
    Path descriptor = root.resolve("module-info.class");
    if (Files.exists(descriptor)) {
      Set<String> provided = new TreeSet<>();
      try (InputStream in = Files.newInputStream(descriptor)) {
        ModuleDescriptor.read(in).provides().stream()
            .filter(provides -> provides.service().equals(service.getName()))
            .forEach(provides -> provided.addAll(provides.providers()));
      }
      inModule = Optional.of(provided);
    }
    Set<String> inServices = new TreeSet<>(elsewhere);
    Path services = root.resolve(SERVICES + service.getName());
    if (Files.exists(services)) {
      try (InputStream in = Files.newInputStream(services)) {
        inServices.addAll(names(in));
      }
    }
    return new Declarations(inModule, inServices);
  }

  private static List<String> names(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
