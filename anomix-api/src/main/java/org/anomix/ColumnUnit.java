package org.anomix;

import java.util.Arrays;

/**
 * Measures the unit of one column from its known values: sd, quartiles and constancy, in sweeps
 * that keep nothing but a block of values.
 */
final class ColumnUnit {
  /** The interquartile range of a normal law, in standard deviations. */
  private static final double NORMAL_IQR = 1.3489795003921634;

  private static final int MOST_SORTED = 1 << 16;

  private final Rows rows;
  private final double first;
  private final boolean constant;

  ColumnUnit(Rows rows, int column) {
    this.rows = rows.columns(column, column + 1);
    int row = 0;
    while (!(this.rows.weight(row) > 0) || this.rows.isMissing(row, 0)) {
      row++;
    }
    this.first = this.rows.value(row, 0);
    this.constant = isConstant();
  }

  boolean constant() {
    return constant;
  }

  double linear() {
    if (constant) {
      return first == 0 ? 1 : Math.abs(first);
    }
    Quartiles quartiles = quartiles(false);
    return unit(standardDeviation(false), quartiles.upper() - quartiles.lower());
  }

  /** The unit of ln x over the positive values, 1 where there are none or all are equal. */
  double logarithmic() {
    double sd = standardDeviation(true);
    if (!(sd > 0)) {
      return 1;
    }
    Quartiles quartiles = quartiles(true);
    return unit(sd, Math.log(quartiles.upper()) - Math.log(quartiles.lower()));
  }

  private static double unit(double sd, double iqr) {
    return iqr > 0 ? Math.min(sd, iqr / NORMAL_IQR) : sd;
  }

  private boolean isConstant() {
    for (int r = 0; r < rows.size(); r++) {
      double value = rows.value(r, 0);
      if (value != first && rows.weight(r) > 0 && !rows.isMissing(r, 0)) {
        return false;
      }
    }
    return true;
  }

  /** Sees the values that count. */
  private interface Visitor {
    /**
     * Takes neighbouring values.
     *
     * @param x the values, which may be overwritten
     * @param w their weights
     */
    void take(double[] x, double[] w, int count);
  }

  /** Walks over the values that count, in their order. */
  private void visit(boolean positiveOnly, Visitor visitor) {
    BlockReader reader = new BlockReader();
    double[] x = new double[Block.SIZE];
    double[] w = new double[Block.SIZE];
    Arrays.fill(w, 1);
    boolean all = !positiveOnly && !rows.weighted() && !rows.hasMissing();
    for (int from = 0; from < rows.size(); from += Block.SIZE) {
      Block block = reader.read(rows, from, Math.min(rows.size(), from + Block.SIZE));
      int count = block.rows();
      if (all) {
        System.arraycopy(block.values(), block.column(0), x, 0, count);
      } else {
        count = choose(block, from, positiveOnly, x, w);
      }
      visitor.take(x, w, count);
    }
  }

  private int choose(Block block, int from, boolean positiveOnly, double[] x, double[] w) {
    int count = 0;
    for (int r = 0, i = block.column(0); r < block.rows(); r++, i++) {
      double value = block.values()[i];
      double weight = rows.weight(from + r);
      if (weight > 0 && !Double.isNaN(value) && !(positiveOnly && value <= 0)) {
        x[count] = value;
        w[count++] = weight;
      }
    }
    return count;
  }

  private double standardDeviation(boolean ofLogarithms) {
    Extent extent = new Extent(ofLogarithms);
    visit(ofLogarithms, extent);
    if (extent.largest == 0) {
      return 0;
    }
    Moments moments = new Moments(extent);
    visit(ofLogarithms, moments);
    return moments.standardDeviation();
  }

  private static void transform(boolean toLogarithms, double[] x, int count) {
    for (int i = 0; i < count && toLogarithms; i++) {
      x[i] = Math.log(x[i]);
    }
  }

  /** The first value, so that a far origin costs no digits, and half the largest distance to it. */
  private static final class Extent implements Visitor {
    private final boolean ofLogarithms;
    private double origin = Double.NaN;
    private double largest;

    Extent(boolean ofLogarithms) {
      this.ofLogarithms = ofLogarithms;
    }

    @Override
    public void take(double[] x, double[] w, int count) {
      transform(ofLogarithms, x, count);
      if (Double.isNaN(origin) && count > 0) {
        origin = x[0];
      }
      double half = origin / 2;
      double most = largest;
      for (int i = 0; i < count; i++) {
        most = Math.max(most, Math.abs(x[i] / 2 - half));
      }
      largest = most;
    }
  }

  /** In multiples of the largest distance, so that squares neither overflow nor vanish. */
  private static final class Moments implements Visitor {
    private final Extent extent;
    private final Sum weight = new Sum();
    private final Sum linear = new Sum();
    private final Sum square = new Sum();

    Moments(Extent extent) {
      this.extent = extent;
    }

    @Override
    public void take(double[] x, double[] w, int count) {
      transform(extent.ofLogarithms, x, count);
      double half = extent.origin / 2;
      for (int i = 0; i < count; i++) {
        double z = (x[i] / 2 - half) / extent.largest;
        weight.add(w[i]);
        linear.add(w[i] * z);
        square.add(w[i] * z * z);
      }
    }

    double standardDeviation() {
      double mean = linear.value() / weight.value();
      double variance = square.value() / weight.value() - mean * mean;
      return extent.largest * (2 * Math.sqrt(Math.max(variance, 0)));
    }
  }

  private record Quartiles(double lower, double upper) {}

  /**
   * The weighted quartiles, exactly and without a sorted copy: the bits of a double, made to sort
   * like the number, are settled some at a time by counting.
   */
  private Quartiles quartiles(boolean positiveOnly) {
    if (rows.size() <= MOST_SORTED && !rows.weighted()) {
      return sortedQuartiles(positiveOnly);
    }
    Descent lower = new Descent(0.25);
    Descent upper = new Descent(0.75);
    while (lower.needsAll() || upper.needsAll()) {
      lower.begin();
      upper.begin();
      visit(
          positiveOnly,
          (x, w, count) -> {
            lower.take(x, w, count);
            upper.take(x, w, count);
          });
      lower.descend();
      upper.descend();
    }
    lower.finish();
    upper.finish();
    return new Quartiles(lower.number(), upper.number());
  }

  /** The same of few values, among which most bins would stand empty. */
  private Quartiles sortedQuartiles(boolean positiveOnly) {
    double[] sorted = new double[rows.size()];
    int[] size = {0};
    visit(
        positiveOnly,
        (x, w, count) -> {
          System.arraycopy(x, 0, sorted, size[0], count);
          size[0] += count;
        });
    Arrays.sort(sorted, 0, size[0]);
    int lower = (int) Math.ceil(0.25 * size[0]) - 1;
    int upper = (int) Math.ceil(0.75 * size[0]) - 1;
    return new Quartiles(sorted[lower], sorted[upper]);
  }

  /** The way to one quantile. */
  private static final class Descent implements Visitor {
    private static final int BITS = 16;
    private static final int BINS = 1 << BITS;

    /** Values with the bits settled so far that are few enough to be kept beside the rows. */
    private static final int MOST_KEPT = 1 << 16;

    private static final int FEW = 1 << 8;

    private final double p;
    private final double[] mass = new double[BINS];
    private double total = Double.NaN;
    private double below;
    private long prefix;
    private int shift = Long.SIZE - BITS;

    /** Those values that had the prefix in the last sweep, and how many there were. */
    private double[] keptValues = new double[FEW];

    private double[] keptWeights = new double[FEW];
    private int kept = Integer.MAX_VALUE;

    Descent(double p) {
      this.p = p;
    }

    /** Whether the next bits cannot be settled by the values that were kept. */
    boolean needsAll() {
      return shift >= 0 && kept > MOST_KEPT;
    }

    /** Settles the bits that remain by the values that were kept. */
    void finish() {
      while (shift >= 0) {
        double[] x = Arrays.copyOf(keptValues, kept);
        double[] w = Arrays.copyOf(keptWeights, kept);
        begin();
        take(x, w, x.length);
        descend();
      }
    }

    /** Before a look at values. */
    void begin() {
      kept = 0;
    }

    @Override
    public void take(double[] x, double[] w, int count) {
      if (shift < 0) {
        return;
      }
      // All of them in the first sweep, since a shift by 64 is one by nothing.
      boolean all = shift == Long.SIZE - BITS;
      long wanted = prefix >>> (shift + BITS);
      for (int i = 0; i < count; i++) {
        long key = sortable(x[i]);
        if (all || key >>> (shift + BITS) == wanted) {
          mass[(int) (key >>> shift) & (BINS - 1)] += w[i];
          keep(x[i], w[i]);
        }
      }
    }

    private void keep(double value, double weight) {
      if (kept < MOST_KEPT) {
        if (kept == keptValues.length) {
          keptValues = Arrays.copyOf(keptValues, 2 * kept);
          keptWeights = Arrays.copyOf(keptWeights, 2 * kept);
        }
        keptValues[kept] = value;
        keptWeights[kept] = weight;
      }
      kept++;
    }

    /** Settles the next bits, after all rows were seen. */
    void descend() {
      if (Double.isNaN(total)) {
        total = 0;
        for (double m : mass) {
          total += m;
        }
      }
      int bin = 0;
      int last = BINS - 1;
      while (last > 0 && mass[last] == 0) {
        last--;
      }
      while (bin < last && !(mass[bin] > 0 && below + mass[bin] >= p * total)) {
        below += mass[bin++];
      }
      prefix |= (long) bin << shift;
      shift -= BITS;
      Arrays.fill(mass, 0);
    }

    double number() {
      return Double.longBitsToDouble(prefix < 0 ? prefix ^ Long.MIN_VALUE : ~prefix);
    }

    private static long sortable(double value) {
      long bits = Double.doubleToLongBits(value);
      return bits < 0 ? ~bits : bits | Long.MIN_VALUE;
    }
  }
}
