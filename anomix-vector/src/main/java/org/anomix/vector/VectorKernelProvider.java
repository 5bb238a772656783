package org.anomix.vector;

import java.util.Locale;
import java.util.Optional;
import org.anomix.kernel.KernelProvider;
import org.anomix.kernel.Kernels;

/**
 * Offers the kernels of the Vector API. Names no type of that API itself, since it must load where
 * the module is absent.
 */
public final class VectorKernelProvider implements KernelProvider {
  private static final String MODULE = "jdk.incubator.vector";

  /** Made by {@link java.util.ServiceLoader}. */
  public VectorKernelProvider() {}

  @Override
  public String name() {
    return "vector";
  }

  @Override
  public Optional<String> obstacle() {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      return Optional.of("this JVM was started without --add-modules " + MODULE);
    }
    Optional<String> compiler = obstacleOfCompiler();
    return compiler.isPresent() ? compiler : Doubles.obstacle();
  }

  /** Without the optimizing compiler of HotSpot every vector is an object. */
  private static Optional<String> obstacleOfCompiler() {
    String vm = System.getProperty("java.vm.name", "");
    String mode = System.getProperty("java.vm.info", "").toLowerCase(Locale.ROOT);
    boolean compiles =
        vm.contains("Server VM") && mode.contains("mixed mode") && !mode.contains("emulated");
    return compiles
        ? Optional.empty()
        : Optional.of("this JVM (" + vm + ", " + mode + ") does not compile with C2");
  }

  @Override
  public Kernels kernels() {
    return VectorKernels.INSTANCE;
  }
}
