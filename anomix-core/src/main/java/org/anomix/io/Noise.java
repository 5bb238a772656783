package org.anomix.io;

import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import org.anomix.ComponentEstimator;
import org.anomix.Notation;
import org.anomix.Option;
import org.anomix.ParameterException;

/**
 * The family of a component of noise: uniform over the extent of the rows, and in columns of counts
 * over the whole numbers of it. A density beside the atoms of counts would never be the more likely
 * one.
 */
final class Noise {
  private static final String CONTINUOUS = "uniform";
  private static final String BOX = "uniform-box";
  private static final String COUNTS = "discrete-uniform";

  private Noise() {}

  /** The noise beside some components, as it is written for a fit. */
  static String beside(List<ComponentEstimator> components, int dimension) {
    boolean[] counts = countsOfAll(components, dimension);
    if (dimension == 1) {
      return counts[0] ? COUNTS : CONTINUOUS;
    }
    if (!any(counts)) {
      return BOX;
    }
    StringJoiner parts = new StringJoiner(", ", "product(", ")");
    int from = 0;
    for (int j = 0; j <= dimension; j++) {
      if (j == dimension || counts[j]) {
        if (j > from) {
          parts.add(BOX + "(" + (j - from) + ")");
        }
        if (j < dimension) {
          parts.add(COUNTS);
        }
        from = j + 1;
      }
    }
    return parts.toString();
  }

  private static boolean any(boolean[] marks) {
    for (boolean mark : marks) {
      if (mark) {
        return true;
      }
    }
    return false;
  }

  /** In which columns all of some components make counts. */
  private static boolean[] countsOfAll(List<ComponentEstimator> components, int dimension) {
    boolean[] counts = new boolean[dimension];
    Arrays.fill(counts, !components.isEmpty());
    for (ComponentEstimator component : components) {
      boolean[] own = counts(component, dimension);
      for (int j = 0; j < dimension; j++) {
        counts[j] &= own[j];
      }
    }
    return counts;
  }

  /** In which of its columns a component makes counts. */
  private static boolean[] counts(ComponentEstimator component, int dimension) {
    boolean[] counts = new boolean[dimension];
    List<ComponentEstimator> parts = component.parts();
    if (parts.isEmpty()) {
      if (dimension > 1 && component.family().hasAtoms()) {
        throw new ParameterException(
            "fit", "noise", "beside " + component.family().name(), "beside laws of single columns");
      }
      Arrays.fill(counts, component.family().hasAtoms());
    } else if (component.family().name().equals(Notation.MIXTURE)) {
      return countsOfAll(parts, dimension);
    } else {
      int[] widths = widths(component, dimension);
      int from = 0;
      for (int i = 0; i < widths.length; i++) {
        boolean[] own = counts(parts.get(i), widths[i]);
        // Of another number of columns than the rows, it is refused by the fit, which says why.
        System.arraycopy(own, 0, counts, from, Math.min(own.length, dimension - from));
        from = Math.min(from + own.length, dimension);
      }
    }
    return counts;
  }

  /** A part that does not say of how many columns it is has one, or all that the others leave. */
  private static int[] widths(ComponentEstimator product, int dimension) {
    List<ComponentEstimator> parts = product.parts();
    String[] written = product.options().values().getOrDefault(Option.COLUMNS, "").split(",", -1);
    int[] widths = new int[parts.size()];
    for (int i = 0; i < widths.length; i++) {
      int own = written.length == widths.length ? Integer.parseInt(written[i]) : 0;
      widths[i] = own > 0 ? own : parts.get(i).dimension().orElse(0);
    }
    int left = dimension - Arrays.stream(widths).sum();
    long open = Arrays.stream(widths).filter(width -> width == 0).count();
    return Arrays.stream(widths).map(w -> w > 0 ? w : open == 1 ? Math.max(left, 1) : 1).toArray();
  }
}
