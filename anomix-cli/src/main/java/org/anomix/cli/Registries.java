package org.anomix.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import org.anomix.io.Registry;
import picocli.CommandLine.Model.CommandSpec;

/** The families and scorers that the command knows. */
final class Registries {
  private Registries() {}

  static Registry standard(CommandSpec spec) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    Plugins plugins =
        Plugins.of(
            Main.of(spec).plugins(),
            Optional.ofNullable(System.getenv(Plugins.VARIABLE)),
            Optional.ofNullable(System.getProperty(Plugins.HOME)),
            problem -> err.println("anomix: a plug-in was left out: " + oneLine(problem)));
    Registry registry = Registry.of(plugins.loader(Registries.class.getClassLoader()));
    for (String problem : registry.problems()) {
      err.println("anomix: a provider was left out: " + oneLine(plugins.explained(problem)));
    }
    return registry;
  }

  private static String oneLine(String problem) {
    return problem.replaceAll("\\p{Cntrl}+", " ");
  }
}
