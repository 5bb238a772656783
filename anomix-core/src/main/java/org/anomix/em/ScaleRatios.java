package org.anomix.em;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.anomix.ComponentEstimator;
import org.anomix.Diagnosis;
import org.anomix.mixture.Mixture;

/**
 * Finds components whose scale is tiny beside another's of the same family: the mark of a spurious
 * maximum (Hathaway 1985).
 */
final class ScaleRatios {
  private static final double LEAST = 0.01;

  private ScaleRatios() {}

  static List<Diagnosis> of(List<ComponentEstimator> estimators, Mixture model) {
    List<Diagnosis> found = new ArrayList<>();
    for (int k = 0; k < estimators.size(); k++) {
      double[] scale = estimators.get(k).scales(model.components().get(k));
      double largest = 0;
      for (int other = 0; other < estimators.size() && scale.length > 0; other++) {
        if (estimators.get(other).family().name().equals(estimators.get(k).family().name())) {
          for (double s : estimators.get(other).scales(model.components().get(other))) {
            largest = Math.max(largest, s);
          }
        }
      }
      if (scale.length > 0 && scale[0] < LEAST * largest) {
        found.add(
            new Diagnosis(
                Diagnosis.Kind.GUARD,
                k,
                String.format(
                    Locale.ROOT,
                    "its scale %.3g is less than %s of the largest, %.3g",
                    scale[0],
                    LEAST,
                    largest)));
      }
    }
    return found;
  }
}
