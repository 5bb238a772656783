package org.anomix.em;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.anomix.ComponentEstimator;
import org.anomix.Distribution;
import org.anomix.Rows;
import org.anomix.Scaling;

/** What a person should know of the data although it does not stop the fit. */
final class DataWarnings {
  /** Of a column's unit: a spacing of doubles that the likelihood begins to see. */
  private static final double NEAR_SPACING = 1e-3;

  /** Pairs of columns that a warning names. */
  private static final int NAMED = 3;

  private final Rows rows;
  private final Rows completed;
  private final List<ComponentEstimator> estimators;

  /** Of rows, and the same with known values in the place of missing ones. */
  DataWarnings(Rows rows, Rows completed, List<ComponentEstimator> estimators) {
    this.rows = rows;
    this.completed = completed;
    this.estimators = estimators;
  }

  /** One sentence each. */
  List<String> of(Scaling scaling, List<Distribution> anchors) {
    Set<String> warnings = new LinkedHashSet<>();
    for (int j = 0; j < rows.dimension(); j++) {
      int column = j;
      if (anchors.stream().noneMatch(law -> law.isGiven(column))) {
        ofColumn(column, scaling).ifPresent(warnings::add);
      }
    }
    for (ComponentEstimator estimator : new LinkedHashSet<>(estimators)) {
      warnings.addAll(estimator.warnings(rows, scaling));
    }
    apart(anchors).ifPresent(warnings::add);
    return List.copyOf(warnings);
  }

  private Optional<String> ofColumn(int column, Scaling scaling) {
    String name = "column '" + rows.columnName(column) + "' ";
    double value = completed.value(0, column);
    if (scaling.constant(column)) {
      return rows.dimension() > 1
          ? Optional.of(name + "is constant (" + value + ") and does not influence the fit")
          : Optional.empty();
    }
    return isNearSpacing(column, scaling.unit(column))
        ? Optional.of(
            name
                + String.format(
                    Locale.ROOT,
                    "spreads by only %.3g where doubles are %.3g apart, so that its last digits are"
                        + " rounding; subtract a constant where the values are made",
                    scaling.unit(column),
                    Math.ulp(value)))
        : Optional.empty();
  }

  /**
   * Whether more than half of a column's values are known to less than three digits of its unit.
   */
  private boolean isNearSpacing(int column, double unit) {
    if (Math.ulp(farthest(column)) <= NEAR_SPACING * unit) {
      return false;
    }
    int near = 0;
    int all = 0;
    for (int r = 0; r < rows.size(); r++) {
      if (rows.weight(r) > 0 && !rows.isMissing(r, column) && !rows.isInterval(r)) {
        all++;
        near += Math.ulp(rows.value(r, column)) > NEAR_SPACING * unit ? 1 : 0;
      }
    }
    return 2 * near > all;
  }

  /** The largest absolute value of a column, which has the widest spacing. */
  private double farthest(int column) {
    double farthest = 0;
    for (int r = 0; r < completed.size(); r++) {
      farthest = Math.max(farthest, Math.abs(completed.value(r, column)));
    }
    return farthest;
  }

  /** Names columns that a component relates although no row knows both. */
  private Optional<String> apart(List<Distribution> anchors) {
    KnownPairs pairs = KnownPairs.of(rows);
    List<String> apart = new ArrayList<>();
    for (int i = 0; i < rows.dimension(); i++) {
      for (int j = i + 1; j < rows.dimension(); j++) {
        if (!pairs.contains(i, j) && isRelated(anchors, i, j)) {
          apart.add("'" + rows.columnName(i) + "' and '" + rows.columnName(j) + "'");
        }
      }
    }
    int more = apart.size() - NAMED;
    return apart.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "columns "
                + String.join(", ", apart.subList(0, Math.min(NAMED, apart.size())))
                + (more > 0 ? " and " + more + " more pairs" : "")
                + " are never known in the same row, which does not tell how they vary together");
  }

  private boolean isRelated(List<Distribution> anchors, int i, int j) {
    for (int k = 0; k < anchors.size(); k++) {
      if (!estimators.get(k).held() && isRelated(anchors.get(k), i, j)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a law has both columns in one part that has no parts. */
  private static boolean isRelated(Distribution law, int i, int j) {
    int from = 0;
    for (Distribution part : law.parts()) {
      boolean wholeRows = part.dimension() == law.dimension();
      int first = wholeRows ? 0 : from;
      boolean both = i >= first && j < first + part.dimension();
      if (both && isRelated(part, i - first, j - first)) {
        return true;
      }
      from += part.dimension();
    }
    return law.parts().isEmpty() && law.dimension() > 1;
  }
}
