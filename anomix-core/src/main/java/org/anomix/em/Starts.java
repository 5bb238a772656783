package org.anomix.em;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.anomix.Block;
import org.anomix.BlockReader;
import org.anomix.ComponentEstimator;
import org.anomix.Distribution;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.UnivariateDistribution;
import org.anomix.mstep.Points;

/**
 * Makes starting mixtures: rows are divided among the components by nearest centre, accumulated at
 * anchors, and estimated once, so that ties, floors and fixed values hold from the first pass on.
 *
 * <p>Centres are drawn by k-means++ (Arthur and Vassilvitskii 2007) and as random rows in turn,
 * since either alone misses optima that the other finds; in one dimension the first start cuts at
 * equally spaced quantiles. Half of the random rows reach unequally far, so that a component may
 * start amid the rows of another: no division by equal reach puts both tails of the outer one
 * together, and EM does not find the way there by itself.
 *
 * <p>Missing values are first filled with known ones of the same component.
 */
final class Starts {
  /** Share of all rows that a held law without atoms, such as uniform noise, may start with. */
  private static final double LARGEST_NOISE_SHARE = 0.2;

  /** Of an equal share of the rows, what the least cell of unequal reach must hold. */
  private static final double LEAST_NESTED_SHARE = 0.5;

  private static final int NESTING_ATTEMPTS = 5;

  private final Rows rows;
  private final List<ComponentEstimator> estimators;
  private final List<Distribution> held;
  private final Scaling scaling;
  private final double[] minimumMass;
  private final long seed;
  private final boolean usesNodes;
  private final int[] candidates;
  private final int[] free;
  private final boolean severalKinds;

  /**
   * @param anchors for each component its law at all rows of the fit, used where it is held
   * @param usesNodes whether rows are intervals or truncated, so that one component may need more
   *     than one start
   * @param candidates rows that free components may start from
   */
  Starts(
      Rows rows,
      List<ComponentEstimator> estimators,
      List<Distribution> anchors,
      Scaling scaling,
      double[] minimumMass,
      long seed,
      boolean usesNodes,
      int[] candidates) {
    this.rows = rows;
    this.estimators = estimators;
    this.held = anchors;
    this.scaling = scaling;
    this.minimumMass = minimumMass;
    this.seed = seed;
    this.usesNodes = usesNodes;
    this.candidates = candidates;
    int[] indices = new int[estimators.size()];
    int count = 0;
    for (int k = 0; k < indices.length; k++) {
      if (!estimators.get(k).held()) {
        indices[count++] = k;
      }
    }
    this.free = Arrays.copyOf(indices, count);
    this.severalKinds =
        Arrays.stream(free).mapToObj(estimators::get).distinct().limit(2).count() > 1;
  }

  /** The start of a given number, always the same for the same seed. */
  EmPass.Step start(int number) {
    SplittableRandom random = Seeds.random(seed, number);
    double noiseShare = LARGEST_NOISE_SHARE * random.nextDouble();
    int[] labels = labels(number, random);
    Rows completed = Completion.of(rows, labels, estimators.size());
    Distribution[] laws = held.toArray(Distribution[]::new);
    double[] weights = new double[rows.size()];
    for (int k : free) {
      own(labels, k, weights);
      boolean mirrored = usesNodes && (free.length == 1 ? number % 2 == 1 : random.nextBoolean());
      laws[k] = anchor(completed, k, weights, mirrored && number > 0);
    }
    moveToSupports(completed, labels, laws);
    return estimate(completed, labels, laws, noiseShare);
  }

  /**
   * The law near some rows, or near their mirror image. Censoring hides one side of a law, and with
   * it which way the law leans: the rows themselves may point to the wrong one of two maxima.
   */
  private Distribution anchor(Rows completed, int component, double[] weights, boolean mirrored) {
    Distribution anchor = estimators.get(component).anchor(completed, weights, scaling);
    if (!mirrored || !isOnWholeLine(anchor)) {
      return anchor;
    }
    double sum = 0;
    double total = 0;
    for (int r = 0; r < weights.length; r++) {
      sum += weights[r] == 0 ? 0 : weights[r] * rows.value(r, 0);
      total += weights[r];
    }
    double mean = total > 0 ? sum / total : 0;
    double[] image = new double[weights.length];
    Arrays.setAll(image, r -> mean - (rows.value(r, 0) - mean));
    return estimators.get(component).anchor(Rows.of(image), weights, scaling);
  }

  private static boolean isOnWholeLine(Distribution law) {
    return law instanceof UnivariateDistribution univariate
        && univariate.quantile(0) == Double.NEGATIVE_INFINITY
        && univariate.inverseSurvival(0) == Double.POSITIVE_INFINITY;
  }

  private int[] labels(int number, SplittableRandom random) {
    int[] labels = new int[rows.size()];
    Arrays.fill(labels, -1);
    if (free.length == 0) {
      return labels;
    }
    int[] clusters;
    if (free.length == 1 && usesNodes) {
      clusters = half(number < 2 ? 0 : random.nextDouble(), number < 2 ? 1 : 0.5);
    } else if (number == 0 && rows.dimension() == 1) {
      clusters = quantileClusters();
    } else {
      Centres centres = new Centres(rows, candidates, scaling);
      int[] drawn =
          number % 2 == 0
              ? centres.randomRows(free.length, random)
              : centres.plusPlus(free.length, random);
      clusters = number % 4 == 2 ? nested(centres, drawn, random) : centres.nearest(drawn);
    }
    int[] component = free.clone();
    if (severalKinds) {
      shuffle(component, random);
    }
    for (int i = 0; i < candidates.length; i++) {
      labels[candidates[i]] = clusters[i] < 0 ? -1 : component[clusters[i]];
    }
    return labels;
  }

  /**
   * Cells of centres that reach unequally far, some of which lie amid others. Cells of a few rows
   * lead to spikes, and are drawn again.
   */
  private int[] nested(Centres centres, int[] drawn, SplittableRandom random) {
    double[] reaches = new double[free.length];
    for (int attempt = 0; attempt < NESTING_ATTEMPTS; attempt++) {
      Arrays.setAll(reaches, k -> Math.exp(random.nextGaussian()));
      int[] clusters = centres.nearest(drawn, reaches);
      if (leastShare(clusters) >= LEAST_NESTED_SHARE / free.length) {
        return clusters;
      }
    }
    return centres.nearest(drawn);
  }

  private double leastShare(int[] clusters) {
    double[] weights = new double[free.length];
    double total = 0;
    for (int i = 0; i < clusters.length; i++) {
      weights[clusters[i]] += rows.weight(candidates[i]);
      total += rows.weight(candidates[i]);
    }
    return Arrays.stream(weights).min().orElse(0) / total;
  }

  /** Neighbouring rows of a share of the weight, somewhere among all, in the one cluster. */
  private int[] half(double place, double share) {
    double total = weightOfCandidates();
    double from = place * (1 - share) * total;
    int[] clusters = new int[candidates.length];
    double before = 0;
    for (int i : ascending()) {
      double after = before + rows.weight(candidates[i]);
      clusters[i] = after > from && before < from + share * total ? 0 : -1;
      before = after;
    }
    return clusters;
  }

  private double weightOfCandidates() {
    double total = 0;
    for (int candidate : candidates) {
      total += rows.weight(candidate);
    }
    return total;
  }

  private List<Integer> ascending() {
    List<Integer> order = new ArrayList<>(candidates.length);
    for (int i = 0; i < candidates.length; i++) {
      order.add(i);
    }
    order.sort(
        (a, b) -> Double.compare(rows.value(candidates[a], 0), rows.value(candidates[b], 0)));
    return order;
  }

  private int[] quantileClusters() {
    List<Integer> order = ascending();
    double total = weightOfCandidates();
    int[] clusters = new int[candidates.length];
    double before = 0;
    int cluster = 0;
    for (int position = 0; position < order.size(); position++) {
      int i = order.get(position);
      // Equal values stay together: the order among them is an accident of the file.
      if (position == 0
          || rows.value(candidates[i], 0) != rows.value(candidates[order.get(position - 1)], 0)) {
        cluster = (int) Math.min(free.length - 1.0, before * free.length / total);
      }
      clusters[i] = cluster;
      before += rows.weight(candidates[i]);
    }
    return clusters;
  }

  private static void shuffle(int[] values, SplittableRandom random) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int value = values[i];
      values[i] = values[j];
      values[j] = value;
    }
  }

  private void own(int[] labels, int component, double[] weights) {
    for (int r = 0; r < labels.length; r++) {
      weights[r] = labels[r] == component ? rows.weight(r) : 0;
    }
  }

  /** Gives each row that its component cannot make to the free one most likely to have made it. */
  private void moveToSupports(Rows completed, int[] labels, Distribution[] laws) {
    BlockReader reader = new BlockReader();
    double[][] density = new double[laws.length][Block.SIZE];
    for (int from = 0; from < rows.size(); from += Block.SIZE) {
      Block x = reader.read(completed, from, Math.min(rows.size(), from + Block.SIZE));
      for (int k : free) {
        laws[k].logDensity(x, density[k], 0);
      }
      for (int r = 0; r < x.rows(); r++) {
        int label = labels[from + r];
        if (label >= 0 && density[label][r] == Double.NEGATIVE_INFINITY) {
          int best = -1;
          for (int k : free) {
            if (density[k][r] > (best < 0 ? Double.NEGATIVE_INFINITY : density[best][r])) {
              best = k;
            }
          }
          labels[from + r] = best;
        }
      }
    }
  }

  private EmPass.Step estimate(
      Rows completed, int[] labels, Distribution[] laws, double noiseShare) {
    double[][] states = new double[laws.length][];
    double[] masses = new double[laws.length];
    BlockReader reader = new BlockReader();
    double[] weights = new double[rows.size()];
    for (int k = 0; k < laws.length; k++) {
      states[k] = new double[estimators.get(k).stateSize(laws[k])];
      own(labels, k, weights);
      if (!estimators.get(k).held()) {
        for (double weight : weights) {
          masses[k] += weight;
        }
        moveToIntervals(k, laws[k], weights, states[k]);
      }
      for (int from = 0; from < rows.size() && !estimators.get(k).held(); from += Block.SIZE) {
        Block x = reader.read(completed, from, Math.min(rows.size(), from + Block.SIZE));
        estimators.get(k).accumulate(laws[k], x, weights, from, states[k], 0);
      }
    }
    addHeldMasses(masses, labels, noiseShare);
    return EmPass.maximize(
        estimators, List.of(laws), Arrays.asList(states), masses, minimumMass, scaling);
  }

  /** Adds the rows known only to intervals as they are expected, and takes them out of the rest. */
  private void moveToIntervals(int component, Distribution law, double[] weights, double[] state) {
    if (!rows.hasIntervals()) {
      return;
    }
    UnivariateDistribution univariate = (UnivariateDistribution) law;
    ComponentEstimator estimator = estimators.get(component);
    IntervalSums sums = IntervalPieces.of(univariate, estimator).sums(estimator, state);
    for (int r = 0; r < weights.length; r++) {
      if (rows.isInterval(r) && weights[r] > 0) {
        double log = univariate.logProbability(rows.lower(r), rows.upper(r));
        if (log > Double.NEGATIVE_INFINITY) {
          sums.add(rows.lower(r), rows.upper(r), log, weights[r]);
          weights[r] = 0;
        }
      }
    }
    sums.flush();
  }

  /** Atoms start with the rows at them, noise with a share of all rows. */
  private void addHeldMasses(double[] masses, int[] labels, double noiseShare) {
    double unlabelled = 0;
    double total = 0;
    for (int r = 0; r < labels.length; r++) {
      unlabelled += labels[r] < 0 ? rows.weight(r) : 0;
      total += rows.weight(r);
    }
    long atoms = 0;
    for (int k = 0; k < masses.length; k++) {
      atoms += isAtom(k) ? 1 : 0;
    }
    for (int k = 0; k < masses.length; k++) {
      if (isAtom(k)) {
        // Shared evenly; the first pass sorts out whose rows they are. None starts with nothing,
        // since a weight of 0 could never grow.
        masses[k] = Math.max(unlabelled, 1e-3 * total) / atoms;
      } else if (estimators.get(k).held()) {
        masses[k] = Math.max(noiseShare, 1e-3) * total;
      } else if (atoms == 0) {
        // Rows that no component can make yet: the first pass names one if that stays so.
        masses[k] += unlabelled / free.length;
      }
    }
  }

  private boolean isAtom(int k) {
    return estimators.get(k).held() && Points.isPoint(held.get(k));
  }
}
