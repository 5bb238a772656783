package org.anomix.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Decides, once, which kernels are in use, and says why. */
final class KernelChoice {
  /** Here rather than in the interface, so that the compiler sees a constant. */
  static final KernelChoice ACTIVE = logged(of(System.getProperty(Kernels.PROPERTY, ""), found()));

  private final Optional<Kernels> chosen;
  private final String reason;

  /** A field of its own: the loops must not look into an {@code Optional}. */
  private final Kernels kernels;

  private KernelChoice(Optional<Kernels> chosen, String reason) {
    this.chosen = chosen;
    this.kernels = chosen.orElse(ScalarKernels.INSTANCE);
    this.reason = reason;
  }

  Kernels kernels() {
    if (chosen.isEmpty()) {
      throw new IllegalStateException(reason);
    }
    return kernels;
  }

  /** Why these, as a sentence. */
  String reason() {
    return reason;
  }

  private static List<KernelProvider> found() {
    List<KernelProvider> providers = new ArrayList<>();
    try {
      ServiceLoader.load(KernelProvider.class, KernelChoice.class.getClassLoader())
          .forEach(providers::add);
    } catch (ServiceConfigurationError | LinkageError e) {
      log("a provider of kernels is broken and was left out", e);
    }
    return providers;
  }

  /**
   * The choice among providers.
   *
   * @param wanted the name that the user asks for; empty for the best there is
   * @param providers those found
   */
  static KernelChoice of(String wanted, List<KernelProvider> providers) {
    if (wanted.equals(ScalarKernels.NAME)) {
      return new KernelChoice(Optional.of(ScalarKernels.INSTANCE), "scalar kernels, as asked for");
    }
    List<String> obstacles = new ArrayList<>();
    for (KernelProvider provider : providers) {
      if (wanted.isEmpty() || wanted.equals(provider.name())) {
        Optional<String> obstacle = provider.obstacle();
        if (obstacle.isEmpty()) {
          obstacle = selfCheck(provider);
        }
        if (obstacle.isEmpty()) {
          return new KernelChoice(
              Optional.of(provider.kernels()), provider.name() + " kernels, which work here");
        }
        obstacles.add(provider.name() + " kernels cannot be used: " + obstacle.get());
      }
    }
    String why = obstacles.isEmpty() ? "no others were found" : String.join("; ", obstacles);
    return wanted.isEmpty()
        ? new KernelChoice(Optional.of(ScalarKernels.INSTANCE), "scalar kernels; " + why)
        : new KernelChoice(Optional.empty(), refusal(wanted, providers, obstacles));
  }

  private static String refusal(
      String wanted, List<KernelProvider> providers, List<String> obstacles) {
    if (!obstacles.isEmpty()) {
      return String.join("; ", obstacles);
    }
    String names =
        providers.stream().map(provider -> ", " + provider.name()).collect(Collectors.joining());
    return "no kernels are called '" + wanted + "'; there are " + ScalarKernels.NAME + names;
  }

  /** Kernels that cannot be linked, or that disagree with the scalar ones, are not used. */
  private static Optional<String> selfCheck(KernelProvider provider) {
    try {
      return SelfCheck.disagreement(ScalarKernels.INSTANCE, provider.kernels());
    } catch (LinkageError | RuntimeException e) {
      return Optional.of("they fail with " + e);
    }
  }

  private static KernelChoice logged(KernelChoice choice) {
    System.getLogger(Kernels.class.getName())
        .log(System.Logger.Level.DEBUG, "anomix kernels: {0}", choice.reason);
    return choice;
  }

  private static void log(String message, Throwable cause) {
    System.getLogger(Kernels.class.getName()).log(System.Logger.Level.WARNING, message, cause);
  }
}
