package org.anomix.em;

import java.util.ArrayList;
import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.UnivariateDistribution;
import org.anomix.mixture.Mixture;

/**
 * A law cut into pieces that all intervals share: made once per sweep and component, and read by
 * every pass of that sweep.
 */
interface IntervalPieces {
  /** Sums over intervals, to be brought into a state. */
  IntervalSums sums(ComponentEstimator estimator, double[] state);

  static IntervalPieces of(UnivariateDistribution law, ComponentEstimator estimator) {
    return law.hasAtoms() ? new CountPieces(law, estimator) : new SmoothPieces(law, estimator);
  }

  /** The pieces of all components of a mixture, each made when it is first asked for. */
  final class OfMixture {
    private final List<List<IntervalPieces>> made = new ArrayList<>();
    private final Mixture model;
    private final List<ComponentEstimator> estimators;

    OfMixture(Mixture model, List<ComponentEstimator> estimators) {
      this.model = model;
      this.estimators = estimators;
      for (int k = 0; k < model.size(); k++) {
        made.add(new ArrayList<>(1));
      }
    }

    IntervalPieces of(int component) {
      List<IntervalPieces> place = made.get(component);
      synchronized (place) {
        if (place.isEmpty()) {
          UnivariateDistribution law = (UnivariateDistribution) model.components().get(component);
          place.add(IntervalPieces.of(law, estimators.get(component)));
        }
        return place.get(0);
      }
    }
  }
}
