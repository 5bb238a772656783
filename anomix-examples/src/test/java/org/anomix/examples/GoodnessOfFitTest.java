package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.anomix.Distribution;
import org.anomix.Options;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.continuous.Exponential;
import org.anomix.continuous.Normal;
import org.anomix.continuous.NormalFamily;
import org.anomix.continuous.VonMises;
import org.anomix.continuous.VonMisesFamily;
import org.anomix.discrete.Point;
import org.anomix.discrete.PointFamily;
import org.anomix.discrete.Poisson;
import org.anomix.discrete.PoissonFamily;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.em.GoodnessOfFit;
import org.anomix.em.Truncation;
import org.anomix.io.Components;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;
import org.anomix.mixture.UnivariateMixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GoodnessOfFitTest {
  private static GoodnessOfFit test(Em em, Rows rows, int samples) {
    Fit fit = em.fit(rows);
    return em.goodnessOfFit(fit, rows, samples);
  }

  @Test
  void statisticsOfANormalLawAreThoseOfATable() {
    // Five values at z = -1.2, -0.5, 0.1, 0.4, 1.2 of N(0, 1); by hand from Φ.
    double[] x = {-1.2, -0.5, 0.1, 0.4, 1.2};
    double[] u =
        GoodnessOfFit.transforms(
            (UnivariateMixture) Mixture.of(new double[] {1}, List.of(new Normal(0, 1))),
            x,
            Truncation.NONE,
            0);
    double[] phi = {0.11506967, 0.30853754, 0.53982784, 0.65542174, 0.88493033};
    for (int i = 0; i < 5; i++) {
      assertEquals(phi[i], u[i], 1e-8);
    }
    Options known = Options.none().withFixed("mean", 0).withFixed("sd", 1);
    Em em = Em.of(List.of(new NormalFamily().estimator(known, List.of())));
    List<GoodnessOfFit.Test> tests = test(em, Rows.of(x), 0).tests();
    assertEquals(0.8 - phi[3], tests.get(0).statistic(), 1e-8);
    double sum = 0;
    for (int i = 0; i < 5; i++) {
      sum += (2 * i + 1) * (Math.log(phi[i]) + Math.log1p(-phi[4 - i]));
    }
    assertEquals(-5 - sum / 5, tests.get(1).statistic(), 1e-6);
    assertTrue(Double.isNaN(tests.get(0).pValue()));
  }

  @Test
  void rightModelIsKeptAndAWrongOneRefused() {
    Rows rows = Rows.of(TestData.waiting());
    Em two = Em.of(new NormalFamily(), 2).withThreads(2);
    for (GoodnessOfFit.Test test : test(two, rows, 99).tests()) {
      assertTrue(test.pValue() > 0.05, test.toString());
    }
    for (GoodnessOfFit.Test test : test(Em.of(new NormalFamily(), 1), rows, 99).tests()) {
      assertEquals(0.01, test.pValue(), 1e-12, test.toString());
    }
  }

  @Test
  void countsAreComparedInCells() {
    Mixture truth = Mixture.of(new double[] {0.5, 0.5}, List.of(new Poisson(1), new Poisson(8)));
    double[] counts = new double[600];
    truth.sample(new SplittableRandom(8), counts, 0, counts.length);
    GoodnessOfFit right = test(Em.of(new PoissonFamily(), 2), Rows.of(counts), 99);
    assertEquals(List.of("chi-square"), right.tests().stream().map(t -> t.name()).toList());
    assertEquals(99, right.samples());
    assertTrue(right.tests().get(0).pValue() > 0.05, right.toString());
    GoodnessOfFit wrong = test(Em.of(new PoissonFamily(), 1), Rows.of(counts), 99);
    assertEquals(0.01, wrong.tests().get(0).pValue(), 1e-12);
  }

  @Test
  void jumpsAreSpreadEvenly() {
    Mixture law = Mixture.of(new double[] {0.4, 0.6}, List.of(new Point(0), new Exponential(1)));
    double[] values = new double[4000];
    law.sample(new SplittableRandom(3), values, 0, values.length);
    double[] u = GoodnessOfFit.transforms((UnivariateMixture) law, values, Truncation.NONE, 5);
    for (int i = 0; i < u.length; i++) {
      // Kolmogorov-Smirnov at a false-alarm probability of 1e-6.
      assertEquals((i + 0.5) / u.length, u[i], 2.7 / Math.sqrt(u.length));
    }
    assertEquals(u.length, Arrays.stream(u).distinct().count());
  }

  @Test
  void truncationIsPartOfTheNullHypothesis() {
    double[] inside =
        Arrays.stream(TestData.normals(12, 2000, 0, 1)).filter(x -> x > 0 && x <= 1).toArray();
    Rows rows = Rows.of(inside);
    Options known = Options.none().withFixed("mean", 0).withFixed("sd", 1);
    Em em =
        Em.of(List.of(new NormalFamily().estimator(known, List.of())))
            .withTruncation(new Truncation(0, 1));
    for (GoodnessOfFit.Test test : test(em, rows, 50).tests()) {
      assertTrue(test.pValue() > 0.05, test.toString());
    }
  }

  @Test
  void whatHasNoSampleIsRefused() {
    Rows weighted = Rows.of(1, 2, 3).withWeights(new double[] {1, 2, 0.5});
    Em em = Em.of(new NormalFamily(), 1);
    assertThrows(ParameterException.class, () -> test(em, weighted, 0));
    Em atom =
        Em.of(List.of(new PointFamily().estimator(Options.none().withFixed("x", 0), List.of())));
    assertEquals(List.of(), test(atom, Rows.of(0, 0), 0).tests()); // one cell tells nothing
  }

  @ParameterizedTest
  @CsvSource({"uniform(2; 5), uniform", "pareto(1; 2), pareto", "uniform(0; 1), normal+uniform"})
  void endsTakenFromTheRowsAreTakenFromEverySample(String law, String family) {
    Distribution truth = Registry.standard().parse(law.replace(';', ','));
    Em em =
        Em.of(
                Components.parse(
                    Registry.standard(), family, family.contains("+") ? 0 : 1, Options.none()))
            .withThreads(2)
            .withRestarts(3);
    double[] sum = new double[2];
    for (int seed = 0; seed < 40; seed++) {
      Rows rows = Mixture.of(truth).sample(new SplittableRandom(seed), 60).rows();
      List<GoodnessOfFit.Test> tests = test(em, rows, 19).tests();
      for (int i = 0; i < 2; i++) {
        assertTrue(Double.isFinite(tests.get(i).statistic()), tests::toString);
        sum[i] += tests.get(i).pValue() / 40;
      }
    }
    for (double mean : sum) {
      assertEquals(0.525, mean, 4 * 0.29 / Math.sqrt(40)); // uniform on 0.05, 0.1 .. 1; 4 sd
    }
  }

  @Test
  void tablesOfCountsAreTestedAsTheRowsTheyStandFor() {
    double[] x = new double[500];
    new Poisson(2).sample(new SplittableRandom(1), x, 0, x.length);
    double[] counts = new double[12];
    Arrays.stream(x).forEach(v -> counts[(int) v]++);
    double[] values = new double[12];
    Arrays.setAll(values, i -> i);
    Em em = Em.of(new PoissonFamily(), 1);
    GoodnessOfFit.Test written = test(em, Rows.of(x), 0).tests().get(0);
    GoodnessOfFit table = test(em, Rows.of(values).withWeights(counts), 39);
    assertEquals(written.statistic(), table.tests().get(0).statistic(), 1e-9);
    assertTrue(table.tests().get(0).pValue() > 0.02, table::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"von-mises(3, 2)", "0.5*von-mises(3, 2) + 0.5*von-mises(0.5, 5)"})
  void anglesMayBeWrittenOnAnyTurn(String notation) {
    Mixture law = Mixture.of(Registry.standard().parse(notation));
    double[] x = new double[500];
    law.sample(new SplittableRandom(2), x, 0, x.length);
    double[] wrapped = Arrays.stream(x).map(v -> v > Math.PI ? v - 2 * Math.PI : v).toArray();
    double[] u = GoodnessOfFit.transforms((UnivariateMixture) law, wrapped, Truncation.NONE, 0);
    for (int i = 0; i < u.length; i++) {
      // Kolmogorov-Smirnov at a false-alarm probability of 1e-6.
      assertEquals((i + 0.5) / u.length, u[i], 2.7 / Math.sqrt(u.length));
    }
  }

  @Test
  void wrappedAnglesPassTheTestsOfTheirLaw() {
    double[] x = new double[300];
    new VonMises(3, 2).sample(new SplittableRandom(2), x, 0, x.length);
    Rows rows = Rows.of(Arrays.stream(x).map(v -> v > Math.PI ? v - 2 * Math.PI : v).toArray());
    for (GoodnessOfFit.Test test : test(Em.of(new VonMisesFamily(), 1), rows, 39).tests()) {
      assertTrue(test.pValue() > 0.05, test.toString()); // was: 0.025
    }
  }
}
