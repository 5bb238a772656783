package org.anomix.multivariate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the sums of a group of components say of their centres and of the spread about them. */
final class GroupMoments {
  private final double[] masses;

  /** What the moments are divided by: none may be 0 where there is mass. */
  private final double[] totals;

  private final List<double[]> centres;
  private final List<double[]> moments;

  private GroupMoments(
      double[] masses, double[] totals, List<double[]> centres, List<double[]> moments) {
    this.masses = masses;
    this.totals = totals;
    this.centres = centres;
    this.moments = moments;
  }

  /**
   * The moments of states that begin with those of {@link Scatter}.
   *
   * @param current the present contours, whose centres are the anchors
   * @param states one state per component
   * @param massAt index in a state of Σw
   */
  static GroupMoments of(List<Contours> current, List<double[]> states, int massAt) {
    double[] masses = new double[current.size()];
    double[] totals = new double[current.size()];
    List<double[]> centres = new ArrayList<>();
    List<double[]> moments = new ArrayList<>();
    for (int k = 0; k < masses.length; k++) {
      masses[k] = Math.max(0, states.get(k)[massAt]);
      totals[k] = states.get(k)[0];
      double[] centre = current.get(k).centre().clone();
      moments.add(Scatter.centred(states.get(k), centre));
      centres.add(centre);
    }
    return new GroupMoments(masses, totals, centres, moments);
  }

  int size() {
    return masses.length;
  }

  /** Σw of each component. */
  double[] masses() {
    return masses;
  }

  /** The new centre of a component; may be written. */
  double[] centre(int k) {
    return centres.get(k);
  }

  /** The mean square about each centre, row after row; may be written. */
  List<double[]> moments() {
    return moments;
  }

  boolean areEmpty() {
    return !(Arrays.stream(masses).sum() > 0);
  }

  boolean areFinite() {
    for (int k = 0; k < masses.length; k++) {
      if (masses[k] > 0 && !(totals[k] > 0)) {
        return false;
      }
    }
    return centres.stream().allMatch(GroupMoments::finite)
        && moments.stream().allMatch(GroupMoments::finite);
  }

  private static boolean finite(double[] numbers) {
    return Arrays.stream(numbers).allMatch(Double::isFinite);
  }
}
