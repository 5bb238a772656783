package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.anomix.ComponentEstimator;
import org.anomix.Description;
import org.anomix.Distribution;
import org.anomix.Domain;
import org.anomix.Option;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.Rows;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.em.ParameterEstimate;
import org.anomix.em.Stop;
import org.anomix.io.Components;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Samples of known laws are fitted by default options, and every parameter is found again: regular
 * ones within four standard errors on the scale of their transform, ends of a support within 20/n
 * of its range.
 */
final class RecoveryTest {
  private static final int ROWS = 10_000;
  private static final double ERRORS = 4;
  private static final double END = 20.0 / ROWS; // a false alarm once in e^20

  /** Regular parameters outside that are forgiven: chance alone puts one in 300 studies there. */
  private static final int FORGIVEN = 1;

  private static final Registry REGISTRY = Registry.standard();
  private static final List<String> FIGURES = new ArrayList<>();

  /** The deviations of one parameter, in standard errors, over all seeds. */
  private static final class Deviations {
    private final List<Double> z = new ArrayList<>();

    long outside() {
      return z.stream().filter(d -> !(Math.abs(d) <= ERRORS)).count();
    }

    double mean() {
      return z.stream().mapToDouble(d -> d).average().orElse(Double.NaN);
    }

    double sd() {
      double mean = mean();
      return Math.sqrt(z.stream().mapToDouble(d -> (d - mean) * (d - mean)).sum() / (z.size() - 1));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "normal(mean=10, sd=2)                       | ",
        "normal(mean=10, sd=2)                       | sd=2",
        "log-normal(mu=1, sigma=0.7)                 | ",
        "exponential(rate=0.2)                       | ",
        "cauchy(location=-3, scale=2)                | ",
        "student-t(df=4, location=5, scale=2)        | ",
        "student-t(df=3, location=5, scale=2)        | df=3",
        "gamma(shape=0.6, scale=3)                   | ",
        "weibull(shape=1.7, scale=20)                | ",
        "beta(alpha=0.8, beta=3)                     | ",
        "laplace(location=4, scale=3)                | ",
        "logistic(location=4, scale=3)               | ",
        "gumbel(location=4, scale=3)                 | ",
        "uniform(lower=-2, upper=7)                  | ",
        "pareto(scale=2, shape=3)                    | ",
        "inverse-gaussian(mean=2, shape=5)           | ",
        "von-mises(mean=1, concentration=2)          | ",
        "skew-normal(location=1, scale=2, shape=4)   | ",
        "binomial(trials=20, p=0.3)                  | trials=20",
        "binomial(p=0.3)                             | ",
        "poisson(mean=3)                             | ",
        "geometric(p=0.2)                            | ",
        "shifted-geometric(p=0.2)                    | ",
        "negative-binomial(r=3, p=0.2)               | ",
        "zeta(s=2.5)                                 | ",
        "discrete-uniform(lower=-3, upper=12)        | ",
        "0.4*normal(0, 1) + 0.6*normal(5, 2)                         | ",
        "0.4*normal(0, 1.5) + 0.6*normal(5, 1.5)                     | shared=sd",
        "0.4*log-normal(0, 0.5) + 0.6*log-normal(2, 0.4)             | ",
        "0.4*exponential(0.1) + 0.6*exponential(3)                   | ",
        "0.4*cauchy(-10, 1) + 0.6*cauchy(10, 2)                      | ",
        "0.4*student-t(3, 0, 1) + 0.6*student-t(6, 12, 2)            | ",
        "0.4*student-t(4, 0, 1) + 0.6*student-t(4, 12, 2)            | shared=df",
        "0.4*gamma(2, 1) + 0.6*gamma(20, 0.5)                        | ",
        "0.4*weibull(1.2, 2) + 0.6*weibull(5, 12)                    | ",
        "0.4*beta(3, 12) + 0.6*beta(9, 3)                            | ",
        "0.4*laplace(0, 1) + 0.6*laplace(8, 2)                       | ",
        "0.4*logistic(0, 1) + 0.6*logistic(12, 2)                    | ",
        "0.4*gumbel(0, 1) + 0.6*gumbel(10, 2)                        | ",
        "0.1*uniform(-20, 30) + 0.9*normal(5, 1)                     | ",
        "0.4*pareto(1, 0.5) + 0.6*pareto(1, 5)                       | ",
        "0.4*inverse-gaussian(1, 4) + 0.6*inverse-gaussian(8, 60)    | ",
        "0.4*von-mises(-1.5, 3) + 0.6*von-mises(1.5, 6)              | ",
        "0.4*skew-normal(0, 2, 3) + 0.6*skew-normal(12, 3, -3)       | ",
        "0.4*binomial(20, 0.2) + 0.6*binomial(20, 0.6)               | trials=20",
        "0.4*binomial(p=0.2) + 0.6*binomial(p=0.6)                   | ",
        "0.4*poisson(2) + 0.6*poisson(12)                            | ",
        "0.4*geometric(0.03) + 0.6*geometric(0.5)                    | ",
        "0.4*shifted-geometric(0.03) + 0.6*shifted-geometric(0.5)    | ",
        "0.4*negative-binomial(5, 0.5) + 0.6*negative-binomial(20, 0.3) | ",
        "0.4*zeta(1.5) + 0.6*zeta(5)                                 | ",
        "0.3*point(0) + 0.7*normal(4, 1.5)                           | ",
        "0.3*point(0) + 0.7*poisson(4)                               | ",
        "0.3*point(0) + 0.7*binomial(10, 0.3)                        | trials=10",
        "0.3*point(0) + 0.7*negative-binomial(4, 0.3)                | ",
      })
  void everyParameterIsFoundAgain(String notation, String settings) {
    Mixture truth = Mixture.of(REGISTRY.parse(notation));
    List<ComponentEstimator> estimators = Components.like(REGISTRY, truth, options(settings));
    Map<String, Deviations> all = new LinkedHashMap<>();
    List<String> failures = new ArrayList<>();
    int seeds = Studies.seeds(50);
    double worstEnd = Double.NEGATIVE_INFINITY;
    for (long seed = 0; seed < seeds; seed++) {
      Rows rows = sample(truth, new SplittableRandom(1_000_003 * seed + notation.hashCode()));
      Em em = Em.of(estimators).withSeed(seed);
      Fit fit = em.fit(rows);
      assertTrue(fit.stopped() != Stop.STOPPED, fit.diagnoses()::toString);
      assertNeverFalls(fit, rows);
      if (fit.stopped() != Stop.CONVERGED || fit.touchesGuard() || isWorse(fit, truth, rows)) {
        failures.add(seed + ": " + fit.stopped() + " " + fit.model() + " " + fit.diagnoses());
      }
      for (ParameterEstimate estimate : em.standardErrors(fit, rows)) {
        all.computeIfAbsent(name(truth, estimate), n -> new Deviations())
            .z
            .add(deviation(truth, estimate));
      }
      worstEnd = Math.max(worstEnd, farthestEnd(fit.model(), truth, settings));
    }
    FIGURES.addAll(figures(notation, settings, seeds, all));
    if (worstEnd >= 0) {
      FIGURES.add(
          Studies.format(
              "| `%s` | ends of the support | | | at most %.1f/n of the range |",
              notation, worstEnd * ROWS));
    }
    assertTrue(worstEnd <= END, "an end is off by " + worstEnd + " of the range");
    assertEquals(List.of(), failures);
    all.forEach(
        (parameter, deviations) ->
            assertTrue(
                deviations.outside() <= (Studies.full() ? FORGIVEN : 0),
                () -> parameter + ": " + deviations.z));
  }

  private static Options options(String settings) {
    Options options = Options.none();
    if (settings == null) {
      return options;
    }
    String[] parts = settings.split("=", -1);
    return parts[0].equals(Option.SHARED)
        ? options.with(parts[0], parts[1])
        : options.withFixed(parts[0], Double.parseDouble(parts[1]));
  }

  private static Rows sample(Mixture truth, SplittableRandom random) {
    if (truth.dimension() == 1) {
      return truth.sample(random, ROWS).rows();
    }
    double[][] trials = new double[ROWS][];
    for (int r = 0; r < ROWS; r++) {
      trials[r] = new double[] {0, 5 + random.nextInt(30)};
    }
    return truth.sample(random, Rows.of(trials)).rows();
  }

  /** A maximum lies above the truth, or on it, to the rounding of either sum. */
  private static boolean isWorse(Fit fit, Mixture truth, Rows rows) {
    double atTruth = 0;
    for (double term : truth.logDensities(rows)) {
      atTruth += term;
    }
    return fit.logLikelihood() < atTruth - 1e-12 * Math.abs(atTruth);
  }

  private static void assertNeverFalls(Fit fit, Rows rows) {
    double magnitude = 0;
    for (double term : fit.model().logDensities(rows)) {
      magnitude += Math.abs(term);
    }
    for (int i = 1; i < fit.history().size(); i++) {
      double fall = fit.history().get(i - 1) - fit.history().get(i);
      assertTrue(fall <= 1e-14 * magnitude, "pass " + i + " fell by " + fall);
    }
  }

  private static String name(Mixture truth, ParameterEstimate estimate) {
    return truth.size() == 1
        ? estimate.name()
        : estimate.name()
            + " of "
            + truth.components().get(estimate.component()).family().name()
            + " "
            + (estimate.component() + 1);
  }

  /** In standard errors, both on the scale of the transform, on which the limits were made. */
  private static double deviation(Mixture truth, ParameterEstimate estimate) {
    Domain domain = Domain.PROBABILITY;
    double expected = truth.weight(estimate.component());
    if (!estimate.name().equals("weight")) {
      Distribution law = truth.components().get(estimate.component());
      domain = parameter(law, estimate.name()).domain();
      expected = value(law, estimate.name());
    }
    double width = domain.toReal(estimate.upper()) - domain.toReal(estimate.lower());
    double error = width / (2 * 1.959963984540054);
    return (domain.toReal(estimate.value()) - domain.toReal(expected)) / error;
  }

  private static Parameter parameter(Distribution law, String name) {
    return law.family().parameters().stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static double value(Distribution law, String name) {
    Description description = law.family().describe(law);
    return description.value(name, Parameter.Shape.SCALAR).number(0);
  }

  /**
   * Of the range, how far a support taken from the data ends from the true one; times the weight,
   * since only the component's own rows tell of it.
   */
  private static double farthestEnd(Mixture model, Mixture truth, String settings) {
    double worst = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < truth.size(); k++) {
      Distribution law = truth.components().get(k);
      for (Parameter parameter : law.family().parameters()) {
        boolean given = settings != null && settings.startsWith(parameter.name());
        boolean end =
            List.of("lower", "upper").contains(parameter.name())
                || (law.family().name().equals("pareto") && parameter.name().equals("scale"));
        if (end && !given) {
          double range =
              parameter.name().equals("scale")
                  ? value(law, "scale")
                  : value(law, "upper") - value(law, "lower");
          double found = value(model.components().get(k), parameter.name());
          double off = Math.abs(found - value(law, parameter.name())) / range;
          worst = Math.max(worst, off * truth.weight(k));
        }
      }
    }
    return worst;
  }

  private static List<String> figures(
      String notation, String settings, int seeds, Map<String, Deviations> all) {
    List<String> lines = new ArrayList<>();
    String fixed = settings == null ? "" : ", " + settings;
    all.forEach(
        (parameter, d) ->
            lines.add(
                Studies.format(
                    "| `%s`%s | %s | %d of %d | %.2f | %.2f |",
                    notation, fixed, parameter, d.outside(), seeds, d.mean(), d.sd())));
    return lines;
  }

  @AfterAll
  static void writeFigures() {
    List<String> lines = new ArrayList<>();
    lines.add(
        Studies.format("Samples of %,d rows, default options, a seed per sample. z is the", ROWS));
    lines.add(
        "deviation from the truth in standard errors, on the scale of the parameter's transform;");
    lines.add("outside means |z| above 4.");
    lines.add("");
    lines.add("| law | parameter | outside | mean of z | sd of z |");
    lines.add("|---|---|---:|---:|---:|");
    lines.addAll(FIGURES);
    Studies.write("Recovery of parameters", lines);
  }
}
