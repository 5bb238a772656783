package org.anomix.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KernelChoiceTest {
  private static final Kernels SCALAR = ScalarKernels.INSTANCE;

  private record Provider(String name, Optional<String> obstacle, Kernels kernels)
      implements KernelProvider {}

  /** The scalar loops under another name, one of them off by a little. */
  private static Kernels flawed(String loop, double error) {
    return (Kernels)
        Proxy.newProxyInstance(
            KernelChoiceTest.class.getClassLoader(),
            new Class<?>[] {Kernels.class},
            (proxy, method, arguments) -> called(method, arguments, loop, error));
  }

  private static Object called(Method method, Object[] arguments, String loop, double error)
      throws Throwable {
    try {
      Object result = method.invoke(SCALAR, arguments);
      return method.getName().equals(loop) ? (double) result + error : result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static final Provider GOOD = new Provider("good", Optional.empty(), flawed("none", 0));
  private static final Provider BARRED = new Provider("barred", Optional.of("it rains"), SCALAR);
  private static final Provider FLAWED =
      new Provider("flawed", Optional.empty(), flawed("sum", 1e-9));

  @Test
  void withoutProvidersTheScalarLoopsAreUsed() {
    KernelChoice choice = KernelChoice.of("", List.of());
    assertSame(SCALAR, choice.kernels());
    assertEquals("scalar kernels; no others were found", choice.reason());
  }

  @Test
  void theFirstProviderThatWorksIsTaken() {
    KernelChoice choice = KernelChoice.of("", List.of(BARRED, FLAWED, GOOD));
    assertSame(GOOD.kernels(), choice.kernels());
    assertEquals("good kernels, which work here", choice.reason());
  }

  @Test
  void whatStandsInTheWayIsSaid() {
    KernelChoice choice = KernelChoice.of("", List.of(BARRED, FLAWED));
    assertSame(SCALAR, choice.kernels());
    assertEquals(
        "scalar kernels; barred kernels cannot be used: it rains;"
            + " flawed kernels cannot be used: they disagree with the scalar ones on NORMAL",
        choice.reason());
  }

  @Test
  void aProviderThatFailsIsLeftOut() {
    KernelProvider broken =
        new KernelProvider() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public Optional<String> obstacle() {
            return Optional.empty();
          }

          @Override
          public Kernels kernels() {
            throw new NoClassDefFoundError("Vector");
          }
        };
    KernelChoice choice = KernelChoice.of("", List.of(broken));
    assertSame(SCALAR, choice.kernels());
    assertTrue(choice.reason().contains("NoClassDefFoundError"), choice.reason());
  }

  @Test
  void kernelsAskedForByNameAreUsedOrRefused() {
    assertSame(SCALAR, KernelChoice.of("scalar", List.of(GOOD)).kernels());
    assertSame(GOOD.kernels(), KernelChoice.of("good", List.of(BARRED, GOOD)).kernels());
    KernelChoice barred = KernelChoice.of("barred", List.of(BARRED, GOOD));
    assertEquals(
        "barred kernels cannot be used: it rains",
        assertThrows(IllegalStateException.class, barred::kernels).getMessage());
    KernelChoice unknown = KernelChoice.of("gpu", List.of(GOOD));
    assertEquals(
        "no kernels are called 'gpu'; there are scalar, good",
        assertThrows(IllegalStateException.class, unknown::kernels).getMessage());
  }
}
