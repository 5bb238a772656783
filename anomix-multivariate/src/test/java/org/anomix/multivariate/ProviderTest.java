package org.anomix.multivariate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.anomix.DistributionFamily;
import org.junit.jupiter.api.Test;

final class ProviderTest {
  @Test
  void moduleAndClassPathDeclareTheSameFamilies() throws IOException {
    assertEquals(onClassPath(), inModule());
  }

  private static Set<String> onClassPath() throws IOException {
    String file = "/META-INF/services/" + DistributionFamily.class.getName();
    try (InputStream in = Objects.requireNonNull(Gaussian.class.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .collect(Collectors.toSet());
    }
  }

  private static Set<String> inModule() {
    return Gaussian.class.getModule().getDescriptor().provides().stream()
        .filter(p -> p.service().equals(DistributionFamily.class.getName()))
        .map(ModuleDescriptor.Provides::providers)
        .flatMap(List::stream)
        .collect(Collectors.toSet());
  }
}
