package org.anomix.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Property;
import org.anomix.DistributionFamily;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A kit that cannot fail is worth nothing: each of its tests fails for a family with its flaw. */
final class KitTest {
  /** No toy is a provider; {@link DeclarationsTest} has plug-ins that are. */
  private static final String DECLARED = "bothDeclarationsNameTheSameProviders";

  private static DistributionFamily family(Flaw flaw) {
    return flaw.isOf("STEPS")
        ? new Steps.Family(flaw)
        : flaw.isOf("CLOUD") ? new Cloud.Family(flaw) : new DecayFamily(flaw);
  }

  @ParameterizedTest
  @EnumSource
  void everyFlawIsFoundByItsTest(Flaw flaw) {
    Runs.Outcome outcome = Runs.run(family(flaw), flaw.tests());
    if (flaw.tests().isEmpty()) {
      assertEquals(Set.of(DECLARED), outcome.failed().keySet(), outcome.failed()::toString);
    } else {
      Set<String> missed = new TreeSet<>(flaw.tests());
      missed.removeAll(outcome.failed().keySet());
      assertTrue(missed.isEmpty(), () -> missed + " did not fail");
    }
  }

  @Test
  void everyTestOfTheKitHasAFlawThatItFinds() {
    Set<String> found = new TreeSet<>(Set.of(DECLARED));
    for (Flaw flaw : Flaw.values()) {
      found.addAll(flaw.tests());
    }
    Set<String> tests = new TreeSet<>();
    for (Class<?> type :
        new Class<?>[] {
          Conformance.class, FamilyConformance.class, MultivariateConformance.class
        }) {
      Arrays.stream(type.getDeclaredMethods())
          .filter(KitTest::isTest)
          .forEach(method -> tests.add(method.getName()));
    }
    assertEquals(tests, found);
  }

  @Test
  void allTestsAreFinalAndRun() {
    Set<String> run = Runs.run(new DecayFamily(Flaw.NONE), Set.of()).started();
    for (Class<?> type : new Class<?>[] {Conformance.class, FamilyConformance.class}) {
      for (Method method : type.getDeclaredMethods()) {
        if (isTest(method)) {
          assertTrue(Modifier.isFinal(method.getModifiers()), method::toString);
          assertTrue(run.contains(method.getName()), () -> method + " did not run");
        }
      }
    }
  }

  private static boolean isTest(Method method) {
    return method.isAnnotationPresent(Test.class)
        || method.isAnnotationPresent(TestFactory.class)
        || method.isAnnotationPresent(Property.class);
  }
}
