package org.anomix.cli;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Java beside that of the tests, on the same classes. */
final class OwnProcess {
  private OwnProcess() {}

  /**
   * The call of a class.
   *
   * @param options of Java
   */
  static ProcessBuilder of(List<String> options, Class<?> type, List<String> arguments)
      throws URISyntaxException {
    String path =
        Stream.of(
                folder(Main.class),
                folder(type),
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path", ""))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> call = new ArrayList<>();
    call.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    call.addAll(options);
    call.addAll(List.of("-cp", path, type.getName()));
    call.addAll(arguments);
    return new ProcessBuilder(call);
  }

  private static String folder(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }
}
