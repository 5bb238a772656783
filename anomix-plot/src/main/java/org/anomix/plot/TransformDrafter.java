package org.anomix.plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.anomix.Rows;

/**
 * The histogram of the probability integral transforms of rows: level but for chance if the model
 * is the true one. At an atom each row has a random point of the jump (Czado, Gneiting and Held
 * 2009), and a row known only to an interval one of the rise over it.
 */
final class TransformDrafter {
  /** Numbers of bins whose ends are round. */
  private static final int[] BINS = {50, 20, 10};

  private static final int FEWEST = 5;

  /** Equal rows beyond this number are spread evenly: chance would no longer be seen. */
  private static final double DRAWN = 1e6;

  /** All probabilities, and room for the ticks at 0 and 1. */
  private static final View UNIT = new View(-0.01, 1.01);

  private static final float LEVEL = 1.7f;

  private final SeenLaw law;
  private final double total;
  private final double[] weights;

  private TransformDrafter(SeenLaw law, Rows data, RandomGenerator random) {
    this.law = law;
    this.total = data.totalWeight();
    this.weights = new double[bins(total)];
    Column exact = Column.of(data.select(rows(r -> !data.isInterval(r), data)));
    for (int i = 0; i < exact.size(); i++) {
      add(law.cdfBefore(exact.value(i)), law.cdf(exact.value(i)), exact.weight(i), random);
    }
    for (int r : rows(data::isInterval, data)) {
      add(law.cdf(data.lower(r)), law.cdf(data.upper(r)), data.weight(r), random);
    }
  }

  private static int[] rows(IntPredicate wanted, Rows data) {
    return IntStream.range(0, data.size()).filter(wanted).toArray();
  }

  private void add(double before, double after, double weight, RandomGenerator random) {
    if (bin(before) == bin(after)) {
      weights[bin(after)] += weight;
    } else if (weight <= DRAWN) {
      draw(before, after, weight, random);
    } else {
      spread(before, after, weight);
    }
  }

  /** As many as leave each bin half as many rows as there are bins, or more. */
  private static int bins(double rows) {
    for (int bins : BINS) {
      if (2 * rows >= (double) bins * bins) {
        return bins;
      }
    }
    return FEWEST;
  }

  private int bin(double transform) {
    return Math.min((int) (transform * weights.length), weights.length - 1);
  }

  private void draw(double before, double after, double weight, RandomGenerator random) {
    for (double left = weight; left > 0; left--) {
      double transform = before + random.nextDouble() * (after - before);
      weights[bin(transform)] += Math.min(left, 1);
    }
  }

  private void spread(double before, double after, double weight) {
    for (int bin = bin(before); bin <= bin(after); bin++) {
      double from = Math.max(before, (double) bin / weights.length);
      double to = Math.min(after, (bin + 1.0) / weights.length);
      weights[bin] += weight * Math.max(0, to - from) / (after - before);
    }
  }

  static Panel transforms(SeenLaw law, Rows data, String columnName, long seed) {
    return new TransformDrafter(law, data, new SplittableRandom(seed))
        .panel(data.size(), columnName);
  }

  private Panel panel(int rows, String columnName) {
    double level = total / weights.length;
    Band counts = Band.ofCount(total, 1.0 / weights.length);
    double[] inside = new double[weights.length];
    double[] outside = new double[weights.length];
    int found = 0;
    for (int bin = 0; bin < weights.length; bin++) {
      boolean odd = !counts.contains(weights[bin]);
      (odd ? outside : inside)[bin] = weights[bin] / level;
      found += odd ? 1 : 0;
    }
    List<Layer> layers = new ArrayList<>();
    layers.add(bars(inside, Palette.BARS).named(found == 0 ? "data" : "data within the band"));
    if (found > 0) {
      layers.add(bars(outside, Palette.ANOMALOUS_BARS).named("outside"));
    }
    double lower = counts.lower() / level;
    double upper = counts.upper() / level;
    double[] edges = {lower, lower, upper, upper};
    layers.add(
        Layer.of(Layer.Kind.BAND, new double[] {0, 1, 1, 0}, edges, Palette.BAND, 1)
            .named("95 % of samples at each bar"));
    double[] ends = {0, 1};
    double[] levels = {1, 1};
    layers.add(
        Layer.of(Layer.Kind.LINE, ends, levels, Palette.MIXTURE, LEVEL).named("the model itself"));
    double highest = Arrays.stream(weights).max().orElse(0) / level;
    return new Panel(
        "Probability integral transforms of the data",
        Labels.count(rows, "row")
            + ", "
            + Labels.count(law.model().size(), "component")
            + "; "
            + found
            + " of "
            + Labels.count(weights.length, "bar")
            + " outside the band",
        Axis.ofValues("probability of less than the observed " + columnName, UNIT),
        Axis.ofHeights("density", 1.06 * Math.max(highest, upper)),
        false,
        0,
        layers);
  }

  private static Layer bars(double[] heights, Color color) {
    Histogram bars = new Histogram(0, 1.0 / heights.length, heights);
    return Layer.of(Layer.Kind.AREA, bars.outlineX(), bars.outlineY(), color, 1);
  }
}
