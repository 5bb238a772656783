package org.anomix.discrete;

import static org.anomix.Parameter.Role.LOCATION;

import java.util.List;
import java.util.OptionalInt;
import org.anomix.ComponentEstimator;
import org.anomix.Domain;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ScalarFamily;

/**
 * The two-column side of the family {@code binomial}: laws without trials of their own. Not a
 * provider; {@link BinomialFamily} hands over to it.
 */
public final class BinomialGivenTrialsFamily extends ScalarFamily<BinomialGivenTrials> {
  static final BinomialGivenTrialsFamily INSTANCE = new BinomialGivenTrialsFamily();

  /** The family; all instances are alike. */
  public BinomialGivenTrialsFamily() {
    super(
        BinomialFamily.NAME,
        "count = 0, 1, ..., trials",
        BinomialGivenTrials.class,
        List.of(Parameter.scalar("p", Domain.PROBABILITY, LOCATION)),
        values -> new BinomialGivenTrials(values[0]),
        law -> new double[] {law.p()});
  }

  @Override
  public OptionalInt dimension() {
    return OptionalInt.of(2);
  }

  @Override
  public boolean hasAtoms() {
    return true;
  }

  @Override
  public List<String> fixable() {
    return List.of("p");
  }

  @Override
  protected ComponentEstimator estimator(Options options) {
    return new BinomialGivenTrialsEstimator(options);
  }
}
