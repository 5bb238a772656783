package org.anomix.univariate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.module.ModuleDescriptor;
import java.util.Set;
import java.util.TreeSet;
import org.anomix.DistributionFamily;
import org.anomix.continuous.Normal;
import org.junit.jupiter.api.Test;

/** That both declarations agree is part of the conformance of every family. */
final class ProvidersTest {
  @Test
  void providersAreTheFamiliesTestedHere() throws ReflectiveOperationException {
    Set<String> names = new TreeSet<>();
    for (ModuleDescriptor.Provides provides : Normal.class.getModule().getDescriptor().provides()) {
      for (String provider : provides.providers()) {
        Object family = Class.forName(provider).getConstructor().newInstance();
        names.add(((DistributionFamily) family).name());
      }
    }
    assertEquals(
        Set.of(
            "normal",
            "log-normal",
            "exponential",
            "uniform",
            "gamma",
            "beta",
            "inverse-gaussian",
            "cauchy",
            "student-t",
            "skew-normal",
            "logistic",
            "laplace",
            "weibull",
            "gumbel",
            "pareto",
            "von-mises",
            "poisson",
            "geometric",
            "shifted-geometric",
            "discrete-uniform",
            "binomial",
            "negative-binomial",
            "zeta",
            "point"),
        names);
  }
}
