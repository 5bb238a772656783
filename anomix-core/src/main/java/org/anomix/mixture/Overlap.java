package org.anomix.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.anomix.Block;
import org.anomix.Check;
import org.anomix.Rows;
import org.anomix.UnivariateDistribution;

/**
 * How much the components of a mixture overlap: for every pair the probabilities ω(j|i) = P(w_j
 * f_j(X) &gt; w_i f_i(X)), with X drawn from component i, that a row of the one would be given to
 * the other if these two were all there is. Their sum is the overlap of Maitra and Melnykov (2010),
 * <em>Simulating Data to Study Performance of Finite Mixture Modeling and Clustering
 * Algorithms</em>, eq. 2. Ties go to the first of the two; at an atom a probability dominates a
 * density, as everywhere.
 *
 * @param pairs every pair of components, in their order
 * @param rows simulated rows per component, 0 if nothing was simulated
 */
public record Overlap(List<Pair> pairs, int rows) {
  private static final int BISECTIONS = 200;

  /**
   * The overlap of two components.
   *
   * @param first 0-based component
   * @param second a later one
   * @param firstAsSecond probability that a row of the first is given to the second
   * @param secondAsFirst the other way
   * @param standardError of the sum of the two; 0 if nothing was simulated
   */
  public record Pair(
      int first, int second, double firstAsSecond, double secondAsFirst, double standardError) {
    /**
     * The overlap.
     *
     * @return the sum of the two probabilities, from 0 to 2; 1 at most if the weights are equal
     */
    public double total() {
      return firstAsSecond + secondAsFirst;
    }
  }

  /** Copies the list. */
  public Overlap {
    pairs = List.copyOf(pairs);
  }

  /**
   * The overlaps of univariate components, from their cumulative distribution functions between the
   * points where the two terms cross.
   *
   * @param mixture the mixture
   * @return all pairs; components with atoms that are neither one value nor whole numbers count as
   *     if they had none
   */
  public static Overlap of(UnivariateMixture mixture) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < mixture.size(); i++) {
      for (int j = i + 1; j < mixture.size(); j++) {
        double[] errors =
            new Exact(
                    (UnivariateDistribution) mixture.components().get(i),
                    mixture.weight(i),
                    (UnivariateDistribution) mixture.components().get(j),
                    mixture.weight(j))
                .errors();
        pairs.add(new Pair(i, j, errors[0], errors[1], 0));
      }
    }
    return new Overlap(pairs, 0);
  }

  /**
   * The overlaps of components of any dimension, by simulation.
   *
   * @param mixture the mixture
   * @param rows number of rows drawn from each component
   * @param seed seed of the rows
   * @return all pairs, with standard errors; none where a column is {@linkplain
   *     org.anomix.Distribution#isGiven given}, whose values a simulation would have to invent
   */
  public static Overlap simulated(Mixture mixture, int rows, long seed) {
    Check.atLeast("overlap", "rows", rows, 1);
    if (IntStream.range(0, mixture.dimension()).anyMatch(mixture::isGiven)) {
      return new Overlap(List.of(), rows);
    }
    int size = mixture.size();
    long[][] given = new long[size][size];
    double[] terms = new double[size * Block.SIZE];
    SplittableRandom random = new SplittableRandom(seed);
    for (int k = 0; k < size; k++) {
      for (int left = rows; left > 0; left -= Block.SIZE) {
        double[] values = new double[Math.min(left, Block.SIZE) * mixture.dimension()];
        mixture.components().get(k).sample(random, values, 0, Math.min(left, Block.SIZE));
        Rows drawn = Rows.rowMajor(values, mixture.dimension());
        Block x = drawn.block(0, drawn.size(), new double[values.length]);
        mixture.logTerms(x, terms, Block.SIZE);
        for (int other = 0; other < size; other++) {
          for (int r = 0; r < x.rows() && other != k; r++) {
            double mine = terms[k * Block.SIZE + r];
            double its = terms[other * Block.SIZE + r];
            given[k][other] += its > mine || (its == mine && other < k) ? 1 : 0;
          }
        }
      }
    }
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        double first = (double) given[i][j] / rows;
        double second = (double) given[j][i] / rows;
        double variance = (first * (1 - first) + second * (1 - second)) / rows;
        pairs.add(new Pair(i, j, first, second, Math.sqrt(variance)));
      }
    }
    return new Overlap(pairs, rows);
  }

  /** Two univariate laws with their weights. */
  private static final class Exact {
    private final UnivariateDistribution first;
    private final UnivariateDistribution second;
    private final DoubleUnaryOperator advantage;
    private double firstLost;
    private double secondLost;

    Exact(
        UnivariateDistribution first,
        double firstWeight,
        UnivariateDistribution second,
        double secondWeight) {
      this.first = first;
      this.second = second;
      this.advantage =
          x -> {
            double ours = Math.log(firstWeight) + first.logDensity(x);
            double theirs = Math.log(secondWeight) + second.logDensity(x);
            // Neither can make it, or both have a pole there: as in a tie, the first.
            return ours == theirs ? 0 : ours - theirs;
          };
    }

    /** The probability that a row of the first is given to the second, and the other way. */
    double[] errors() {
      Lattice ours = Lattice.of(first);
      Lattice theirs = Lattice.of(second);
      boolean atoms = ours == Lattice.POINT || ours == Lattice.WHOLE;
      boolean otherAtoms = theirs == Lattice.POINT || theirs == Lattice.WHOLE;
      if (atoms != otherAtoms) {
        return new double[2]; // the atoms are told from all else with certainty
      }
      if (ours == Lattice.POINT || theirs == Lattice.POINT) {
        double x = (ours == Lattice.POINT ? first : second).quantile(0.5);
        if (Lattice.isAtom(first, x) && Lattice.isAtom(second, x)) {
          atPoint(x);
        }
      } else {
        between(atoms);
      }
      return new double[] {firstLost, secondLost};
    }

    private void atPoint(double x) {
      if (advantage.applyAsDouble(x) < 0) {
        firstLost += Math.exp(first.logDensity(x));
      } else {
        secondLost += Math.exp(second.logDensity(x));
      }
    }

    /** Adds up the intervals between the crossings. */
    private void between(boolean whole) {
      double[] x = Grid.of(List.of(first, second));
      x = whole ? Grid.whole(x) : x;
      boolean[] toSecond = new boolean[x.length];
      for (int i = 0; i < x.length; i++) {
        toSecond[i] = advantage.applyAsDouble(x[i]) < 0;
      }
      TreeSet<Double> crossings = new TreeSet<>();
      for (int i = 0; i + 1 < x.length; i++) {
        if (toSecond[i] != toSecond[i + 1]) {
          crossings.add(crossing(x[i], x[i + 1], toSecond[i], whole));
        } else if (!whole && i > 0 && toSecond[i - 1] == toSecond[i]) {
          addHidden(x[i - 1], x[i], x[i + 1], toSecond[i], crossings);
        }
      }
      double from = Double.NEGATIVE_INFINITY;
      for (double crossing : crossings) {
        // A crossing belongs to the interval below it. Its side is asked for, not counted: two
        // searches may find the same crossing a few bits apart.
        add(from, crossing, advantage.applyAsDouble(crossing) < 0);
        from = crossing;
      }
      add(from, Double.POSITIVE_INFINITY, x.length > 0 && toSecond[x.length - 1]);
    }

    /** The last double, or whole number, on the side of the lower end. */
    private double crossing(double low, double high, boolean lowSide, boolean whole) {
      double a = low;
      double b = high;
      for (int step = 0; step < BISECTIONS; step++) {
        double middle = a + (b - a) / 2;
        middle = whole ? Math.floor(middle) : middle;
        if (middle <= a || middle >= b) {
          break;
        }
        if ((advantage.applyAsDouble(middle) < 0) == lowSide) {
          a = middle;
        } else {
          b = middle;
        }
      }
      return a;
    }

    /** Two crossings between neighbouring points, where the advantage comes near 0 in between. */
    private void addHidden(
        double low, double middle, double high, boolean side, Set<Double> crossings) {
      double atMiddle = Math.abs(advantage.applyAsDouble(middle));
      if (!(atMiddle < Math.abs(advantage.applyAsDouble(low))
          && atMiddle < Math.abs(advantage.applyAsDouble(high)))) {
        return;
      }
      double a = low;
      double b = high;
      for (int step = 0; step < 60; step++) {
        double left = a + (b - a) / 3;
        double right = b - (b - a) / 3;
        if (side
            ? advantage.applyAsDouble(left) > advantage.applyAsDouble(right)
            : advantage.applyAsDouble(left) < advantage.applyAsDouble(right)) {
          b = right;
        } else {
          a = left;
        }
        if ((advantage.applyAsDouble(a) < 0) != side) {
          crossings.add(crossing(low, a, side, false));
          crossings.add(crossing(a, high, !side, false));
          return;
        }
      }
    }

    /** The rows in (from, to], which all go to one of the two. */
    private void add(double from, double to, boolean toSecond) {
      if (toSecond) {
        firstLost += probability(first, from, to);
      } else {
        secondLost += probability(second, from, to);
      }
    }

    private static double probability(UnivariateDistribution law, double from, double to) {
      // The smaller tail has more digits.
      double below = law.cdf(from);
      return below < 0.5
          ? Math.max(0, law.cdf(to) - below)
          : Math.max(0, law.survival(from) - law.survival(to));
    }
  }

  /**
   * The largest overlap of any pair.
   *
   * @return the overlap, 0 if there is no pair
   */
  public double largest() {
    return pairs.stream().mapToDouble(Pair::total).max().orElse(0);
  }

  /**
   * The pairs, the largest overlap first.
   *
   * @return a sorted copy
   */
  public List<Pair> descending() {
    Pair[] sorted = pairs.toArray(new Pair[0]);
    Arrays.sort(sorted, (a, b) -> Double.compare(b.total(), a.total()));
    return List.of(sorted);
  }
}
