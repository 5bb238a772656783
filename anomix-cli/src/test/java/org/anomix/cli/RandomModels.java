package org.anomix.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.anomix.Description;
import org.anomix.Distribution;
import org.anomix.Value;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;

/** Models of every family with parameters from all over the doubles, and broken texts. */
final class RandomModels {
  static final Registry REGISTRY = Registry.of(RandomModels.class.getClassLoader());

  private static final String ALPHABET = "0123456789.-+eE*()[]{},=:\"' \n\\xnaINfdsé\u0000⟨";

  private final Random random;

  RandomModels(long seed) {
    this.random = new Random(seed);
  }

  /** A law of one column, or of two. */
  Distribution law(int dimension, int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return dimension == 1 ? univariate() : gaussian();
    }
    int size = 1 + random.nextInt(4);
    double[] weights = random.doubles(size).map(u -> u < 0.2 ? 0 : u).toArray();
    weights[0] += 1e-3;
    double sum = Arrays.stream(weights).sum();
    List<Distribution> parts = new ArrayList<>();
    for (int k = 0; k < size; k++) {
      weights[k] /= sum;
      parts.add(law(dimension, depth - 1));
    }
    return Mixture.of(weights, parts);
  }

  private double real() {
    double[] special = {0, -0.0, 1, -1, Double.MIN_VALUE, -1e300, 1e7, 123456789, 0.1};
    return random.nextInt(3) == 0
        ? special[random.nextInt(special.length)]
        : Math.scalb(random.nextDouble() - 0.5, random.nextInt(1000) - 500);
  }

  private double positive() {
    return Math.max(Math.abs(real()), 1e-200);
  }

  private Distribution univariate() {
    return switch (random.nextInt(6)) {
      case 0 -> create("normal", Map.of("mean", real(), "sd", positive()));
      case 1 -> create("log-normal", Map.of("mu", real(), "sigma", positive()));
      case 2 -> create("exponential", Map.of("rate", positive()));
      case 3 -> create("poisson", Map.of("mean", random.nextInt(5) * 1.25));
      case 4 -> create("point", Map.of("x", real()));
      default -> create("uniform", Map.of("lower", -positive(), "upper", positive()));
    };
  }

  private static Distribution create(String family, Map<String, Double> parameters) {
    LinkedHashMap<String, Value> values = new LinkedHashMap<>();
    parameters.forEach((name, value) -> values.put(name, Value.scalar(value)));
    return REGISTRY.create(new Description(family, values, List.of()));
  }

  private Distribution gaussian() {
    double a = 1 + random.nextDouble();
    double b = random.nextDouble() - 0.5;
    double scale = Math.scalb(1.0, random.nextInt(60) - 30);
    return REGISTRY.create(
        new Description(
            "gaussian",
            Map.of(
                "mean",
                Value.vector(real(), real()),
                "covariance",
                Value.matrix(2, a * scale, b * scale, b * scale, scale)),
            List.of()));
  }

  /** A text with one to four small wounds. */
  String damaged(String text) {
    StringBuilder out = new StringBuilder(text);
    for (int wounds = 1 + random.nextInt(4); wounds > 0 && out.length() > 0; wounds--) {
      int at = random.nextInt(out.length());
      int to = Math.min(out.length(), at + 1 + random.nextInt(12));
      char character = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
      switch (random.nextInt(7)) {
        case 0 -> out.delete(at, at + 1);
        case 1 -> out.insert(at, character);
        case 2 -> out.setCharAt(at, character);
        case 3 -> out.delete(at, to);
        case 4 -> out.insert(random.nextInt(out.length()), out.substring(at, to));
        case 5 -> out.insert(at, String.valueOf(character).repeat(1 + random.nextInt(2000)));
        default -> out.setLength(at);
      }
    }
    return out.toString();
  }
}
