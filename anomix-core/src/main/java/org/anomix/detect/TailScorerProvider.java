package org.anomix.detect;

import java.util.List;
import org.anomix.AnomalyScorer;
import org.anomix.Distribution;
import org.anomix.Option;
import org.anomix.Options;
import org.anomix.ParameterException;
import org.anomix.ScorerProvider;
import org.anomix.UnivariateDistribution;
import org.anomix.mixture.Mixture;
import org.anomix.mixture.UnivariateMixture;

/**
 * The scorer {@code tail}: -ln p, with p the tail probability of the row under its winning
 * component, the one of largest responsibility.
 *
 * <p>The null hypothesis of its p-value is that the winning component made the row. With several
 * components that is a description, not a calibrated test: the component was chosen by looking at
 * the row.
 */
public final class TailScorerProvider implements ScorerProvider {
  /** Its name on the command line and in files. */
  public static final String NAME = "tail";

  /** Which tail counts: "both" (the default), "lower" or "upper". */
  public static final Option SIDE =
      new Option("side", "both", "which tail counts: both, lower or upper");

  /** Found by {@link java.util.ServiceLoader}. */
  public TailScorerProvider() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "-ln p, with p the tail probability of the most responsible component (both sides, or one"
        + " by side=lower|upper); null hypothesis: that component made the row";
  }

  @Override
  public List<Option> options() {
    return List.of(SIDE);
  }

  @Override
  public AnomalyScorer create(Distribution model, Options options) {
    ScorerOptions.requireKnown(this, options);
    if (!(model instanceof UnivariateDistribution)) {
      throw new ParameterException(
          "scorer tail", "dimension of the model", model.dimension(), "1: tails need an order");
    }
    return new TailScorer((UnivariateMixture) Mixture.of(model), Side.of(options.value(SIDE)));
  }
}
