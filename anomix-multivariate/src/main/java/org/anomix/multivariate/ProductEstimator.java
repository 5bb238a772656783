package org.anomix.multivariate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.DataException;
import org.anomix.Diagnosis;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Estimate;
import org.anomix.Options;
import org.anomix.ParameterException;
import org.anomix.PartialSums;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.Tier;

/**
 * Estimates each part on its own columns: given the weights of the rows, the likelihood of a
 * product is the product of the likelihoods of its parts.
 *
 * <p>State: the states of the parts, one after the other.
 */
final class ProductEstimator implements ComponentEstimator {
  private final Options options;
  private final List<ComponentEstimator> parts;

  /** Columns of each part; 0 where only the rows can tell. */
  private final int[] widths;

  ProductEstimator(Options options, List<ComponentEstimator> parts, int[] widths) {
    this.options = options;
    this.parts = List.copyOf(parts);
    this.widths = widths;
  }

  @Override
  public DistributionFamily family() {
    return ProductFamily.INSTANCE;
  }

  @Override
  public Options options() {
    return options;
  }

  @Override
  public List<ComponentEstimator> parts() {
    return parts;
  }

  @Override
  public OptionalInt dimension() {
    return Arrays.stream(widths).anyMatch(width -> width == 0)
        ? OptionalInt.empty()
        : OptionalInt.of(Arrays.stream(widths).sum());
  }

  /** That of the weakest part. */
  @Override
  public Tier tier() {
    return parts.stream().map(ComponentEstimator::tier).max(Tier::compareTo).orElseThrow();
  }

  @Override
  public ComponentEstimator settle(Rows rows, Scaling scaling) {
    int[] known = widthsOf(rows);
    List<ComponentEstimator> settled = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < known.length; i++) {
      int to = from + known[i];
      settled.add(parts.get(i).settle(rows.columns(from, to), scaling.columns(from, to)));
      from = to;
    }
    return settled.equals(parts) && Arrays.equals(known, widths)
        ? this
        : new ProductEstimator(options, settled, known);
  }

  /**
   * Columns of each part on rows: one where that fits, else the only part that is open gets all.
   */
  private int[] widthsOf(Rows rows) {
    int open = (int) Arrays.stream(widths).filter(width -> width == 0).count();
    int left = rows.dimension() - Arrays.stream(widths).sum();
    if (open == 0 ? left != 0 : left != open && (open > 1 || left < 1)) {
      throw new DataException(
          this
              + " takes rows of "
              + (open == 0
                  ? rows.dimension() - left
                  : "at least " + (rows.dimension() - left + open))
              + " columns but the data have "
              + rows.dimension()
              + ": "
              + String.join(", ", rows.columnNames())
              + (open > 1 && left > open ? "; say how many a part takes, as in gaussian(3)" : ""));
    }
    return Arrays.stream(widths).map(width -> width > 0 ? width : left / open).toArray();
  }

  @Override
  public Distribution anchor(Rows rows, double[] weights, Scaling scaling) {
    int[] known = widthsOf(rows);
    List<Distribution> laws = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < known.length; i++) {
      int to = from + known[i];
      laws.add(parts.get(i).anchor(rows.columns(from, to), weights, scaling.columns(from, to)));
      from = to;
    }
    return Product.of(laws);
  }

  @Override
  public int stateSize(Distribution current) {
    int size = 0;
    for (int i = 0; i < parts.size(); i++) {
      size += parts.get(i).stateSize(current.parts().get(i));
    }
    return size;
  }

  @Override
  public void accumulate(
      Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
    Product product = (Product) current;
    int at = stateFrom;
    for (int i = 0; i < parts.size(); i++) {
      Distribution law = product.parts().get(i);
      Block own = x.columns(product.start(i), product.start(i + 1));
      parts.get(i).accumulate(law, own, w, wFrom, state, at);
      at += parts.get(i).stateSize(law);
    }
  }

  /**
   * Parts that are wholly known add their sums, partly known ones those expected, unknown ones
   * nothing: the likelihood of what was seen does not speak of them.
   */
  @Override
  public Optional<PartialSums> partial(Distribution current, int... known) {
    Product product = (Product) current;
    List<PartialSums> sums = new ArrayList<>();
    int state = 0;
    int column = 0;
    for (int i = 0; i < parts.size(); i++) {
      Distribution law = product.parts().get(i);
      int[] own = product.within(i, known);
      if (own.length > 0) {
        Optional<PartialSums> part = partial(parts.get(i), law, own);
        if (part.isEmpty()) {
          return Optional.empty();
        }
        sums.add(shifted(part.get(), column, column + own.length, state));
      }
      column += own.length;
      state += parts.get(i).stateSize(law);
    }
    return Optional.of(
        (x, w, wFrom, to, toFrom) ->
            sums.forEach(part -> part.accumulate(x, w, wFrom, to, toFrom)));
  }

  private static Optional<PartialSums> partial(
      ComponentEstimator part, Distribution law, int[] known) {
    return known.length == law.dimension()
        ? Optional.of((x, w, from, to, toFrom) -> part.accumulate(law, x, w, from, to, toFrom))
        : part.partial(law, known);
  }

  /** The same sums from some columns of a block, added some way into a state. */
  private static PartialSums shifted(PartialSums sums, int from, int to, int by) {
    return (x, w, wFrom, state, stateFrom) ->
        sums.accumulate(x.columns(from, to), w, wFrom, state, stateFrom + by);
  }

  @Override
  public Estimate estimate(Distribution current, double[] state, Scaling scaling) {
    return estimate(List.of(current), List.of(state), scaling).get(0);
  }

  /**
   * Part by part for the whole group, so that its components share what the part lets them share.
   */
  @Override
  public List<Estimate> estimate(List<Distribution> group, List<double[]> states, Scaling scaling) {
    List<List<Distribution>> laws = empty(group.size());
    List<List<Diagnosis>> diagnoses = empty(group.size());
    int[] at = new int[group.size()];
    int from = 0;
    for (int i = 0; i < parts.size(); i++) {
      ComponentEstimator part = parts.get(i);
      List<Distribution> own = partsOf(group, i);
      List<double[]> sums = new ArrayList<>();
      for (int k = 0; k < own.size(); k++) {
        int size = part.stateSize(own.get(k));
        sums.add(Arrays.copyOfRange(states.get(k), at[k], at[k] + size));
        at[k] += size;
      }
      Scaling columns = scaling.columns(from, from + own.get(0).dimension());
      List<Estimate> estimates = part.estimate(own, sums, columns);
      for (int k = 0; k < own.size(); k++) {
        laws.get(k).add(estimates.get(k).law());
        for (Diagnosis d : estimates.get(k).diagnoses()) {
          diagnoses.get(k).add(of(part, columns, d));
        }
      }
      from += own.get(0).dimension();
    }
    List<Estimate> all = new ArrayList<>();
    for (int k = 0; k < group.size(); k++) {
      all.add(new Estimate(Product.of(laws.get(k)), diagnoses.get(k)));
    }
    return all;
  }

  private static <T> List<List<T>> empty(int count) {
    List<List<T>> lists = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      lists.add(new ArrayList<>());
    }
    return lists;
  }

  private static List<Distribution> partsOf(List<? extends Distribution> group, int part) {
    List<Distribution> laws = new ArrayList<>();
    group.forEach(law -> laws.add(law.parts().get(part)));
    return laws;
  }

  private static Diagnosis of(ComponentEstimator part, Scaling columns, Diagnosis d) {
    int last = columns.dimension() - 1;
    String where =
        last == 0
            ? "column '" + columns.columnName(0) + "'"
            : "columns '" + columns.columnName(0) + "' to '" + columns.columnName(last) + "'";
    return new Diagnosis(
        d.kind(), d.component(), part.family().name() + " of " + where + ": " + d.text());
  }

  @Override
  public List<Distribution> project(List<Distribution> group, Scaling scaling) {
    group.forEach(this::requireSameParts);
    List<List<Distribution>> laws = empty(group.size());
    int from = 0;
    for (int i = 0; i < parts.size(); i++) {
      List<Distribution> own = partsOf(group, i);
      int to = from + own.get(0).dimension();
      List<Distribution> feasible = parts.get(i).project(own, scaling.columns(from, to));
      for (int k = 0; k < own.size(); k++) {
        laws.get(k).add(feasible.get(k));
      }
      from = to;
    }
    return laws.stream().<Distribution>map(Product::of).toList();
  }

  /** Refuses a product of other families, which no step could turn into one of these. */
  private void requireSameParts(Distribution law) {
    List<String> wanted = parts.stream().map(part -> part.family().name()).toList();
    List<String> found = law.parts().stream().map(part -> part.family().name()).toList();
    boolean same = found.equals(wanted);
    for (int i = 0; same && i < widths.length; i++) {
      same = widths[i] == 0 || widths[i] == law.parts().get(i).dimension();
    }
    if (!same) {
      throw new ParameterException(
          ProductFamily.NAME, "parts", found, "those of " + this + ", in this order");
    }
  }

  @Override
  public int freeParameters(List<? extends Distribution> group) {
    int count = 0;
    for (int i = 0; i < parts.size(); i++) {
      count += parts.get(i).freeParameters(partsOf(group, i));
    }
    return count;
  }

  /** What the most demanding part needs. */
  @Override
  public double minimumRows(int dimension) {
    double most = 0;
    int known = Arrays.stream(widths).sum();
    for (int i = 0; i < widths.length; i++) {
      int width = widths[i] > 0 ? widths[i] : Math.max(1, dimension - known);
      most = Math.max(most, parts.get(i).minimumRows(width));
    }
    return most;
  }

  @Override
  public boolean held() {
    return parts.stream().allMatch(ComponentEstimator::held);
  }

  @Override
  public boolean usesLogUnits() {
    return parts.stream().anyMatch(ComponentEstimator::usesLogUnits);
  }

  @Override
  public double logPrior(List<Distribution> group) {
    double sum = 0;
    for (int i = 0; i < parts.size(); i++) {
      sum += parts.get(i).logPrior(partsOf(group, i));
    }
    return sum;
  }

  @Override
  public List<String> warnings(Rows rows, Scaling scaling) {
    int[] known = widthsOf(rows);
    List<String> warnings = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < known.length; i++) {
      int to = from + known[i];
      warnings.addAll(parts.get(i).warnings(rows.columns(from, to), scaling.columns(from, to)));
      from = to;
    }
    return warnings;
  }

  @Override
  public double rounding(Distribution law, Scaling scaling) {
    double sum = 0;
    int from = 0;
    for (int i = 0; i < parts.size(); i++) {
      Distribution part = law.parts().get(i);
      int to = from + part.dimension();
      sum += parts.get(i).rounding(part, scaling.columns(from, to));
      from = to;
    }
    return sum;
  }

  /**
   * The estimator for a person.
   *
   * @return such as {@code product(gaussian, poisson)}
   */
  @Override
  public String toString() {
    return ProductFamily.NAME
        + "("
        + String.join(", ", parts.stream().map(part -> part.family().name()).toList())
        + ")";
  }
}
