package org.anomix.univariate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.anomix.DistributionFamily;
import org.anomix.continuous.Normal;
import org.junit.jupiter.api.Test;

final class ProvidersTest {
  private static final String SERVICE = DistributionFamily.class.getName();

  /** The class path reads one declaration and the module path the other. */
  @Test
  void bothDeclarationsNameTheSameProviders() throws IOException {
    Set<String> inModule = new TreeSet<>();
    try (InputStream in = Normal.class.getResourceAsStream("/module-info.class")) {
      ModuleDescriptor.read(in).provides().stream()
          .filter(provides -> provides.service().equals(SERVICE))
          .forEach(provides -> inModule.addAll(provides.providers()));
    }
    assertEquals(inModule, new TreeSet<>(providers()));
  }

  @Test
  void everyProviderIsMadeWithoutArgumentsAndNamesItsFamily() throws Exception {
    Set<String> names = new TreeSet<>();
    for (String provider : providers()) {
      Object family = Class.forName(provider).getConstructor().newInstance();
      names.add(((DistributionFamily) family).name());
    }
    assertEquals(
        Set.of("normal", "log-normal", "exponential", "uniform", "poisson", "point"), names);
  }

  private static List<String> providers() throws IOException {
    try (InputStream in = Normal.class.getResourceAsStream("/META-INF/services/" + SERVICE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
