package org.anomix.cli;

import java.util.Locale;
import java.util.Optional;
import org.anomix.kernel.Kernels;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option that says which loops fit and score. */
final class KernelOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** The kernels that may be asked for. */
  enum Name {
    SCALAR,
    VECTOR
  }

  @Option(
      names = "--kernels",
      paramLabel = "scalar|vector",
      description =
          "The array loops to use: plain ones, or those of the Vector API; the launcher takes the"
              + " second for large files where the processor has them. They agree to 1e-13.")
  private Optional<Name> kernels = Optional.empty();

  /** Settles which kernels are used, before any are. */
  void settle() {
    if (kernels.isEmpty()) {
      return;
    }
    String name = kernels.get().name().toLowerCase(Locale.ROOT);
    System.setProperty(Kernels.PROPERTY, name);
    String used;
    try {
      used = Kernels.active().name();
    } catch (IllegalStateException e) {
      throw refused(name, String.valueOf(e.getMessage()));
    }
    if (!used.equals(name)) {
      throw refused(name, "these are not there, or others are in use already: " + used);
    }
  }

  private CommandLine.ParameterException refused(String name, String why) {
    return new CommandLine.ParameterException(spec.commandLine(), "--kernels " + name + ": " + why);
  }
}
