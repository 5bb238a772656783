package org.anomix.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.anomix.Distribution;
import org.anomix.UnivariateDistribution;

/**
 * The local maxima of a univariate mixture, and its single values of positive probability.
 *
 * <p>Density and probability mass are no comparable numbers, so each has maxima of its own: of the
 * density of the components without atoms, and of the mass function of the counting components and
 * the points. Maxima are bracketed between the quantiles of all components, then found by golden
 * section and, where the density is smooth, Newton's method, both on the logarithm. At the end of a
 * support the density is the larger of its limits from below and from above, whichever piece the
 * end itself belongs to: two uniform laws side by side are one plateau.
 *
 * @param modes local maxima, ascending, those of the density first
 * @param atoms single values that a component of one value puts probability on, ascending
 * @param complete false if a component has atoms that are neither one value nor whole numbers:
 *     these are not looked through
 */
public record Modes(List<Mode> modes, List<Atom> atoms, boolean complete) {
  /** A lower dip than this between two maxima, in logarithms, is rounding. */
  private static final double DIP = 1e-10;

  private static final double FLAT = 1e-13;

  /**
   * A plateau whose sides fall away no faster than this over its own width is the top of a hill.
   */
  private static final double CLIFF = 1e-11;

  private static final double ROUNDING = 1e-15;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final int GOLDEN_STEPS = 60;

  /**
   * A local maximum.
   *
   * @param from where it is; the lower end of a plateau
   * @param to the same number, but for a plateau its upper end, and for a tie of two whole numbers
   *     the larger
   * @param logValue log density or log probability mass there; ∞ at a pole
   * @param mass whether it is one of the mass function
   */
  public record Mode(double from, double to, double logValue, boolean mass) {}

  /**
   * A single value of positive probability.
   *
   * @param x the value
   * @param probability its probability under the whole mixture
   */
  public record Atom(double x, double probability) {}

  /** Copies the lists. */
  public Modes {
    modes = List.copyOf(modes);
    atoms = List.copyOf(atoms);
  }

  /**
   * Finds the modes of a mixture.
   *
   * @param mixture the mixture; components of weight 0 count for nothing
   * @return its modes and atoms
   */
  public static Modes of(UnivariateMixture mixture) {
    Mixture flat = mixture.flattened();
    Share continuous = new Share();
    Share counting = new Share();
    TreeSet<Double> points = new TreeSet<>();
    boolean complete = true;
    for (int k = 0; k < flat.size(); k++) {
      UnivariateDistribution law = (UnivariateDistribution) flat.components().get(k);
      if (flat.weight(k) > 0) {
        switch (Lattice.of(law)) {
          case NONE -> continuous.add(law, flat.weight(k));
          case WHOLE -> counting.add(law, flat.weight(k));
          case POINT -> points.add(law.quantile(0.5));
          case OTHER -> complete = false;
        }
      }
    }
    List<Mode> modes = new ArrayList<>(continuous.densityModes());
    if (!counting.laws.isEmpty()) {
      modes.addAll(counting.massModes(flat, points));
    }
    List<Atom> atoms = new ArrayList<>();
    for (double x : points) {
      atoms.add(new Atom(x, Math.exp(flat.logDensity(x))));
    }
    return new Modes(modes, atoms, complete);
  }

  /** Some components of a mixture with their weights. */
  private static final class Share {
    private final List<UnivariateDistribution> laws = new ArrayList<>();
    private final List<Double> logWeights = new ArrayList<>();

    void add(UnivariateDistribution law, double weight) {
      laws.add(law);
      logWeights.add(Math.log(weight));
    }

    private double logDensity(double x) {
      double[] terms = new double[laws.size()];
      double largest = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < terms.length; k++) {
        terms[k] = logWeights.get(k) + laws.get(k).logDensity(x);
        largest = Math.max(largest, terms[k]);
      }
      if (Double.isInfinite(largest)) {
        return largest;
      }
      double sum = 0;
      for (double term : terms) {
        sum += Math.exp(term - largest);
      }
      return largest + Math.log(sum);
    }

    List<Mode> densityModes() {
      Set<Double> ends = Grid.ends(laws);
      return new Search(
              Grid.withSides(laws),
              x -> ends.contains(x + 0.0) ? logDensityAtEnd(x) : logDensity(x),
              false)
          .modes();
    }

    /** Where two supports meet in one point, both count it, but the density is not their sum. */
    private double logDensityAtEnd(double x) {
      double here = logDensity(x);
      return here == Double.POSITIVE_INFINITY
          ? here
          : Math.max(logDensity(Math.nextDown(x)), logDensity(Math.nextUp(x)));
    }

    List<Mode> massModes(Distribution whole, Set<Double> points) {
      // A point beside the whole numbers has no neighbours in the mass function.
      TreeSet<Double> grid = new TreeSet<>();
      Arrays.stream(Grid.whole(Grid.of(laws))).forEach(grid::add);
      points.stream()
          .filter(x -> x == Math.rint(x))
          .forEach(x -> grid.addAll(List.of(x - 1, x, x + 1)));
      double[] x = grid.stream().mapToDouble(v -> v).toArray();
      return new Search(
              x,
              v -> Lattice.isAtom(whole, v) ? whole.logDensity(v) : Double.NEGATIVE_INFINITY,
              true)
          .modes();
    }
  }

  /** The local maxima of one function. */
  private static final class Search {
    private final double[] x;
    private final double[] values;
    private final DoubleUnaryOperator function;
    private final boolean whole;
    private final List<Mode> found = new ArrayList<>();

    Search(double[] x, DoubleUnaryOperator function, boolean whole) {
      this.x = x;
      this.function = function;
      this.whole = whole;
      this.values = Arrays.stream(x).map(function).toArray();
    }

    List<Mode> modes() {
      for (int i = 0; i < x.length; ) {
        int j = i;
        while (j + 1 < x.length && level(values[i], values[j + 1])) {
          j++;
        }
        boolean rises = i == 0 || values[i - 1] < values[i];
        boolean falls = j == x.length - 1 || values[j + 1] < values[j];
        if (rises && falls && values[i] > Double.NEGATIVE_INFINITY) {
          add(mode(i, j));
        }
        i = j + 1;
      }
      return found;
    }

    private static boolean level(double a, double b) {
      boolean finite = Double.isFinite(a) && Double.isFinite(b);
      return a == b || (finite && Math.abs(a - b) <= FLAT * Math.max(1, Math.abs(a)));
    }

    /** The maximum at or beside a run of equal values. */
    private Mode mode(int i, int j) {
      if (values[i] == Double.POSITIVE_INFINITY) {
        return new Mode(x[i], x[i], values[i], whole);
      }
      double middle = x[i] + (x[j] - x[i]) / 2;
      middle = whole ? Math.rint(middle) : middle;
      if (j > i && level(function.applyAsDouble(middle), values[i]) && cliffs(i, j)) {
        return new Mode(x[i], x[j], values[i], whole);
      }
      double below = x[Math.max(0, i - 1)];
      double above = x[Math.min(x.length - 1, j + 1)];
      double best = x[i];
      double value = values[i];
      for (double[] bracket : new double[][] {{below, x[i]}, {x[i], x[j]}, {x[j], above}}) {
        double inside = whole ? wholeInside(bracket) : golden(bracket[0], bracket[1]);
        double there = function.applyAsDouble(inside);
        if (there > value + ROUNDING * Math.max(1, Math.abs(value))) {
          best = inside;
          value = there;
        }
      }
      if (whole) {
        return new Mode(
            best - (tied(best, -1) ? 1 : 0), best + (tied(best, 1) ? 1 : 0), value, true);
      }
      best = newton(best, below, above);
      return new Mode(best, best, function.applyAsDouble(best), false);
    }

    /** Whether a level run ends on both sides by more than the slope of a smooth hill. */
    private boolean cliffs(int i, int j) {
      double width = x[j] - x[i];
      double fall = CLIFF * Math.max(1, Math.abs(values[i]));
      return (i == 0 || (values[i] - values[i - 1]) / (x[i] - x[i - 1]) * width > fall)
          && (j == x.length - 1 || (values[j] - values[j + 1]) / (x[j + 1] - x[j]) * width > fall);
    }

    /** Whether a whole number and the next in a direction, but not the one after, are level. */
    private boolean tied(double at, int step) {
      double value = function.applyAsDouble(at);
      return level(value, function.applyAsDouble(at + step))
          && !level(value, function.applyAsDouble(at + 2.0 * step));
    }

    private double golden(double from, double to) {
      double a = from;
      double b = to;
      for (int step = 0; step < GOLDEN_STEPS && b > a; step++) {
        double left = b - GOLDEN * (b - a);
        double right = a + GOLDEN * (b - a);
        if (function.applyAsDouble(left) < function.applyAsDouble(right)) {
          a = left;
        } else {
          b = right;
        }
      }
      return a + (b - a) / 2;
    }

    private double wholeInside(double[] bracket) {
      double a = bracket[0];
      double b = bracket[1];
      while (b - a > 2) {
        double left = Math.floor(a + (b - a) / 2);
        if (function.applyAsDouble(left) < function.applyAsDouble(left + 1)) {
          a = left;
        } else {
          b = left;
        }
      }
      double best = a;
      for (double v = a; v <= b; v++) {
        best = function.applyAsDouble(v) > function.applyAsDouble(best) ? v : best;
      }
      return best;
    }

    /**
     * Golden section knows the place to half the digits only. Newton's method on differences of
     * five points gives the rest, where it does not lead downhill: at a cusp nothing is better than
     * the cusp.
     */
    private double newton(double start, double below, double above) {
      double at = start;
      double width = Math.min(start - below, above - start);
      if (!(width > 0)) {
        return start;
      }
      double curvature = second(at, 1e-2 * width);
      double scale = curvature < 0 ? 1 / Math.sqrt(-curvature) : 0;
      double h = Math.min(3e-3 * scale, 0.4 * width);
      for (int step = 0; step < 3 && h > 0; step++) {
        double first =
            (function.applyAsDouble(at - 2 * h)
                    - 8 * function.applyAsDouble(at - h)
                    + 8 * function.applyAsDouble(at + h)
                    - function.applyAsDouble(at + 2 * h))
                / (12 * h);
        double next = at - first / second(at, h);
        double value = function.applyAsDouble(at);
        boolean better =
            Math.abs(next - at) < 1e-3 * scale
                && function.applyAsDouble(next) >= value - 1e-15 * Math.max(1, Math.abs(value));
        if (!better) {
          break;
        }
        at = next;
      }
      return at;
    }

    private double second(double at, double h) {
      return (function.applyAsDouble(at - h)
              - 2 * function.applyAsDouble(at)
              + function.applyAsDouble(at + h))
          / (h * h);
    }

    /** Keeps only the higher of two maxima between which there is no dip. */
    private void add(Mode mode) {
      if (!found.isEmpty()) {
        Mode last = found.get(found.size() - 1);
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < x.length; i++) {
          if (x[i] > last.to() && x[i] < mode.from()) {
            lowest = Math.min(lowest, values[i]);
          }
        }
        double middle = last.to() + (mode.from() - last.to()) / 2;
        lowest = whole ? lowest : Math.min(lowest, function.applyAsDouble(middle));
        if (!(Math.min(last.logValue(), mode.logValue()) - lowest > DIP)) {
          if (mode.logValue() <= last.logValue()) {
            return;
          }
          found.remove(found.size() - 1);
        }
      }
      found.add(mode);
    }
  }
}
