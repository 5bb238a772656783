package org.anomix.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The two declarations of the providers of one service, read from a jar or a folder of classes.
 *
 * @param inModule named by {@code provides} in the module-info; none if there is no module-info
 * @param inServices named by the file in META-INF/services; none if there is no file
 */
record Declarations(Set<String> inModule, Set<String> inServices) {
  /** Those beside a class, wherever it was loaded from. */
  static Declarations beside(Class<?> type, Class<?> service) {
    try {
      URI location = type.getProtectionDomain().getCodeSource().getLocation().toURI();
      Path path = Path.of(location);
      if (Files.isDirectory(path)) {
        return read(path, service);
      }
      try (FileSystem jar = FileSystems.newFileSystem(path)) {
        return read(jar.getPath("/"), service);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Declarations read(Path root, Class<?> service) throws IOException {
    Set<String> inModule = new TreeSet<>();
    Path descriptor = root.resolve("module-info.class");
    if (Files.exists(descriptor)) {
      try (InputStream in = Files.newInputStream(descriptor)) {
        ModuleDescriptor.read(in).provides().stream()
            .filter(provides -> provides.service().equals(service.getName()))
            .forEach(provides -> inModule.addAll(provides.providers()));
      }
    }
    Set<String> inServices = new TreeSet<>();
    Path services = root.resolve("META-INF").resolve("services").resolve(service.getName());
    if (Files.exists(services)) {
      for (String line : lines(services)) {
        String name = line.replaceFirst("#.*", "").strip();
        if (!name.isEmpty()) {
          inServices.add(name);
        }
      }
    }
    return new Declarations(inModule, inServices);
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file, StandardCharsets.UTF_8);
  }
}
