package org.anomix.multivariate;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.ParameterException;
import org.anomix.Value;

/**
 * The ellipsoids on which a law is constant: a centre and a positive definite matrix, known by its
 * Cholesky factor.
 */
final class Contours {
  /** How far two entries that should be equal may differ, in products of square roots. */
  private static final double ASYMMETRY = 1e-12;

  /** Up to this dimension a message shows the whole matrix. */
  private static final int SHOWN = 3;

  /**
   * What messages call them.
   *
   * @param family the family's name
   * @param centre the parameter that is the centre
   * @param matrix the parameter that is the matrix
   */
  record Names(String family, String centre, String matrix) {
    private ParameterException bad(String parameter, Object value, String expected) {
      return new ParameterException(family, parameter, value, expected);
    }

    private ParameterException wrongSide(int side, int dimension) {
      return bad(
          matrix,
          side + " x " + side + " matrix",
          dimension + " x " + dimension + ", as the " + centre + " has " + dimension + " columns");
    }
  }

  private final Names names;
  private final double[] centre;
  private final double[] entries;
  private final CholeskyFactor factor;

  private Contours(Names names, double[] centre, double[] entries, CholeskyFactor factor) {
    this.names = names;
    this.centre = centre;
    this.entries = entries;
    this.factor = factor;
  }

  /** Those of a centre and the rows of a matrix, both copied. */
  static Contours of(Names names, double[] centre, double[][] matrix) {
    int dimension = centre.length;
    if (matrix.length != dimension) {
      throw names.wrongSide(matrix.length, dimension);
    }
    double[] entries = new double[dimension * dimension];
    for (int i = 0; i < dimension; i++) {
      if (matrix[i].length != dimension) {
        throw names.bad(
            names.matrix,
            matrix[i].length + " entries in row " + i,
            dimension + " entries per row, one per column of the " + names.centre);
      }
      System.arraycopy(matrix[i], 0, entries, i * dimension, dimension);
    }
    return ofEntries(names, centre.clone(), entries);
  }

  /**
   * Those of a centre and the entries of a matrix row after row; both arrays become their own.
   *
   * @throws ParameterException if a number is not finite, the sizes differ, or the matrix is not
   *     symmetric (up to rounding) and positive definite
   */
  static Contours ofEntries(Names names, double[] centre, double[] entries) {
    int dimension = centre.length;
    if (dimension == 0) {
      throw names.bad(names.centre, "[]", "one number per column, at least one");
    }
    if (entries.length != (long) dimension * dimension) {
      throw names.wrongSide(Entries.side(entries), dimension);
    }
    checkCentre(names, centre);
    checkEntries(names, entries, dimension);
    CholeskyFactor factor = CholeskyFactor.of(entries, dimension).orElse(null);
    if (factor == null) {
      Object shown =
          dimension <= SHOWN
              ? Value.matrix(dimension, entries)
              : dimension + " x " + dimension + " matrix";
      throw names.bad(names.matrix, shown, "positive definite");
    }
    return new Contours(names, centre, entries, factor);
  }

  private static void checkCentre(Names names, double[] centre) {
    for (int j = 0; j < centre.length; j++) {
      if (!Double.isFinite(centre[j])) {
        throw names.bad(names.centre, centre[j] + " in column " + j, "finite");
      }
    }
  }

  private static void checkEntries(Names names, double[] entries, int dimension) {
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j < dimension; j++) {
        if (!Double.isFinite(entries[i * dimension + j])) {
          throw names.bad(names.matrix, at(entries, i, j, dimension), "finite");
        }
      }
    }
    for (int i = 0; i < dimension; i++) {
      if (!(entries[i * dimension + i] > 0)) {
        throw names.bad(
            names.matrix, at(entries, i, i, dimension), "positive, being on the diagonal");
      }
    }
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j < i; j++) {
        double allowed =
            ASYMMETRY
                * Math.sqrt(entries[i * dimension + i])
                * Math.sqrt(entries[j * dimension + j]);
        double difference = entries[i * dimension + j] - entries[j * dimension + i];
        if (!(Math.abs(difference) <= allowed)) {
          throw names.bad(
              names.matrix,
              at(entries, i, j, dimension),
              "equal to " + at(entries, j, i, dimension));
        }
      }
    }
  }

  private static String at(double[] entries, int i, int j, int dimension) {
    return entries[i * dimension + j] + " in row " + i + ", column " + j;
  }

  int dimension() {
    return centre.length;
  }

  /** The centre itself, never to be written. */
  double[] centre() {
    return centre;
  }

  /** The entries of the matrix row after row, never to be written. */
  double[] entries() {
    return entries;
  }

  /** A copy of the rows of the matrix. */
  double[][] matrix() {
    double[][] rows = new double[centre.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(entries, i * centre.length, (i + 1) * centre.length);
    }
    return rows;
  }

  /** The diagonal of the matrix. */
  double[] diagonal() {
    return Entries.diagonal(entries);
  }

  CholeskyFactor factor() {
    return factor;
  }

  /** Squared Mahalanobis distances of rows from the centre. */
  void squaredDistances(Block x, double[] out, int outFrom) {
    factor.squaredDistances(centre, x, out, outFrom);
  }

  /** Squared Mahalanobis distance of one row. */
  double squaredDistance(double[] row) {
    double[] out = new double[1];
    squaredDistances(Block.ofRow(row), out, 0);
    return out[0];
  }

  /** Those of some columns of their law. */
  Contours select(int[] columns) {
    return columns.length == centre.length
        ? this
        : new Contours(
            names,
            Entries.select(centre, columns),
            Entries.select(entries, columns, columns),
            factor.select(entries, columns));
  }

  /** The regression on some columns, ascending and not all. */
  Regression regression(int[] known) {
    return Regression.of(factor, entries, centre.length, known);
  }

  /**
   * Those of the unknown columns about the values that a regression expects, with its residual
   * covariance times a number.
   *
   * @throws ParameterException if the expected values or the covariance overflow
   */
  Contours given(Regression regression, double[] row, double times) {
    double[] expected = regression.predict(centre, row);
    CholeskyFactor residual = regression.residualFactor().times(times);
    double[] product = residual.product();
    checkCentre(names, expected);
    checkEntries(names, product, expected.length);
    // That of the entries where there is one, as for a law that is read from a file.
    return new Contours(
        names, expected, product, CholeskyFactor.of(product, expected.length).orElse(residual));
  }

  /** The same with another centre and matrix, which become its own; itself if nothing differs. */
  Contours with(double[] otherCentre, double[] otherEntries) {
    return otherEntries == entries && Arrays.equals(otherCentre, centre)
        ? this
        : ofEntries(names, otherCentre, otherEntries);
  }

  /** Writes standard normal draws times the factor. */
  void sampleAbout(RandomGenerator random, double[] out, int at) {
    for (int j = 0; j < centre.length; j++) {
      out[at + j] = random.nextGaussian();
    }
    factor.multiply(out, at);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Contours contours
        && Arrays.equals(centre, contours.centre)
        && Arrays.equals(entries, contours.entries);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(centre) + Arrays.hashCode(entries);
  }
}
