package org.anomix.kernel;

import java.util.Optional;

/**
 * Offers {@link Kernels}, found by {@link java.util.ServiceLoader}. A provider itself must load on
 * every JVM: what it offers may need more than is there.
 */
public interface KernelProvider {
  /**
   * What the kernels are called by the property {@value Kernels#PROPERTY}.
   *
   * @return a short name, such as "vector"
   */
  String name();

  /**
   * Why the kernels cannot be used here, or would be slower than the scalar ones.
   *
   * @return the reason as part of a sentence; nothing if they can
   */
  Optional<String> obstacle();

  /**
   * The kernels; asked for only where there is no obstacle.
   *
   * @return the kernels
   */
  Kernels kernels();
}
