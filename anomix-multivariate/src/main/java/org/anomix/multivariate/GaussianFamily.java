package org.anomix.multivariate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anomix.ComponentEstimator;
import org.anomix.Description;
import org.anomix.Distribution;
import org.anomix.FamilyNotes;
import org.anomix.Option;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ParameterException;
import org.anomix.Value;

/** The family of {@link Gaussian} laws. */
public final class GaussianFamily extends EllipticalFamily {
  static final String NAME = "gaussian";

  private static final Parameter MEAN = vector("mean");
  private static final Parameter COVARIANCE = matrix("covariance");

  static final GaussianFamily INSTANCE = new GaussianFamily();

  private static final Option PRIOR =
      new Option(
          "prior",
          "0",
          "rows that a conjugate prior on each covariance is worth; its mode is diagonal, the"
              + " squared units of the columns divided by K^(2/d)");

  /** The family; all instances are alike. */
  public GaussianFamily() {
    super(NAME, List.of(MEAN, COVARIANCE));
  }

  @Override
  public List<Option> options() {
    return List.of(STRUCTURE, PRIOR);
  }

  @Override
  public FamilyNotes notes() {
    return new FamilyNotes(
        "log f(x) = -δ/2 - ln|covariance|/2 - d ln(2π)/2 with δ = (x - mean)' covariance⁻¹ (x -"
            + " mean), for rows of d columns",
        "the mean and the covariance matrix, in the units of the columns",
        "Weighted mean and covariance about it, under one of the fourteen structures of volume,"
            + " shape and orientation; eigenvalues are kept above a floor of 1e-6, "
            + UNITS_OF_FLOOR
            + ". A conjugate prior counts like rows more.",
        "Mardia, Kent and Bibby (1979), chapters 2 and 3; Celeux and Govaert (1995);"
            + " Fraley and Raftery (2007)");
  }

  @Override
  Distribution create(Description description) {
    return Gaussian.ofEntries(numbers(description, MEAN), numbers(description, COVARIANCE));
  }

  @Override
  public Description describe(Distribution law) {
    Contours contours = ((Gaussian) law).contours();
    Map<String, Value> values = new LinkedHashMap<>();
    values.put(MEAN.name(), Value.vector(contours.centre()));
    values.put(COVARIANCE.name(), Value.matrix(contours.dimension(), contours.entries()));
    return new Description(NAME, values, List.of());
  }

  @Override
  ComponentEstimator estimator(Options options, CovarianceStructure structure) {
    return new GaussianEstimator(options, structure, prior(options.value(PRIOR)));
  }

  private static CovariancePrior prior(String text) {
    double rows;
    try {
      rows = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      rows = Double.NaN;
    }
    if (!(rows >= 0 && rows < Double.POSITIVE_INFINITY)) {
      throw new ParameterException(NAME, PRIOR.name(), text, "a number of rows, at least 0");
    }
    return rows == 0 ? CovariancePrior.NONE : CovariancePrior.worth(rows);
  }
}
