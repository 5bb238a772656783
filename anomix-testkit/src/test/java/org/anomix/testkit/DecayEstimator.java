package org.anomix.testkit;

import java.util.List;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.Distribution;
import org.anomix.Estimate;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.Tier;

/** State: [0] Σw, [1] Σwx. */
record DecayEstimator(DecayFamily family, Options options) implements ComponentEstimator {
  private boolean has(Flaw asked) {
    return family.flaw() == asked;
  }

  @Override
  public Tier tier() {
    return switch (family.flaw()) {
      case GUARDED, GUARDED_DOWNHILL -> Tier.GUARDED;
      case MINORISED_IDLE -> Tier.MINORISED;
      default -> Tier.EXACT;
    };
  }

  private Decay law(double rate) {
    boolean ignored = has(Flaw.FIXED_IS_ESTIMATED);
    return new Decay(ignored ? rate : options.fixed("rate").orElse(rate), family.flaw());
  }

  @Override
  public Distribution anchor(Rows rows, double[] weights, Scaling scaling) {
    if (has(Flaw.MINORISED_IDLE)) {
      return law(3 / scaling.unit(0));
    }
    double weight = 0;
    double linear = 0;
    for (int r = 0; r < rows.size(); r++) {
      if (rows.value(r, 0) >= 0) {
        weight += weights[r];
        linear += weights[r] * rows.value(r, 0);
      }
    }
    boolean usable = linear > 0 || has(Flaw.ANCHOR_NEEDS_ROWS);
    return law(usable ? weight / linear : 1 / scaling.unit(0));
  }

  @Override
  public int stateSize(Distribution current) {
    return 2;
  }

  @Override
  public void accumulate(
      Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
    int at = has(Flaw.STATE_IN_THE_WRONG_PLACE) ? 0 : stateFrom;
    double weight = 0;
    double linear = 0;
    for (int row = 0; row < x.rows(); row++) {
      double share = w[wFrom + row];
      if (share != 0 || has(Flaw.WEIGHT_ZERO_COUNTS)) {
        weight += has(Flaw.STATE_COUNTS_ROWS) ? 1 : share;
        linear += share * x.values()[x.column(0) + row];
      }
    }
    if (has(Flaw.STATE_DOES_NOT_ADD)) {
      state[at] = Math.max(state[at], weight);
    } else {
      state[at] += weight;
    }
    state[at + 1] += linear;
  }

  @Override
  public Estimate estimate(Distribution current, double[] state, Scaling scaling) {
    if (has(Flaw.EMPTY_STATE_MOVES) && state[0] == 0) {
      return Estimate.of(law(1 / scaling.unit(0)));
    }
    double best = state[0] / state[1];
    boolean usable = state[0] > 0 && best > 0 && best < Double.POSITIVE_INFINITY;
    if (held() || !(usable || (has(Flaw.EXTREMES_THROW) && state[0] > 0))) {
      return Estimate.of(has(Flaw.FIXED_IS_ESTIMATED) && usable ? law(best) : current);
    }
    double from = ((Decay) current).rate();
    double way = Math.log(best / from);
    return Estimate.of(
        switch (family.flaw()) {
          case STEP_LOWERS -> law(best * 1.3);
          case STEP_ENDS_SHORT -> law(from * Math.exp(0.5 * way));
          case GUARDED -> { // too far, but damped
            double step = 3 * scaling.step() * way;
            yield law(from * Math.exp(Math.max(-100, Math.min(step, 100))));
          }
          case GUARDED_DOWNHILL -> law(from * Math.exp(-1e-3 * scaling.step() * way));
          case MINORISED_IDLE -> current;
          default -> law(best);
        });
  }

  @Override
  public List<Distribution> project(List<Distribution> group, Scaling scaling) {
    double drift = has(Flaw.PROJECTION_DRIFTS) ? 1 + 1e-12 : 1;
    return group.stream().<Distribution>map(law -> law(((Decay) law).rate() * drift)).toList();
  }

  @Override
  public int freeParameters(List<? extends Distribution> group) {
    return held()
        ? 0
        : switch (family.flaw()) {
          case SEVEN_FREE -> 7 * group.size();
          case GROUP_COUNTS_ONCE -> 1;
          default -> group.size();
        };
  }

  @Override
  public double minimumRows(int dimension) {
    return held() ? 0 : has(Flaw.MANY_ROWS) ? 1e9 : 1;
  }

  @Override
  public boolean held() {
    return options.fixed("rate").isPresent();
  }
}
