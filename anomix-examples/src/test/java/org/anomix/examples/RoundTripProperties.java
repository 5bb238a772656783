package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.io.ModelFile;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;
import org.anomix.multivariate.Product;
import org.anomix.multivariate.UniformBox;
import org.anomix.testkit.ExampleLaws;

/** Every registered family survives the notation and the model file, bit for bit. */
final class RoundTripProperties {
  private static final Registry REGISTRY = Registry.standard();

  @Provide
  Arbitrary<String> families() {
    List<String> names = new ArrayList<>(REGISTRY.familyNames());
    names.remove(Notation.MIXTURE);
    return Arbitraries.of(names);
  }

  private static Distribution law(String name, Random random, int dimension) {
    DistributionFamily family = REGISTRY.family(name);
    if (name.equals("product")) {
      return product(random, dimension);
    }
    if (name.equals("uniform-box")) {
      return box(random, dimension);
    }
    return ExampleLaws.law(family, random, family.dimension().orElse(dimension));
  }

  /** Of blocks, counts and counts with too many zeros. */
  private static Distribution product(Random random, int dimension) {
    List<Distribution> parts = new ArrayList<>();
    for (int j = 0; j < dimension; j++) {
      Distribution counts = law("poisson", random, 1);
      Distribution zero = REGISTRY.parse("point(0)");
      double share = random.nextDouble();
      parts.add(
          switch (random.nextInt(3)) {
            case 0 -> law("gaussian", random, 1);
            case 1 -> counts;
            default -> Mixture.of(new double[] {share, 1 - share}, List.of(zero, counts));
          });
    }
    return Product.of(parts);
  }

  private static Distribution box(Random random, int dimension) {
    double[] lower = random.doubles(dimension, -5, 5).toArray();
    double[] upper = random.doubles(dimension, 5, 7).toArray();
    upper[0] = random.nextBoolean() ? lower[0] : upper[0];
    return UniformBox.of(lower, upper);
  }

  private static void assertRoundTrips(Distribution law) {
    Distribution parsed = REGISTRY.parse(law.toString());
    assertEquals(law, parsed);
    assertEquals(law.family().describe(law), parsed.family().describe(parsed));
    byte[] json = ModelFile.of(law).json().getBytes(StandardCharsets.UTF_8);
    Distribution read = ModelFile.parse(json, REGISTRY).model();
    assertEquals(law, read);
    assertEquals(law.family().describe(law), read.family().describe(read));
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void lawsAreRestored(@ForAll("families") String family, @ForAll long seed) {
    Random random = new Random(seed);
    assertRoundTrips(law(family, random, 1 + random.nextInt(4)));
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void mixturesAreRestoredNestedOnesToo(
      @ForAll("families") String first, @ForAll("families") String second, @ForAll long seed) {
    Random random = new Random(seed);
    int dimension = REGISTRY.family(first).dimension().orElse(1);
    Distribution one = law(first, random, dimension);
    Distribution other = law(second, random, dimension);
    double weight = random.nextDouble();
    Mixture mixture = Mixture.of(new double[] {weight, 1 - weight}, List.of(one, other));
    assertRoundTrips(mixture);
    double outer = random.nextDouble();
    assertRoundTrips(Mixture.of(new double[] {outer, 1 - outer}, List.of(mixture, one)));
  }
}
