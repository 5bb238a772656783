package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.anomix.UnivariateDistribution;
import org.anomix.continuous.Exponential;
import org.anomix.continuous.LogNormal;
import org.anomix.continuous.Normal;
import org.anomix.continuous.Uniform;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;
import org.anomix.mixture.Modes;
import org.anomix.mixture.UnivariateMixture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Modes beside gaps and jumps, where a search among smooth pieces goes astray. */
final class ModesTest {
  private static final Registry REGISTRY = Registry.standard();

  private static List<Modes.Mode> modes(UnivariateDistribution model) {
    return Modes.of((UnivariateMixture) Mixture.of(model)).modes();
  }

  /** To 10 places, the ends of plateaus joined by "..". */
  private static String text(List<Modes.Mode> modes) {
    StringBuilder text = new StringBuilder();
    for (Modes.Mode mode : modes) {
      text.append(text.isEmpty() ? "" : " ").append(rounded(mode.from()));
      text.append(mode.to() > mode.from() ? ".." + rounded(mode.to()) : "");
    }
    return text.toString();
  }

  private static double rounded(double x) {
    return Math.rint(1e10 * x) / 1e10 + 0.0; // -0 is 0
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.5*uniform(0, 1) + 0.5*uniform(2, 3) | 0.0..1.0 2.0..3.0",
        "0.5*uniform(-8, -7) + 0.5*exponential(1) | -8.0..-7.0 0.0",
        "0.5*uniform(0, 1) + 0.5*uniform(1.5, 4) | 0.0..1.0 1.5..4.0",
        "0.3*uniform(0,1) + 0.3*uniform(1.5,2.5) + 0.4*uniform(3,4) | 0.0..1.0 1.5..2.5 3.0..4.0",
        // Both have the point 1, which adds no height to the density.
        "0.5*uniform(0, 1) + 0.5*uniform(1, 2) | 0.0..2.0",
        "0.3*uniform(0, 1) + 0.7*uniform(1, 2) | 1.0..2.0",
        "0.5*uniform(-1, 0) + 0.5*exponential(1) | -1.0..0.0",
        // It falls by 1e-9 in all: a slope, not a plateau, not even a short one.
        "0.5*exponential(1) + 0.5*uniform(20, 21) | 0.0 20.0",
        // From -1 the density jumps down, and rises again.
        "0.99*normal(0, 1) + 0.01*uniform(-3, -1) | -1.0 0.0",
        "0.5*normal(0, 1) + 0.5*uniform(1, 2) | 0.0 1.0",
      })
  void gapsAndJumpsPartModes(String model, String expected) {
    assertEquals(expected, text(modes((UnivariateDistribution) REGISTRY.parse(model))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "poisson(3) | 2.0..3.0",
        "poisson(1000000) | 999999.0..1000000.0",
        "poisson(3.5) | 3.0",
        "0.5*poisson(3) + 0.5*point(100) | 2.0..3.0 100.0",
        "0.5*poisson(3) + 0.5*poisson(300.5) | 2.0..3.0 300.0",
        "0.01*point(0) + 0.99*poisson(3) | 2.0..3.0",
      })
  void twoNeighboursOfOneMassAreOneModeWithTwoEnds(String model, String expected) {
    assertEquals(expected, text(modes((UnivariateDistribution) REGISTRY.parse(model))));
  }

  /** Steps of whole and equal heights, so that supports touch, nest and tie. */
  @Property(tries = 500)
  void modesOfStepsAreTheHighestOfTheirNeighbours(@ForAll long seed) {
    Random random = new Random(seed);
    int size = 1 + random.nextInt(5);
    double[] weights = new double[size];
    List<UnivariateDistribution> laws = new ArrayList<>();
    TreeSet<Double> ends = new TreeSet<>();
    for (int k = 0; k < size; k++) {
      weights[k] = 1.0 / size;
      double from = random.nextInt(9);
      Uniform law = new Uniform(from, from + 1 + random.nextInt(3));
      laws.add(law);
      ends.addAll(List.of(from, law.quantile(1)));
    }
    UnivariateDistribution model = (UnivariateDistribution) Mixture.of(weights, laws);
    List<double[]> pieces = new ArrayList<>(); // from, to, density
    for (double from : ends) {
      double to = ends.higher(from) == null ? Double.POSITIVE_INFINITY : ends.higher(from);
      double density = Math.exp(model.logDensity(Math.min(to, from + 1) / 2 + from / 2));
      double[] last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
      if (last != null && Math.abs(last[2] - density) < 1e-12) {
        last[1] = to;
      } else {
        pieces.add(new double[] {from, to, density});
      }
    }
    List<Modes.Mode> expected = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      double[] piece = pieces.get(i);
      double before = i == 0 ? 0 : pieces.get(i - 1)[2];
      if (piece[2] > before && (i + 1 == pieces.size() || pieces.get(i + 1)[2] < piece[2])) {
        expected.add(new Modes.Mode(piece[0], piece[1], Math.log(piece[2]), false));
      }
    }
    List<Modes.Mode> found = modes(model);
    assertEquals(text(expected), text(found), () -> seed + ": " + model);
    for (int i = 0; i < found.size(); i++) {
      assertEquals(expected.get(i).logValue(), found.get(i).logValue(), 1e-14); // seen: 4e-16
    }
  }

  /** Against 20,000 points and both sides of every jump. */
  @Property(tries = 200)
  void modesAreThoseOfAFineGrid(@ForAll long seed) {
    Random random = new Random(seed);
    int size = 1 + random.nextInt(4);
    double[] weights = new double[size];
    List<UnivariateDistribution> laws = new ArrayList<>();
    for (int k = 0; k < size; k++) {
      weights[k] = 1.0 / size;
      laws.add(law(random));
    }
    UnivariateDistribution model = (UnivariateDistribution) Mixture.of(weights, laws);
    double[] x = points(laws);
    List<Double> peaks = peaks(x, model);
    List<Modes.Mode> found = modes(model);
    for (double peak : peaks) {
      assertTrue(
          found.stream().anyMatch(m -> m.from() - 1e-2 < peak && peak < m.to() + 1e-2),
          () -> seed + ": " + model + " has a mode at " + peak + ", found: " + text(found));
    }
    for (Modes.Mode mode : found) {
      double height = heightBeside(model, mode.from());
      assertEquals(height, mode.logValue(), 1e-12, () -> seed + ": " + model + " at " + mode);
      for (double side : new double[] {mode.from() - 1e-5, mode.to() + 1e-5}) {
        assertTrue(
            model.logDensity(side) <= mode.logValue() + 1e-12,
            () -> seed + ": " + model + " is higher at " + side + " than at " + mode);
      }
    }
  }

  private static UnivariateDistribution law(Random random) {
    double place = random.nextDouble() * 10 - 5;
    return switch (random.nextInt(4)) {
      case 0 -> new Normal(place, 0.1 + 2 * random.nextDouble());
      case 1 -> new LogNormal(random.nextDouble(), 0.3 + 0.4 * random.nextDouble());
      case 2 -> new Exponential(0.2 + 3 * random.nextDouble());
      default -> new Uniform(place, place + 0.5 + 3 * random.nextDouble());
    };
  }

  private static double[] points(List<UnivariateDistribution> laws) {
    TreeSet<Double> points = new TreeSet<>();
    for (int i = 0; i <= 20_000; i++) {
      points.add(-20 + i * 2e-3);
    }
    for (UnivariateDistribution law : laws) {
      for (double end : new double[] {law.quantile(0), law.quantile(1)}) {
        if (Double.isFinite(end)) {
          points.remove(end);
          points.addAll(List.of(Math.nextDown(end), Math.nextUp(end)));
        }
      }
    }
    return points.stream().mapToDouble(v -> v).toArray();
  }

  /** Points from which the log density falls by more than 0.001 on both sides. */
  private static List<Double> peaks(double[] x, UnivariateDistribution model) {
    List<Double> peaks = new ArrayList<>();
    double top = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    double at = x[0];
    boolean climbing = true;
    for (double point : x) {
      double value = model.logDensity(point);
      if (climbing && value > top) {
        top = value;
        at = point;
      }
      if (climbing && value < top - 1e-3) {
        peaks.add(at);
        climbing = false;
        bottom = value;
      }
      bottom = Math.min(bottom, value);
      if (!climbing && value > bottom + 1e-3) {
        climbing = true;
        top = value;
        at = point;
      }
    }
    return peaks;
  }

  /** The density does not depend on which of two pieces a jump itself belongs to. */
  private static double heightBeside(UnivariateDistribution model, double x) {
    return Math.max(model.logDensity(Math.nextDown(x)), model.logDensity(Math.nextUp(x)));
  }
}
