package org.anomix.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.anomix.Description;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Domain;
import org.anomix.Parameter;
import org.anomix.ParameterException;
import org.anomix.Value;

/** Laws to try a family on, drawn from the domains of its parameters. */
public final class ExampleLaws {
  private static final int TRIES = 200;

  private ExampleLaws() {}

  /**
   * A law whose parameters lie mostly within a factor of e around the middle of their domains, real
   * numbers within some units of 0.
   *
   * @param family a family whose laws are not built from others
   * @param random the source of randomness
   * @param dimension number of columns
   * @return the law
   * @throws IllegalStateException if 200 draws from the domains made no law
   */
  public static Distribution law(DistributionFamily family, RandomGenerator random, int dimension) {
    for (int i = 0; i < TRIES; i++) {
      Map<String, Value> values = new LinkedHashMap<>();
      for (Parameter parameter : family.parameters()) {
        values.put(parameter.name(), value(parameter, random, dimension));
      }
      try {
        return family.create(new Description(family.name(), values, List.of()), List.of());
      } catch (ParameterException e) {
        // Domains speak of one parameter at a time; together they may still be no law.
        if (i == TRIES - 1) {
          throw new IllegalStateException(
              "no example of the family '"
                  + family.name()
                  + "' could be drawn from the domains of its parameters; override exampleLaw",
              e);
        }
      }
    }
    throw new AssertionError();
  }

  private static Value value(Parameter parameter, RandomGenerator random, int dimension) {
    return switch (parameter.shape()) {
      case SCALAR -> Value.scalar(number(parameter.domain(), random));
      case VECTOR -> {
        double[] numbers = new double[dimension];
        for (int j = 0; j < dimension; j++) {
          numbers[j] = number(parameter.domain(), random);
        }
        yield Value.vector(numbers);
      }
      case MATRIX -> Value.matrix(dimension, positiveDefinite(random, dimension));
    };
  }

  private static double number(Domain domain, RandomGenerator random) {
    boolean free =
        domain.lower() == Double.NEGATIVE_INFINITY && domain.upper() == Double.POSITIVE_INFINITY;
    for (int i = 0; i < TRIES; i++) {
      double value = domain.fromReal((free ? 3 : domain.whole() ? 2 : 1) * random.nextGaussian());
      double rounded = domain.whole() ? Math.rint(value) : value;
      if (domain.contains(rounded)) {
        return rounded;
      }
    }
    throw new IllegalStateException("no number could be drawn from " + domain);
  }

  /** A A'/d + I/4 for a random A; symmetric to the last bit. */
  private static double[] positiveDefinite(RandomGenerator random, int dimension) {
    double[][] a = new double[dimension][dimension];
    for (double[] row : a) {
      for (int j = 0; j < dimension; j++) {
        row[j] = random.nextGaussian();
      }
    }
    double[] product = new double[dimension * dimension];
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = i == j ? 0.25 : 0;
        for (int k = 0; k < dimension; k++) {
          sum += a[i][k] * a[j][k] / dimension;
        }
        product[i * dimension + j] = sum;
        product[j * dimension + i] = sum;
      }
    }
    return product;
  }
}
