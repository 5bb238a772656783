package org.anomix.em;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.DataException;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.Parameter;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.UnivariateDistribution;
import org.anomix.mixture.Mixture;
import org.anomix.mixture.Pattern;
import org.anomix.mstep.Group;
import org.anomix.mstep.Points;
import org.anomix.mstep.Weights;

/**
 * Looks at the data before any work is done: whether the rows can be fitted at all, and which of
 * them belong to atoms.
 */
final class Preflight {
  /** Distinct rows for each free component that make a sample good enough to start on. */
  private static final int ROWS_PER_COMPONENT = 20;

  /** Rows that show where a law lies. */
  private static final int ANCHOR_ROWS = 10_000;

  private final Rows rows;
  private final Rows completed;
  private final List<Pattern> patterns;
  private final List<ComponentEstimator> estimators;

  /**
   * A look at rows.
   *
   * @param completed the rows with their gaps filled
   * @param estimators one per component, settled
   */
  Preflight(Rows rows, Rows completed, List<ComponentEstimator> estimators) {
    this.rows = rows;
    this.completed = completed;
    this.patterns = Pattern.of(rows);
    this.estimators = estimators;
  }

  /** Refuses a start for rows of another dimension. */
  static void checkStart(Mixture start, Rows rows) {
    rows.requireDimension("the start", start.dimension());
  }

  /** Refuses empty data, values that are not numbers, and families of another dimension. */
  static void checkValues(Rows rows, List<ComponentEstimator> estimators) {
    if (rows.size() == 0) {
      throw new DataException("no rows");
    }
    for (ComponentEstimator estimator : estimators) {
      DistributionFamily family = estimator.family();
      family.dimension().ifPresent(wanted -> rows.requireDimension(family.name(), wanted));
    }
    rows.requireFinite();
  }

  /**
   * Anchors each estimator, and refuses a row that none of them could have made. Of many rows a
   * sample is enough to find a law near them, unless a row lies outside the support of all laws so
   * found, or the law is not to be estimated any more.
   *
   * @param needsTails whether there are rows known only to intervals, or a truncation
   * @return one law per estimator, the same for the same estimator
   */
  List<Distribution> anchors(Scaling scaling, boolean needsTails) {
    if (rows.size() > ANCHOR_ROWS && estimators.stream().noneMatch(ComponentEstimator::held)) {
      int[] sample = spread();
      Distribution[] near = anchors(completed.select(sample), scaling, needsTails);
      int outside = firstOutside(near, scaling);
      if (outside < 0) {
        return List.of(near);
      }
      requireReach(outside, sample, scaling, needsTails);
    }
    Distribution[] anchors = anchors(completed, scaling, needsTails);
    int outside = firstOutside(anchors, scaling);
    if (outside >= 0) {
      throw outside(outside, anchors);
    }
    return List.of(anchors);
  }

  /**
   * Refuses a row that is outside the laws near a sample even where the sample has it: no look at
   * all rows, which costs as much memory as a column, would find a law that reaches it.
   */
  private void requireReach(int row, int[] sample, Scaling scaling, boolean needsTails) {
    int[] larger = Arrays.copyOf(sample, sample.length + 1);
    larger[sample.length] = row;
    Distribution[] near = anchors(completed.select(larger), scaling, needsTails);
    if (firstOutside(near, scaling) == row) {
      throw outside(row, near);
    }
  }

  /** Some rows, equally far from each other. */
  private int[] spread() {
    int[] spread = new int[ANCHOR_ROWS];
    Arrays.setAll(spread, i -> (int) ((long) i * rows.size() / ANCHOR_ROWS));
    return spread;
  }

  private Distribution[] anchors(Rows near, Scaling scaling, boolean needsTails) {
    double[] weights = new double[near.size()];
    Arrays.fill(weights, 1);
    near.multiplyByWeights(0, near.size(), weights, 0);
    Distribution[] anchors = new Distribution[estimators.size()];
    for (Group group : Group.of(estimators)) {
      Distribution anchor = group.estimator().anchor(near, weights, scaling);
      if (needsTails && !(anchor instanceof UnivariateDistribution)) {
        throw new DataException(
            "intervals and truncation need the tails of a law, which "
                + anchor.family().name()
                + " does not have");
      }
      requireMarginals(group.estimator(), anchor);
      group.members().forEach(k -> anchors[k] = anchor);
    }
    return anchors;
  }

  /** Refuses missing values that a family cannot do without. */
  private void requireMarginals(ComponentEstimator estimator, Distribution anchor) {
    patterns.stream()
        .filter(pattern -> !(pattern.complete() || isEnough(pattern, estimator, anchor)))
        .min(Comparator.comparingInt(pattern -> pattern.number(0)))
        .ifPresent(
            pattern -> {
              throw pattern.missingFor(estimator.family());
            });
  }

  private static boolean isEnough(
      Pattern pattern, ComponentEstimator estimator, Distribution anchor) {
    return anchor.hasMarginals()
        && (estimator.held() || estimator.partial(anchor, pattern.known()).isPresent());
  }

  /** The first row that no law could have made, -1 if there is none. */
  private int firstOutside(Distribution[] anchors, Scaling scaling) {
    int first = -1;
    for (Pattern pattern : patterns) {
      int row = firstOutside(pattern, anchors, scaling);
      first = row >= 0 && (first < 0 || row < first) ? row : first;
    }
    return first;
  }

  private int firstOutside(Pattern pattern, Distribution[] anchors, Scaling scaling) {
    List<Distribution> laws = Arrays.stream(anchors).distinct().map(pattern::marginal).toList();
    double[] density = new double[Block.SIZE];
    double[] largest = new double[Block.SIZE];
    int[] first = {-1};
    pattern.forEachBlock(
        (x, from) -> {
          Arrays.fill(largest, Double.NEGATIVE_INFINITY);
          for (Distribution law : laws) {
            law.logDensity(x, density, 0);
            for (int r = 0; r < x.rows(); r++) {
              largest[r] = Math.max(largest[r], density[r]);
            }
          }
          for (int r = 0; r < x.rows() && first[0] < 0; r++) {
            if (largest[r] == Double.NEGATIVE_INFINITY
                && isOutside(pattern.number(from + r), anchors, scaling)) {
              first[0] = pattern.number(from + r);
            }
          }
        });
    return first[0];
  }

  /** Whether nothing could have made a row at which all laws have no density. */
  private boolean isOutside(int row, Distribution[] anchors, Scaling scaling) {
    return rows.weight(row) > 0
        && !isPossibleInterval(row, anchors)
        && !isInSomeSupport(row, scaling);
  }

  private boolean isPossibleInterval(int row, Distribution[] anchors) {
    return rows.isInterval(row)
        && Arrays.stream(anchors)
            .anyMatch(law -> logTerm(Mixture.of(law), rows, row) > Double.NEGATIVE_INFINITY);
  }

  /** Whether a law anchored at that row alone could have made it, however far from all others. */
  private boolean isInSomeSupport(int row, Scaling scaling) {
    int[] number = {row};
    for (ComponentEstimator estimator : estimators) {
      Distribution anchor = estimator.anchor(completed.select(number), new double[] {1}, scaling);
      if (logTerm(Mixture.of(anchor), rows, row) > Double.NEGATIVE_INFINITY) {
        return true;
      }
    }
    return false;
  }

  private DataException outside(int row, Distribution[] anchors) {
    for (int j = 0; j < rows.dimension() && rows.dimension() > 1; j++) {
      Set<String> supports = supportsWithout(row, j, anchors);
      if (!supports.isEmpty()) {
        return new DataException(
            row,
            rows.columnName(j),
            rows.value(row, j),
            "must lie in the support of " + String.join(" or ", supports));
      }
    }
    Set<String> supports = new TreeSet<>();
    for (ComponentEstimator estimator : estimators) {
      supports.add(estimator.family().name() + " (" + estimator.family().support() + ")");
    }
    String expected = "must lie in the support of " + String.join(" or ", supports);
    return rows.dimension() == 1
        ? new DataException(row, rows.columnName(0), rows.shown(row), expected)
        : new DataException(row, Arrays.toString(rows.row(row)) + " but " + expected);
  }

  /** Where a column of the row had to lie; nothing if some component can make it, or may. */
  private Set<String> supportsWithout(int row, int column, Distribution[] anchors) {
    Set<String> supports = new TreeSet<>();
    for (Distribution anchor : anchors) {
      if (!anchor.hasMarginals() || rows.isMissing(row, column)) {
        return Set.of();
      }
      Distribution law = anchor.marginal(column);
      double[] value = {rows.value(row, column)};
      if (law.logDensity(value) > Double.NEGATIVE_INFINITY) {
        return Set.of();
      }
      supports.add(law.family().name() + " (" + law.family().support() + ")");
    }
    return supports;
  }

  /** The error for a row of infinite or undefined density or probability met during a fit. */
  DataException impossible(int row, Mixture model) {
    double log = logTerm(model, rows, row);
    String pole = log == Double.POSITIVE_INFINITY ? ": it lies at a pole of a component" : "";
    String what =
        rows.isInterval(row)
            ? rows.shown(row) + " has log probability "
            : Arrays.toString(rows.row(row)) + " has log density ";
    return new DataException(
        row, what + log + " under the mixture but must have a finite one" + pole);
  }

  /** ln of the density of a row, or of its probability where it is an interval. */
  private static double logTerm(Mixture law, Rows rows, int row) {
    return rows.isInterval(row)
        ? ((UnivariateDistribution) law).logProbability(rows.lower(row), rows.upper(row))
        : law.logDensities(rows.select(new int[] {row}))[0];
  }

  /**
   * The rows that components with free parameters may start from: those of positive weight that lie
   * at no atom of a held law.
   */
  BitSet candidates(List<Distribution> anchors) {
    BitSet candidates = new BitSet(rows.size());
    candidates.set(0, rows.size());
    for (int k = 0; k < anchors.size(); k++) {
      if (estimators.get(k).held() && Points.isPoint(anchors.get(k))) {
        AtomOrders.visit(
            anchors.get(k),
            patterns,
            (row, order) -> {
              if (order > 0) {
                candidates.clear(row);
              }
            });
      }
    }
    for (int r = 0; r < rows.size() && rows.weighted(); r++) {
      if (!(rows.weight(r) > 0)) {
        candidates.clear(r);
      }
    }
    return candidates;
  }

  /** Refuses to rank rows at atoms among rows with densities, which no unit is common to. */
  void requireOneAtomOrder(List<Distribution> anchors) {
    if (anchors.stream().noneMatch(Distribution::hasAtoms)) {
      return;
    }
    int[] highest = new int[rows.size()];
    for (Distribution anchor : new HashSet<>(anchors)) {
      int[] order = AtomOrders.of(anchor, patterns, rows.size());
      Arrays.setAll(highest, r -> Math.max(highest[r], order[r]));
    }
    int first = -1;
    for (int r = 0; r < highest.length; r++) {
      if (rows.weight(r) > 0) {
        first = first < 0 ? r : first;
        if (highest[r] != highest[first]) {
          throw new ParameterException(
              "fit",
              "trim",
              "given",
              "0: rows " + first + " and " + r + " are an atom and none, which cannot be ranked");
        }
      }
    }
  }

  /** Whether there are enough distinct rows for starts that differ. */
  boolean hasVariety(BitSet candidates) {
    int free = (int) estimators.stream().filter(e -> !e.held()).count();
    int needed = Math.max(ROWS_PER_COMPONENT * free, 2);
    return distinct(candidates, needed) >= needed;
  }

  /** Refuses more free components than distinct rows, and a scale with nothing to measure it. */
  void checkVariety(BitSet candidates) {
    int free = (int) estimators.stream().filter(e -> !e.held()).count();
    int distinct = distinct(candidates, Math.max(free, 2));
    int count = candidates.cardinality();
    if (free > distinct) {
      throw new DataException(
          free
              + " components but only "
              + distinct
              + (distinct == 1 ? " distinct row" : " distinct rows")
              + (count < Weights.rowsThatCount(rows) ? " apart from the atoms" : ""));
    }
    for (ComponentEstimator estimator : estimators) {
      if (!estimator.held() && distinct < 2 && estimatesScaleBesideLocation(estimator)) {
        throw new DataException(
            (count == 1 ? "one row is" : "all " + count + " rows are equal, which is")
                + " not enough to estimate the scale of "
                + estimator.family().name()
                + " (row "
                + candidates.nextSetBit(0)
                + ", column '"
                + rows.columnName(0)
                + "': "
                + rows.value(candidates.nextSetBit(0), 0)
                + "); at least two distinct rows are needed");
      }
    }
  }

  private static boolean estimatesScaleBesideLocation(ComponentEstimator estimator) {
    boolean location = false;
    boolean scale = false;
    for (Parameter parameter : estimator.family().parameters()) {
      location |= parameter.role() == Parameter.Role.LOCATION;
      scale |= parameter.role() == Parameter.Role.SCALE && !estimator.holds(parameter.name());
    }
    return location && scale;
  }

  /** Counts distinct rows up to a limit. */
  private int distinct(BitSet candidates, int limit) {
    Set<List<Double>> seen = new HashSet<>();
    for (int r = candidates.nextSetBit(0);
        r >= 0 && seen.size() < limit;
        r = candidates.nextSetBit(r + 1)) {
      List<Double> row = new ArrayList<>(rows.dimension());
      for (double value : rows.row(r)) {
        row.add(value + 0.0);
      }
      seen.add(row);
    }
    return seen.size();
  }

  /** What a person should know of the data although it does not stop the fit. */
  List<String> warnings(Scaling scaling, List<Distribution> anchors) {
    return new DataWarnings(rows, completed, estimators).of(scaling, anchors);
  }

  /** The error for a log-likelihood that overflows, with the row that adds most to it. */
  DataException overflowing(double[] logTerms) {
    int worst = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int r = 0; r < logTerms.length; r++) {
      double size = Math.log(rows.weight(r)) + Math.log(Math.abs(logTerms[r]));
      if (size > most) {
        worst = r;
        most = size;
      }
    }
    return new DataException(
        worst,
        Arrays.toString(rows.row(worst))
            + " of weight "
            + Notation.number(rows.weight(worst))
            + " has log density "
            + logTerms[worst]
            + " under the first mixture but the log-likelihood must be a double");
  }
}
