package org.anomix.cli;

import org.anomix.io.Registry;
import picocli.CommandLine.Model.CommandSpec;

/** The families and scorers that the command knows. */
final class Registries {
  private Registries() {}

  static Registry standard(CommandSpec spec) {
    Registry registry = Registry.of(Registries.class.getClassLoader());
    for (String problem : registry.problems()) {
      spec.commandLine().getErr().println("anomix: a provider was left out: " + problem);
    }
    return registry;
  }
}
