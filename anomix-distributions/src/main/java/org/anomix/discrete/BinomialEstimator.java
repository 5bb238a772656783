package org.anomix.discrete;

import java.util.List;
import java.util.OptionalDouble;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.DataException;
import org.anomix.Diagnosis;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.univariate.Extent;

/**
 * Maximum likelihood of p where all rows have the same trials. These are the end of a support: an
 * option, or settled from all rows at the start, and then held. Rows of two columns are handed over
 * to {@link BinomialGivenTrialsEstimator}.
 *
 * <p>State: see the base.
 */
final class BinomialEstimator extends SuccessEstimator {
  private final OptionalDouble trials;

  BinomialEstimator(Options options) {
    this(options, options.fixed("trials"));
  }

  private BinomialEstimator(Options options, OptionalDouble trials) {
    super(options);
    this.trials = trials;
  }

  @Override
  public DistributionFamily family() {
    return BinomialFamily.INSTANCE;
  }

  @Override
  public ComponentEstimator settle(Rows rows, Scaling scaling) {
    if (rows.dimension() == 2 && options().fixed("trials").isEmpty()) {
      return new BinomialGivenTrialsEstimator(options());
    }
    if (rows.dimension() != 1) {
      throw new DataException(
          "binomial takes rows of 1 column, the count"
              + (options().fixed("trials").isPresent()
                  ? ", where trials are fixed,"
                  : ", or of 2, the count and the trials,")
              + " but the data have "
              + rows.dimension()
              + ": "
              + String.join(", ", rows.columnNames()));
    }
    return trials.isPresent() ? this : new BinomialEstimator(options(), largest(rows));
  }

  private static OptionalDouble largest(Rows rows) {
    Extent extent = Extent.of(rows, true, x -> true);
    extent.requireGreatest(rows, "the trials of binomial", "binomial(trials=20)");
    double largest = extent.greatest();
    if (!(largest > 0 && BinomialFamily.TRIALS.contains(largest))) {
      throw new DataException(
          String.format(
              "column '%s': the largest value is %s, which can be no number of trials; give it, as in"
                  + " binomial(trials=20)",
              rows.columnName(0), Notation.number(largest)));
    }
    return OptionalDouble.of(largest);
  }

  @Override
  List<Diagnosis> notes() {
    return options().fixed("trials").isPresent()
        ? List.of()
        : List.of(
            new Diagnosis(
                Diagnosis.Kind.NOTE,
                0,
                "trials = "
                    + Notation.number(trials.orElseThrow())
                    + " is the largest count of all rows: give the true number, as in"
                    + " binomial(trials=20), where it is known"));
  }

  private double trialsOf(Rows rows) {
    return trials.orElseGet(() -> largest(rows).getAsDouble());
  }

  @Override
  Distribution law(Distribution current, double p) {
    return new Binomial(((Binomial) current).trials(), p);
  }

  @Override
  public Distribution anchor(Rows rows, double[] weights, Scaling scaling) {
    return new Binomial(trialsOf(rows), anchored(rows, weights));
  }

  @Override
  void addPossible(Rows rows, int row, double weight, double[] sums) {
    double all = trials.orElseThrow();
    if (Counts.isWhole(rows.value(row, 0), 0, all)) {
      add(rows.value(row, 0), all, weight, sums, 0);
    }
  }

  @Override
  public void accumulate(
      Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
    double all = ((Binomial) current).trials();
    double[] values = x.values();
    for (int row = 0, i = x.column(0); row < x.rows(); row++, i++) {
      if (w[wFrom + row] != 0) {
        add(values[i], all, w[wFrom + row], state, stateFrom);
      }
    }
  }

  /** Trials are those of the estimator: a start cannot change what all components share. */
  @Override
  public List<Distribution> project(List<Distribution> group, Scaling scaling) {
    return group.stream().<Distribution>map(law -> project((Binomial) law)).toList();
  }

  private Binomial project(Binomial law) {
    return new Binomial(trials.orElse(law.trials()), options().fixed("p").orElse(law.p()));
  }

  /** The p of each component, and trials taken from the data once for all of them. */
  @Override
  public int freeParameters(List<? extends Distribution> group) {
    int settled = options().fixed("trials").isPresent() || group.isEmpty() ? 0 : 1;
    return settled + (held() ? 0 : group.size());
  }

  @Override
  public boolean holds(String parameter) {
    return parameter.equals("trials") || held();
  }
}
