package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Jars of plug-ins as a user would have them. */
final class Plugins {
  private Plugins() {}

  /** The jar of a project below plugins/, which is built before these tests. */
  static Path jar(Path folder, String project) throws IOException {
    return jar(folder.resolve(project + ".jar"), Path.of("plugins", project, "target", "classes"));
  }

  private static Path jar(Path jar, Path classes) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> files = Files.walk(classes)) {
      for (Path path : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String name = classes.relativize(path).toString().replace('\\', '/');
        out.putNextEntry(new JarEntry(name));
        Files.copy(path, out);
        out.closeEntry();
      }
    }
    return jar;
  }

  /** A jar of one class, compiled here, with a services file that names some providers. */
  static Path jar(Path folder, String name, String type, String source, String service, String text)
      throws IOException {
    Path java = Files.createDirectories(folder.resolve(name + "-src")).resolve(type + ".java");
    Path classes = Files.createDirectories(folder.resolve(name));
    Files.writeString(java, source);
    List<String> arguments =
        List.of("-cp", System.getProperty("java.class.path"), "-d", "" + classes, "" + java);
    int status =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(System.out, System.err, arguments.toArray(String[]::new));
    assertEquals(0, status);
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(services.resolve(service), text);
    return jar(folder.resolve(name + ".jar"), classes);
  }

  static URLClassLoader loader(Path... jars) throws IOException {
    URL[] urls = new URL[jars.length];
    for (int i = 0; i < jars.length; i++) {
      urls[i] = jars[i].toUri().toURL();
    }
    return new URLClassLoader(urls, Plugins.class.getClassLoader());
  }
}
