package org.anomix.discrete;

import static org.anomix.Parameter.Role.LOCATION;
import static org.anomix.Parameter.Role.OTHER;

import java.util.List;
import java.util.OptionalInt;
import org.anomix.ComponentEstimator;
import org.anomix.Description;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Domain;
import org.anomix.FamilyNotes;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ScalarFamily;

/**
 * The family of {@link Binomial} laws, and without trials that of {@link BinomialGivenTrials}: rows
 * of one column, the count, or of two, the count and the trials.
 */
public final class BinomialFamily implements DistributionFamily {
  static final String NAME = "binomial";

  /** Up to here a count, and what is computed beside it, has digits to spare. */
  static final Domain TRIALS = new Domain(0, 1e15, true, true, true);

  static final BinomialFamily INSTANCE = new BinomialFamily();

  private final WithTrials withTrials = new WithTrials();

  /** The family; all instances are alike. */
  public BinomialFamily() {}

  @Override
  public String name() {
    return withTrials.name();
  }

  @Override
  public List<Parameter> parameters() {
    return withTrials.parameters();
  }

  @Override
  public List<String> optional() {
    return List.of("trials");
  }

  @Override
  public List<String> fixable() {
    return withTrials.fixable();
  }

  @Override
  public OptionalInt dimension() {
    return OptionalInt.empty();
  }

  @Override
  public String support() {
    return withTrials.support();
  }

  @Override
  public boolean hasAtoms() {
    return true;
  }

  @Override
  public FamilyNotes notes() {
    return new FamilyNotes(
        "log f(k) = ln C(trials, k) + k ln p + (trials - k) ln(1 - p)",
        "the number of trials and the probability of success in each; binomial(p=0.3), without trials, is the law of two columns, the count and the trials of each row",
        "p = successes/trials, summed over the rows. One column: trials are given, or the largest count of all rows, and then held. Two columns: every row has its own.",
        "Johnson, Kemp and Kotz (2005), chapter 3; tails by the incomplete beta function");
  }

  @Override
  public Distribution create(Description description, List<Distribution> parts) {
    return description.values().containsKey("trials")
        ? withTrials.create(description, parts)
        : BinomialGivenTrialsFamily.INSTANCE.create(description, parts);
  }

  @Override
  public Description describe(Distribution law) {
    return law instanceof BinomialGivenTrials
        ? BinomialGivenTrialsFamily.INSTANCE.describe(law)
        : withTrials.describe(law);
  }

  @Override
  public ComponentEstimator estimator(Options options, List<ComponentEstimator> parts) {
    return withTrials.estimator(options, parts);
  }

  /** The one-column side. */
  private static final class WithTrials extends ScalarFamily<Binomial> {
    WithTrials() {
      super(
          NAME,
          "x = 0, 1, ..., trials",
          Binomial.class,
          List.of(
              Parameter.scalar("trials", TRIALS, OTHER),
              Parameter.scalar("p", Domain.PROBABILITY, LOCATION)),
          values -> new Binomial(values[0], values[1]),
          law -> new double[] {law.trials(), law.p()});
    }

    @Override
    public List<String> fixable() {
      return List.of("trials", "p");
    }

    @Override
    protected ComponentEstimator estimator(Options options) {
      return new BinomialEstimator(options);
    }
  }
}
