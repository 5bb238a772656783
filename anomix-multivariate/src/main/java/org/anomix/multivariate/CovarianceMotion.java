package org.anomix.multivariate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anomix.Motion;
import org.anomix.Value;

/**
 * The covariances of a group as a function of as many coordinates as their {@link
 * CovarianceStructure} has free parameters: S becomes M S M' with M = F P F⁻¹, where the columns of
 * F are the vectors of {@link CovarianceFrames} and P first stretches, then turns. Products of such
 * M are of the same kind, so that the structure holds at every place exactly.
 *
 * <p>A stretch multiplies variances along vectors by e^t: along all (a volume), along one, or along
 * one and the longest, which gives what the one takes (a shape). A turn mixes two vectors: by a
 * rotation where the axes are orthogonal and must stay so, else by a hyperbolic one, a symmetric P.
 *
 * <p>Columns that are constant have no part in it.
 */
final class CovarianceMotion implements Motion {
  /** In the place of a number: all members, or all vectors. */
  private static final int ALL = -1;

  /** In the place of a vector. */
  private static final int NONE = -2;

  /** A vector of a member, and another that gives what it takes. */
  private record Stretch(int member, int vector, int against) {}

  /** Two vectors of a member. */
  private record Turn(int member, int one, int other) {}

  private final List<double[]> covariances;
  private final int dimension;
  private final int[] free;
  private final CovarianceFrames frames;
  private final boolean linear;
  private final List<Stretch> stretches = new ArrayList<>();
  private final List<Turn> turns = new ArrayList<>();

  /**
   * That of covariances.
   *
   * @param structure theirs
   * @param covariances entries row after row, never written
   * @param free the columns that are not constant
   */
  CovarianceMotion(CovarianceStructure structure, List<double[]> covariances, int[] free) {
    this.covariances = covariances;
    this.dimension = Entries.side(covariances.get(0));
    this.free = free;
    this.linear = structure.isLinear();
    this.frames =
        CovarianceFrames.of(
            structure, covariances.stream().map(c -> Entries.select(c, free, free)).toList());
    if (free.length > 0) {
      addStretches(structure);
    }
    if (!structure.isAxisParallel()) {
      owners(structure.hasOwnOrientations()).forEach(this::addTurns);
    }
  }

  private List<Integer> owners(boolean own) {
    List<Integer> owners = new ArrayList<>();
    for (int k = 0; k < (own ? frames.size() : 1); k++) {
      owners.add(own ? k : ALL);
    }
    return owners;
  }

  private void addStretches(CovarianceStructure structure) {
    // One variance alone, where that is possible, so that a floor under it holds nothing else.
    boolean alone =
        !structure.isSpherical() && structure.hasOwnVolumes() == structure.hasOwnShapes();
    if (!alone) {
      owners(structure.hasOwnVolumes()).forEach(k -> stretches.add(new Stretch(k, ALL, NONE)));
    }
    if (!structure.isSpherical()) {
      owners(structure.hasOwnShapes()).forEach(k -> addShapes(k, alone));
    }
  }

  private void addShapes(int member, boolean alone) {
    int longest = alone ? NONE : frames.longest(Math.max(0, member));
    for (int j = 0; j < free.length; j++) {
      if (j != longest) {
        stretches.add(new Stretch(member, j, longest));
      }
    }
  }

  private void addTurns(int member) {
    for (int i = 0; i < free.length; i++) {
      for (int j = 0; j < i; j++) {
        turns.add(new Turn(member, i, j));
      }
    }
  }

  @Override
  public int size() {
    return stretches.size() + turns.size();
  }

  @Override
  public boolean moves(int coordinate, int member) {
    int owner =
        coordinate < stretches.size()
            ? stretches.get(coordinate).member
            : turns.get(coordinate - stretches.size()).member;
    return owner == ALL || owner == member;
  }

  @Override
  public Value at(int member, double... place) {
    double[][] vectors = embedded(frames.axes(member));
    double[] lengths = frames.lengths(member);
    double[] factors = stretched(linear ? ones() : lengths, member, place);
    double[][] before = scaled(vectors, lengths);
    double[][] after = scaled(turned(linear ? before : vectors, member, place), factors);
    double[] entries = covariances.get(member).clone();
    for (int j = 0; j < free.length; j++) {
      // What is not moved keeps its digits.
      if (!Arrays.equals(before[j], after[j])) {
        Entries.addSquare(1, after[j], entries);
        Entries.addSquare(-1, before[j], entries);
      }
    }
    return Value.matrix(dimension, entries);
  }

  /** Vectors of the columns that are not constant among all. */
  private double[][] embedded(double[][] vectors) {
    double[][] embedded = new double[vectors.length][dimension];
    for (int j = 0; j < vectors.length; j++) {
      for (int a = 0; a < free.length; a++) {
        embedded[j][free[a]] = vectors[j][a];
      }
    }
    return embedded;
  }

  private double[] ones() {
    double[] ones = new double[free.length];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static double[][] scaled(double[][] vectors, double[] factors) {
    double[][] scaled = new double[vectors.length][];
    for (int j = 0; j < vectors.length; j++) {
      double factor = factors[j];
      scaled[j] = Arrays.stream(vectors[j]).map(x -> factor * x).toArray();
    }
    return scaled;
  }

  private double[] stretched(double[] lengths, int member, double[] place) {
    double[] logs = new double[free.length];
    for (int c = 0; c < stretches.size(); c++) {
      Stretch stretch = stretches.get(c);
      for (int j = 0; j < logs.length && moves(c, member); j++) {
        logs[j] += stretch.vector == j || stretch.vector == ALL ? place[c] : 0;
        logs[j] -= stretch.against == j ? place[c] : 0;
      }
    }
    double[] stretched = new double[free.length];
    Arrays.setAll(stretched, j -> lengths[j] * Math.exp(logs[j] / 2));
    return stretched;
  }

  private double[][] turned(double[][] vectors, int member, double[] place) {
    double[][] turned = Arrays.stream(vectors).map(double[]::clone).toArray(double[][]::new);
    for (int c = stretches.size(); c < size(); c++) {
      if (place[c] != 0 && moves(c, member)) {
        Turn turn = turns.get(c - stretches.size());
        turn(turned[turn.one], turned[turn.other], place[c]);
      }
    }
    return turned;
  }

  private void turn(double[] one, double[] other, double by) {
    double own = linear ? Math.cosh(by / 2) : Math.cos(by);
    double mixed = linear ? Math.sinh(by / 2) : Math.sin(by);
    double back = linear ? mixed : -mixed;
    for (int a = 0; a < one.length; a++) {
      double left = one[a];
      one[a] = own * left + mixed * other[a];
      other[a] = own * other[a] + back * left;
    }
  }
}
