package org.example.typicality;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.anomix.AnomalyScorer;
import org.anomix.Block;
import org.anomix.Distribution;
import org.anomix.Option;
import org.anomix.Options;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.ScorerProvider;
import org.anomix.UnknownNameException;

/**
 * The scorer {@code typicality}: how far the log density of a row is from that of the rows that the
 * model draws, in either direction. In many columns a row beside the mode is denser than all that
 * the model ever makes, and as suspect as one far out.
 *
 * <p>The score is |log f(x) - m|, where m is the median over draws of the model with a fixed seed;
 * its p-value is the share of draws with a score at least as high, the row itself counted.
 */
public final class Typicality implements ScorerProvider {
  private static final Option DRAWS =
      new Option("draws", "9999", "how many rows are drawn from the model to compare with");

  /** Found by {@link java.util.ServiceLoader}. */
  public Typicality() {}

  @Override
  public String name() {
    return "typicality";
  }

  @Override
  public String summary() {
    return "distance of the row's log density from the median over draws of the model; p-value: the"
        + " model draws a row at least as far from it";
  }

  @Override
  public List<Option> options() {
    return List.of(DRAWS);
  }

  @Override
  public AnomalyScorer create(Distribution model, Options options) {
    for (String given : options.values().keySet()) {
      if (!given.equals(DRAWS.name())) {
        throw new UnknownNameException("option of typicality", given, List.of(DRAWS.name()));
      }
    }
    double[] drawn = new double[draws(options) * model.dimension()];
    model.sample(new SplittableRandom(0), drawn, 0, draws(options));
    double[] logs = logDensities(model, Rows.rowMajor(drawn, model.dimension()));
    Arrays.sort(logs);
    double median = logs[logs.length / 2];
    double[] scores = Arrays.stream(logs).map(log -> Math.abs(log - median)).sorted().toArray();
    return new Scorer(model, median, scores);
  }

  private static int draws(Options options) {
    String text = options.value(DRAWS);
    if (!text.matches("[1-9][0-9]{0,6}")) {
      throw new ParameterException("typicality", "draws", text, "a whole number from 1 to 9999999");
    }
    return Integer.parseInt(text);
  }

  private static double[] logDensities(Distribution model, Rows rows) {
    double[] logs = new double[rows.size()];
    double[] scratch = new double[Block.SIZE * rows.dimension()];
    for (int from = 0; from < rows.size(); from += Block.SIZE) {
      int to = Math.min(rows.size(), from + Block.SIZE);
      model.logDensity(rows.block(from, to, scratch), logs, from);
    }
    return logs;
  }

  private static final class Scorer implements AnomalyScorer {
    private final Distribution model;
    private final double median;
    private final double[] drawn;

    Scorer(Distribution model, double median, double[] drawn) {
      this.model = model;
      this.median = median;
      this.drawn = drawn;
    }

    @Override
    public void score(Rows rows, double[] scores) {
      double[] logs = logDensities(model, rows);
      for (int r = 0; r < logs.length; r++) {
        scores[r] = Math.abs(logs[r] - median);
      }
    }

    @Override
    public boolean hasPValues() {
      return true;
    }

    @Override
    public double pValue(double score) {
      int below = 0;
      int above = drawn.length;
      while (below < above) { // the first draw with a score at least as high
        int middle = (below + above) >>> 1;
        if (drawn[middle] < score) {
          below = middle + 1;
        } else {
          above = middle;
        }
      }
      return (1.0 + drawn.length - below) / (1.0 + drawn.length);
    }
  }
}
