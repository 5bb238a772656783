package org.anomix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Weighted maximum likelihood from sums alone: the M-step of one family.
 *
 * <p>What a component needs to know of the rows is a flat array of sums, its <em>state</em>,
 * anchored at the component's current law (Σw, Σw(x - m), Σw(x - m)², ...). States of the same
 * anchor add: merging is addition, forgetting is scaling, shipping to a cluster is sending the
 * array. Anchoring is what keeps plain sums exact far from the origin; states of different anchors
 * are never added.
 *
 * <p>Components given the same estimator object form a group and may share parameters. Stateless
 * and thread-safe.
 */
public interface ComponentEstimator {
  /**
   * The family it estimates.
   *
   * @return the family
   */
  DistributionFamily family();

  /**
   * The estimators of the laws that its laws are made from.
   *
   * @return one per part; none for most families
   */
  default List<ComponentEstimator> parts() {
    return List.of();
  }

  /**
   * How many columns the rows of its laws have.
   *
   * @return the number; empty where it takes any, or where only the rows can tell
   */
  default OptionalInt dimension() {
    return family().dimension();
  }

  /**
   * The options it was made with.
   *
   * @return the options
   */
  Options options();

  /**
   * How its M-step keeps the objective from falling.
   *
   * @return the tier
   */
  Tier tier();

  /**
   * Settles what comes from all rows and is then held, such as the ends of a uniform support.
   * Called once, before any start, since no sum of responsibilities could ever extend a support.
   *
   * @param rows all rows of the fit; missing values are filled with known ones of their column
   * @param scaling units of the known values, and floors
   * @return an estimator for these rows; this one where nothing is to be settled
   */
  default ComponentEstimator settle(Rows rows, Scaling scaling) {
    return this;
  }

  /**
   * A coarse law near the weighted rows, to anchor the first sums at. Rows outside the support of
   * the family are ignored.
   *
   * @param rows the rows; missing values are filled with known ones of their column
   * @param weights one weight per row, the rows' own included
   * @param scaling units and floors
   * @return a law of this family within its constraints
   */
  Distribution anchor(Rows rows, double[] weights, Scaling scaling);

  /**
   * Length of the state of a component.
   *
   * @param current the component's law, the anchor
   * @return the number of sums
   */
  int stateSize(Distribution current);

  /**
   * Adds weighted rows to a state. Rows of weight 0 add nothing, whatever their values.
   *
   * @param current the component's law, the anchor
   * @param x the rows
   * @param w their weights: responsibilities times row weights
   * @param wFrom index in {@code w} of the first row's weight
   * @param state the sums, added to
   * @param stateFrom index in {@code state} of the first sum
   */
  void accumulate(
      Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom);

  /**
   * Where what {@link #accumulate} adds is no smooth function of x, because it sorts values into
   * bins, say. Expected sums over rows known only to an interval are integrals, which the engine
   * then cuts there; nodes of one piece may have weights of either sign.
   *
   * @param current the component's law, the anchor
   * @return the places, each between the smaller values and itself; none where all is smooth
   */
  default double[] breaks(Distribution current) {
    return new double[0];
  }

  /**
   * How rows of which only some columns are known are added: by the sums expected given those, so
   * that missing values are integrated out exactly.
   *
   * @param current the component's law, the anchor
   * @param known the known columns, 0-based and ascending; at least one, not all
   * @return the sums, or nothing where the family cannot do without a value
   */
  default Optional<PartialSums> partial(Distribution current, int... known) {
    return Optional.empty();
  }

  /**
   * The M-step of one component under its constraints.
   *
   * @param current the component's law, the anchor of the state
   * @param state the sums over all rows
   * @param scaling units, floors and step
   * @return the estimate; the current law itself where the total weight is 0
   */
  Estimate estimate(Distribution current, double[] state, Scaling scaling);

  /**
   * The M-step of a whole group: one by one, unless its components share parameters.
   *
   * @param group the current laws, the anchors of the states
   * @param states one state per law
   * @param scaling units, floors and step
   * @return one estimate per law
   */
  default List<Estimate> estimate(
      List<Distribution> group, List<double[]> states, Scaling scaling) {
    List<Estimate> estimates = new ArrayList<>(group.size());
    for (int i = 0; i < group.size(); i++) {
      estimates.add(estimate(group.get(i), states.get(i), scaling));
    }
    return estimates;
  }

  /**
   * The nearest laws that satisfy floors, ties and fixed values: for starts given by a user.
   *
   * @param group any laws of this family
   * @param scaling units and floors
   * @return feasible laws, the given ones where they are feasible
   */
  List<Distribution> project(List<Distribution> group, Scaling scaling);

  /**
   * Number of parameters estimated from the data for a group, weights not counted.
   *
   * @param group the laws of the group
   * @return the count
   */
  int freeParameters(List<? extends Distribution> group);

  /**
   * How the numbers of a parameter move, where they cannot move one by one: because they are tied
   * to each other, or to those of other laws of the group. A parameter that is {@linkplain #holds
   * held}, or that {@code shared=} ties as a whole, needs none.
   *
   * @param parameter a parameter of the family
   * @param group the laws of the group, feasible
   * @return the motion; nothing where every number of every law moves freely
   */
  default Optional<Motion> motion(Parameter parameter, List<Distribution> group) {
    return Optional.empty();
  }

  /**
   * Whether laws that it makes stay among those that it can make when their numbers are combined
   * with coefficients that sum to 1: on the scales of their domains' transforms, and of a matrix L
   * D L' with a diagonal of 1 in L the logarithms of D and the entries of L. A run extrapolates
   * only then.
   *
   * @return false where a constraint or tie, other than a bound, is bent on these scales; here,
   *     whether that holds of all parts
   */
  default boolean extrapolates() {
    return parts().stream().allMatch(ComponentEstimator::extrapolates);
  }

  /**
   * The least number of rows a component's weight is kept at, so that no component dies: 2.5 where
   * it owns a free scale in one dimension, d + 2 where it owns a covariance, 1 where it has no
   * scale of its own, 0 where everything is held.
   *
   * @param dimension number of columns
   * @return the number of rows
   */
  default double minimumRows(int dimension) {
    return 1;
  }

  /**
   * Whether nothing is estimated: the law stays as it was settled.
   *
   * @return true for laws such as a point or a uniform noise component
   */
  default boolean held() {
    return false;
  }

  /**
   * Whether a parameter keeps its value: it is fixed, or was settled as an end of the support.
   *
   * @param parameter its name
   * @return true where sums of responsibilities have no say in it
   */
  default boolean holds(String parameter) {
    return options().fixed(parameter).isPresent();
  }

  /**
   * Whether it reads {@link Scaling#logUnit(int)} or the floor made from it.
   *
   * @return true for families that live on the logarithm of a positive value
   */
  default boolean usesLogUnits() {
    return false;
  }

  /**
   * The scale of a law of a one-dimensional location-scale family whose components own their
   * scales: a tiny ratio of two of them marks a spurious maximum.
   *
   * @param law a law of this family
   * @return one scale, or none where that comparison makes no sense
   */
  default double[] scales(Distribution law) {
    return new double[0];
  }

  /**
   * Log prior density of a group, part of the objective.
   *
   * @param group the laws of the group
   * @return the log prior, 0 where none is asked for
   */
  default double logPrior(List<Distribution> group) {
    return 0;
  }

  /**
   * What a person should know of the rows before laws of this family are fitted to them, although
   * it stops no fit, such as a row that takes the digits from all others.
   *
   * @param rows all rows of the fit
   * @param scaling units and floors
   * @return sentences that name row, column and value; none for most families
   */
  default List<String> warnings(Rows rows, Scaling scaling) {
    return List.of();
  }

  /**
   * What a row costs, on average, because the parameters of a law are doubles and its log density
   * is computed with them: an M-step that is exact on paper may lower the objective by as much. The
   * engine takes a larger fall for a defect. Rounding in relation to the log density itself, and to
   * a term of size 1 per column, is counted elsewhere.
   *
   * @param law a law of this family
   * @param scaling units and floors
   * @return a number in nats, usually tiny; here, half the square of the spacing of doubles at the
   *     expected value of each column, in standard deviations
   */
  default double rounding(Distribution law, Scaling scaling) {
    double[] means = law.expectation();
    double[] variances = law.variances();
    double sum = 0;
    for (int j = 0; j < means.length; j++) {
      double spacing = Math.ulp(means[j]);
      double cost = spacing * spacing / (2 * variances[j]);
      sum += Double.isFinite(cost) ? cost : 0;
    }
    return sum;
  }
}
