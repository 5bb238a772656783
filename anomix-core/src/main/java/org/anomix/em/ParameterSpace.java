package org.anomix.em;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anomix.Distribution;
import org.anomix.mixture.Mixture;

/**
 * The mixtures about a fitted one, as a function of free numbers that are 0 there: the logarithms
 * of those weights that are free, before they are scaled to the sum 1, then the coordinates of the
 * laws.
 */
final class ParameterSpace {
  /** Doubles that a step must span. */
  private static final double LEAST_SPACINGS = 64;

  private final Mixture fitted;
  private final double[] columnUnits;
  private final List<Integer> weights;
  private final List<Coordinate> coordinates;

  /**
   * That of a fit.
   *
   * @param columnUnits units of the columns
   * @param weights the components whose weights are free: not all of them
   * @param coordinates those of the laws that are free
   */
  ParameterSpace(
      Mixture fitted, double[] columnUnits, List<Integer> weights, List<Coordinate> coordinates) {
    this.fitted = fitted;
    this.columnUnits = columnUnits;
    this.weights = weights;
    this.coordinates = coordinates;
  }

  /** The same without some of its numbers. */
  ParameterSpace without(boolean... left) {
    List<Integer> knownWeights = new ArrayList<>();
    List<Coordinate> knownCoordinates = new ArrayList<>();
    for (int i = 0; i < left.length; i++) {
      if (!left[i] && isWeight(i)) {
        knownWeights.add(weights.get(i));
      } else if (!left[i]) {
        knownCoordinates.add(coordinate(i));
      }
    }
    return new ParameterSpace(fitted, columnUnits, knownWeights, knownCoordinates);
  }

  Mixture fitted() {
    return fitted;
  }

  double[] columnUnits() {
    return columnUnits;
  }

  /** The components whose weights are free. */
  List<Integer> weights() {
    return weights;
  }

  /** The free coordinates of the laws. */
  List<Coordinate> coordinates() {
    return coordinates;
  }

  int size() {
    return weights.size() + coordinates.size();
  }

  boolean isWeight(int index) {
    return index < weights.size();
  }

  private Coordinate coordinate(int index) {
    return coordinates.get(index - weights.size());
  }

  /** The components that a number moves. */
  List<Integer> components(int index) {
    return isWeight(index) ? List.of(weights.get(index)) : coordinate(index).components();
  }

  /** A length that is small for a number. */
  double unit(int index) {
    return isWeight(index) ? 1 : coordinate(index).move().unit(fitted, columnUnits);
  }

  /** A share of the units, but no less than doubles can hold. */
  double[] steps(double share) {
    double[] steps = new double[size()];
    for (int i = 0; i < steps.length; i++) {
      double spacing = isWeight(i) ? 0 : coordinate(i).move().spacing(fitted);
      steps[i] = Math.max(share * unit(i), LEAST_SPACINGS * spacing);
    }
    return steps;
  }

  /** The mixture at some place. */
  Mixture at(double... place) {
    List<Distribution> laws = new ArrayList<>();
    double[] shares = fitted.weights();
    for (int k = 0; k < shares.length; k++) {
      laws.add(law(k, place));
    }
    for (int i = 0; i < weights.size(); i++) {
      shares[weights.get(i)] *= Math.exp(place[i]);
    }
    double sum = Arrays.stream(shares).sum();
    for (int k = 0; k < shares.length; k++) {
      shares[k] /= sum;
    }
    return Mixture.of(shares, laws);
  }

  /** The law of a component at some place. */
  Distribution law(int component, double... place) {
    Map<Move, double[]> moves = new LinkedHashMap<>();
    for (int i = weights.size(); i < place.length; i++) {
      if (place[i] != 0 && components(i).contains(component)) {
        Move move = coordinate(i).move();
        moves.computeIfAbsent(move, m -> new double[m.size()])[coordinate(i).index()] = place[i];
      }
    }
    Distribution law = fitted.components().get(component);
    for (Map.Entry<Move, double[]> move : moves.entrySet()) {
      law = move.getKey().moved(law, component, move.getValue());
    }
    return law;
  }

  /**
   * A place where one number is moved: by what is left once the parameter has been rounded, as one
   * far from 0 is, so that steps from there are as long to either side.
   */
  double[] step(int index, double by) {
    double[] step = moved(new double[size()], index, by);
    int owner = components(index).get(0);
    step[index] = distance(index, law(owner, step), fitted.components().get(owner), by);
    return step;
  }

  /** A place with one of its numbers moved. */
  static double[] moved(double[] place, int index, double by) {
    double[] moved = place.clone();
    moved[index] += by;
    return moved;
  }

  /** What is left of a distance between two laws of a component that differ in one number. */
  double distance(int index, Distribution above, Distribution below, double wanted) {
    return isWeight(index) ? wanted : coordinate(index).move().distance(above, below, wanted);
  }
}
