package org.anomix.bench.problem;

import java.util.Arrays;
import java.util.Locale;
import org.anomix.ParameterException;

/** How far the components of a measured mixture lie apart. */
public enum Clusters {
  /** So near that every component has a share in every row: nothing can be left out. */
  OVERLAPPING,
  /** At least fifteen standard deviations apart: every row has one component. */
  SEPARATED;

  /**
   * Finds one by its label.
   *
   * @param label the label, in whatever case
   * @return the clusters
   * @throws ParameterException if there are none of this label
   */
  public static Clusters named(String label) {
    return Arrays.stream(values())
        .filter(clusters -> clusters.label().equalsIgnoreCase(label))
        .findFirst()
        .orElseThrow(
            () -> new ParameterException("bench", "clusters", label, "overlapping or separated"));
  }

  /** Distance of the centres from each other, at least, in standard deviations. */
  double distance() {
    return this == OVERLAPPING ? 0.2 : 15;
  }

  /**
   * The name in tables and as an argument.
   *
   * @return in lower case
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
