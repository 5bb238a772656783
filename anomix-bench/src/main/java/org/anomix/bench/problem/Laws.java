package org.anomix.bench.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anomix.Distribution;
import org.anomix.ParameterException;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;

/** Three ordinary laws of every family, together a mixture with some overlap. */
public final class Laws {
  private static final Map<String, List<String>> PARAMETERS = parameters();

  private Laws() {}

  private static Map<String, List<String>> parameters() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    all.put("normal", List.of("0, 1", "2, 1.5", "5, 1"));
    all.put("log-normal", List.of("0, 0.5", "1, 0.4", "2, 0.3"));
    all.put("exponential", List.of("0.2", "1", "5"));
    all.put("laplace", List.of("0, 1", "4, 1", "9, 2"));
    all.put("logistic", List.of("0, 1", "4, 1", "9, 2"));
    all.put("gumbel", List.of("0, 1", "4, 1", "9, 2"));
    all.put("student-t", List.of("4, 0, 1", "6, 4, 1", "5, 9, 2"));
    all.put("cauchy", List.of("0, 1", "4, 1", "10, 2"));
    all.put("gamma", List.of("2, 1", "5, 1", "10, 1"));
    all.put("weibull", List.of("1.5, 1", "3, 4", "2, 9"));
    all.put("beta", List.of("2, 8", "5, 5", "9, 2"));
    all.put("inverse-gaussian", List.of("1, 3", "3, 9", "8, 20"));
    all.put("von-mises", List.of("-2, 4", "0, 4", "2, 6"));
    all.put("skew-normal", List.of("0, 1, 2", "4, 1, -2", "9, 2, 1"));
    all.put("uniform", List.of("0, 1", "0, 2", "1, 4"));
    all.put("pareto", List.of("1, 1", "1, 3", "1, 6"));
    all.put("poisson", List.of("1", "5", "12"));
    all.put("binomial", List.of("20, 0.2", "20, 0.5", "20, 0.8"));
    all.put("geometric", List.of("0.5", "0.2", "0.05"));
    all.put("shifted-geometric", List.of("0.5", "0.2", "0.05"));
    all.put("negative-binomial", List.of("3, 0.5", "6, 0.4", "10, 0.3"));
    all.put("zeta", List.of("1.5", "2.5", "4"));
    all.put("discrete-uniform", List.of("0, 5", "0, 10", "4, 20"));
    all.put("point", List.of("0", "1", "2"));
    all.put(
        "gaussian",
        List.of(
            "[0, 0], [[1, 0.5], [0.5, 1]]",
            "[2, 1], [[1, -0.3], [-0.3, 2]]",
            "[5, 5], [[2, 0], [0, 1]]"));
    all.put(
        "multivariate-t",
        List.of(
            "4, [0, 0], [[1, 0.5], [0.5, 1]]",
            "6, [2, 1], [[1, -0.3], [-0.3, 2]]",
            "5, [5, 5], [[2, 0], [0, 1]]"));
    return all;
  }

  /**
   * The families that have laws here.
   *
   * @return their names
   */
  public static List<String> families() {
    return List.copyOf(PARAMETERS.keySet());
  }

  /**
   * A mixture of three laws.
   *
   * @param family the name of their family
   * @return the mixture, with equal weights
   * @throws ParameterException if there are none of this family
   */
  public static Mixture mixture(String family) {
    List<Distribution> laws =
        PARAMETERS.getOrDefault(family, List.of()).stream()
            .map(numbers -> Registry.standard().parse(family + "(" + numbers + ")"))
            .toList();
    if (laws.isEmpty()) {
      throw new ParameterException(
          "bench", "family", family, "one of " + String.join(", ", families()));
    }
    return Mixture.of(new double[] {1.0 / 3, 1.0 / 3, 1.0 / 3}, laws);
  }

  /**
   * One law.
   *
   * @param family the name of its family
   * @return the first of the three
   */
  public static Distribution law(String family) {
    return mixture(family).components().get(0);
  }
}
