package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anomix.ComponentEstimator;
import org.anomix.Estimate;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.em.ParameterEstimate;
import org.anomix.em.Stop;
import org.anomix.multivariate.Gaussian;
import org.anomix.multivariate.GaussianFamily;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fall of the objective that rounding explains is no defect; every other is. */
final class RoundingTest {
  private static final int SAMPLES = 12;

  private static ComponentEstimator gaussian(String structure) {
    return new GaussianFamily().estimator(Options.none().with("covariance", structure), List.of());
  }

  private static Fit converged(List<ComponentEstimator> estimators, double[][] rows) {
    Fit fit = Em.of(estimators).withRestarts(1).fit(Rows.of(rows));
    assertEquals(Stop.CONVERGED, fit.stopped(), () -> fit.diagnoses().toString());
    for (int i = 1; i < fit.history().size(); i++) {
      double fall = fit.history().get(i - 1) - fit.history().get(i);
      assertTrue(fall <= 1e-14 * 10 * rows.length * rows[0].length, () -> "fell by " + fall);
    }
    return fit;
  }

  private static double[][] normalRows(long seed, int size, int side) {
    Random random = new Random(seed);
    double[][] rows = new double[size][side];
    for (double[] row : rows) {
      Arrays.setAll(row, j -> random.nextGaussian());
    }
    return rows;
  }

  private static double[][] withFarRow(long seed, int size, int side) {
    double[][] rows = normalRows(seed, size, side);
    Arrays.fill(rows[size / 2], 1e6);
    return rows;
  }

  @ParameterizedTest
  @ValueSource(strings = {"VVV", "EEE", "EVV", "VEE", "EEV", "VVE"})
  void oneComponentConvergesBesideARowAMillionSdAway(String structure) {
    for (int seed = 0; seed < SAMPLES; seed++) {
      int side = 2 + seed % 5;
      double[][] rows = withFarRow(seed, 5 * side, side);
      converged(List.of(gaussian(structure)), rows);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"VVV", "VEE"})
  void oneRowMoreThanColumnsConvergesInAnyUnit(String structure) {
    for (int seed = 0; seed < SAMPLES; seed++) {
      // The log density of such rows is the same for all, and 0 in one unit.
      double[][] rows = normalRows(seed, 3, 2);
      double density = converged(List.of(gaussian(structure)), rows).objective() / 3;
      for (double unit : new double[] {1e-3, Math.exp(density / 2), 100}) {
        double[][] rescaled = new double[3][];
        Arrays.setAll(rescaled, r -> Arrays.stream(rows[r]).map(x -> unit * x).toArray());
        converged(List.of(gaussian(structure)), rescaled);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"EEE", "VVV"})
  void columnsWhoseSpreadIsNearTheSpacingOfDoublesConverge(String structure) {
    for (int seed = 0; seed < SAMPLES; seed++) {
      double[][] rows = normalRows(seed, 90, 3);
      for (int r = 0; r < rows.length; r++) {
        double shift = r % 3 == 0 ? 4 : 0;
        double[] row = rows[r];
        Arrays.setAll(row, j -> 1e8 + (row[j] + shift) * (j == 0 ? 1e-6 : j));
      }
      converged(Collections.nCopies(2, gaussian(structure)), rows);
    }
  }

  @Test
  void errorsOfMeansBesideARowAMillionSdAwayAreRightOrUntold() {
    Rows rows = Rows.of(withFarRow(1, 13, 2));
    Em em = Em.of(new GaussianFamily(), 1);
    Fit fit = em.fit(rows);
    double variance = ((Gaussian) fit.model().components().get(0)).covariance()[0][0];
    for (ParameterEstimate estimate : em.standardErrors(fit, rows)) {
      if (estimate.name().startsWith("mean") && !Double.isNaN(estimate.standardError())) {
        assertEquals(
            Math.sqrt(variance / 13), estimate.standardError(), 1e-3 * Math.sqrt(variance));
      }
    }
  }

  @Test
  void aStepThatWidensCovariancesIsCaughtOnOrdinaryRows() {
    // A factor of 1 + e costs n d e² / 4.
    assertCaught(normalRows(3, 200, 3), 1.0001, 200 * 3 * 1e-8 / 4);
  }

  @Test
  void aStepThatWidensCovariancesIsCaughtBesideARowAMillionSdAway() {
    assertCaught(withFarRow(3, 200, 3), 1.01, 200 * 3 * (0.01 - Math.log1p(0.01)) / 2);
  }

  private static void assertCaught(double[][] rows, double factor, double cost) {
    Rows all = Rows.of(rows);
    Fit best = Em.of(new GaussianFamily(), 1).fit(all);
    Fit fit = Em.of(List.of(widening(gaussian("VVV"), factor))).withStart(best.model()).fit(all);
    assertEquals(Stop.STOPPED, fit.stopped());
    assertEquals(best.objective(), fit.objective());
    String text = fit.diagnoses().get(fit.diagnoses().size() - 1).text();
    Matcher size = Pattern.compile("the objective fell by (\\S+) at pass 1").matcher(text);
    assertTrue(size.matches(), text);
    assertEquals(cost, Double.parseDouble(size.group(1)), 0.02 * cost);
  }

  /** The estimator with every estimated covariance multiplied. */
  private static ComponentEstimator widening(ComponentEstimator estimator, double factor) {
    return (ComponentEstimator)
        Proxy.newProxyInstance(
            ComponentEstimator.class.getClassLoader(),
            new Class<?>[] {ComponentEstimator.class},
            (self, method, arguments) -> {
              Object result;
              try {
                result = method.invoke(estimator, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              return switch (method.getName()) {
                case "settle" -> widening((ComponentEstimator) result, factor);
                case "estimate" ->
                    result instanceof List<?> estimates
                        ? estimates.stream().map(e -> widened((Estimate) e, factor)).toList()
                        : widened((Estimate) result, factor);
                default -> result;
              };
            });
  }

  private static Estimate widened(Estimate estimate, double factor) {
    Gaussian law = (Gaussian) estimate.law();
    double[][] covariance = law.covariance();
    for (double[] row : covariance) {
      Arrays.setAll(row, j -> factor * row[j]);
    }
    return new Estimate(Gaussian.of(law.mean(), covariance), estimate.diagnoses());
  }
}
