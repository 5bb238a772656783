package org.anomix.em;

import java.util.ArrayList;
import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Diagnosis;
import org.anomix.Distribution;
import org.anomix.Rows;
import org.anomix.UnivariateDistribution;
import org.anomix.mixture.Mixture;

/** What rows of a kind cannot tell of a mixture, however many there are, and what these do not. */
final class Identifiability {
  /** Relative: a weight is a quotient of what its bound was made from. */
  private static final double ROUNDING = 1e-6;

  /** Of a row: a component that answers for less is one that the rows do not ask for. */
  private static final double NO_ROW = 0.01;

  private Identifiability() {}

  /**
   * What can be said before a fit.
   *
   * @param components one estimator per component, settled
   * @param anchors a law for each; the law itself where it is held
   */
  static List<String> warnings(
      Rows rows,
      List<ComponentEstimator> components,
      List<Distribution> anchors,
      Truncation window) {
    List<String> warnings = new ArrayList<>();
    for (int k : repeated(components, anchors)) {
      warnings.add(
          anchors.get(k)
              + " is more than one of the components: only the sum of their weights can be known");
    }
    for (int k = 0; k < components.size(); k++) {
      if (window.hides() && components.get(k).held() && isHidden(anchors.get(k), window)) {
        warnings.add(
            anchors.get(k) + " cannot be observed in the window: its weight cannot be known");
      }
    }
    if (allCensored(rows, true)) {
      warnings.add("every value is known only to be larger: there may be no best fit");
    } else if (allCensored(rows, false)) {
      warnings.add("every value is known only not to be larger: there may be no best fit");
    }
    return warnings;
  }

  private static boolean isHidden(Distribution law, Truncation window) {
    double log = ((UnivariateDistribution) law).logProbability(window.lower(), window.upper());
    return log == Double.NEGATIVE_INFINITY;
  }

  private static boolean allCensored(Rows rows, boolean fromTheRight) {
    for (int r = 0; r < rows.size(); r++) {
      double end = fromTheRight ? rows.upper(r) : rows.lower(r);
      if (rows.weight(r) > 0 && !(rows.isInterval(r) && Double.isInfinite(end))) {
        return false;
      }
    }
    return true;
  }

  /** The held components whose law an earlier one has as well: no row can tell the two apart. */
  static List<Integer> repeated(
      List<ComponentEstimator> components, List<? extends Distribution> laws) {
    List<Integer> repeated = new ArrayList<>();
    for (int k = 0; k < laws.size(); k++) {
      boolean seen = false;
      for (int j = 0; j < k && components.get(k).held(); j++) {
        seen |= components.get(j).held() && laws.get(j).equals(laws.get(k));
      }
      if (seen) {
        repeated.add(k);
      }
    }
    return repeated;
  }

  /**
   * Whether the weight of a component is the result of the rows and not of its bound.
   *
   * @param least the least masses of all components
   * @param rows total weight of the rows
   */
  static boolean isWeightFree(Mixture model, int component, double[] least, double rows) {
    return model.weight(component) * rows > least[component] * (1 + ROUNDING) + NO_ROW;
  }

  /** What is to be said of the weights of a fit. */
  static List<Diagnosis> diagnoses(Mixture model, double[] least, double rows) {
    List<Diagnosis> diagnoses = new ArrayList<>();
    for (int k = 0; k < model.size(); k++) {
      boolean chosen = least[k] < rows / model.size(); // so few rows leave no choice
      if (chosen && !isWeightFree(model, k, least, rows)) {
        diagnoses.add(
            new Diagnosis(
                Diagnosis.Kind.BOUNDARY,
                k,
                "its weight is at its least value: the rows do not ask for it"));
      }
    }
    return diagnoses;
  }
}
