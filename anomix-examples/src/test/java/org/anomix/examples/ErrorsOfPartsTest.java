package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.em.ParameterEstimate;
import org.anomix.io.Components;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;
import org.junit.jupiter.api.Test;

/** Standard errors of the numbers inside products and inner mixtures. */
final class ErrorsOfPartsTest {
  private static final Registry REGISTRY = Registry.standard();

  private static Rows rows(String notation, long seed, int count) {
    Mixture model = Mixture.of(REGISTRY.parse(notation));
    return model.sample(new SplittableRandom(seed), count).rows();
  }

  private static List<ParameterEstimate> errors(String family, int components, Rows rows) {
    Em em = Em.of(Components.parse(REGISTRY, family, components, Options.none())).withRestarts(5);
    Fit fit = em.fit(rows);
    return em.standardErrors(fit, rows);
  }

  private static void assertError(
      List<ParameterEstimate> all, String name, double expected, double tolerance) {
    ParameterEstimate found =
        all.stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow();
    assertEquals(expected, found.standardError(), tolerance * expected, name);
  }

  /** One component: known in closed form. */
  @Test
  void partsOfOneComponentHaveTheirOwnErrors() {
    Rows rows = rows("product(normal(0, 2), (0.3*point(0) + 0.7*normal(9, 1)))", 21, 1000);
    List<ParameterEstimate> all = errors("product(normal, point(0)+normal)", 1, rows);
    assertEquals(
        List.of("0.mean", "0.sd", "1.weights[0]", "1.1.mean", "1.1.sd"),
        all.stream().map(ParameterEstimate::name).toList());
    double sd = all.get(1).value();
    double zeros = all.get(2).value();
    assertError(all, "0.mean", sd / Math.sqrt(1000), 1e-4);
    assertError(all, "0.sd", sd / Math.sqrt(2000), 1e-3);
    assertError(all, "1.weights[0]", Math.sqrt(zeros * (1 - zeros) / 1000), 1e-3);
    assertError(all, "1.1.mean", all.get(4).value() / Math.sqrt(1000 * (1 - zeros)), 1e-4);
  }

  /** The same model under two names. */
  @Test
  void productOfOneBlockHasTheErrorsOfTheBlock() {
    Rows rows =
        rows(
            "0.5*gaussian([0, 0], [[1, 0], [0, 1]]) + 0.5*gaussian([2, 1], [[1, 0], [0, 2]])",
            22,
            500);
    List<ParameterEstimate> block = errors("gaussian", 2, rows);
    List<ParameterEstimate> product = errors("product(gaussian)", 2, rows);
    assertEquals(block.size(), product.size());
    for (int i = 0; i < block.size(); i++) {
      assertEquals(
          block.get(i).standardError(),
          product.get(i).standardError(),
          1e-4 * block.get(i).standardError(),
          block.get(i).name());
    }
  }

  /** An inner mixture in the only column is an outer one. */
  @Test
  void innerMixtureHasTheErrorsOfAnOuterOne() {
    Rows rows = rows("0.4*normal(0, 1) + 0.6*normal(4, 1)", 23, 800);
    List<ParameterEstimate> outer = errors("normal", 2, rows);
    List<ParameterEstimate> inner = errors("product(normal+normal)", 1, rows);
    double[] found = inner.stream().mapToDouble(ParameterEstimate::standardError).toArray();
    // Inner: the first weight, then mean and sd of each; outer: weight, mean and sd of each.
    int[] same = {0, 1, 2, 4, 5};
    for (int i = 0; i < same.length; i++) {
      double expected = outer.get(same[i]).standardError();
      assertEquals(expected, found[i], 1e-3 * expected, inner.get(i).name());
    }
  }

  /** The share of one part changes with that of another. */
  @Test
  void innerMixtureOfThreeHasTheErrorsOfAnOuterOne() {
    Rows rows = rows("0.5*normal(0, 1) + 0.3*normal(30, 1) + 0.2*normal(60, 1)", 24, 600);
    List<ParameterEstimate> all = errors("product(normal+normal+normal)", 1, rows);
    for (int part = 0; part < 2; part++) {
      double share = all.get(part).value();
      assertError(all, "0.weights[" + part + "]", Math.sqrt(share * (1 - share) / 600), 1e-3);
    }
  }
}
