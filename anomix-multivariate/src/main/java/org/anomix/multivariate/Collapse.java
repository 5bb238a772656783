package org.anomix.multivariate;

import java.util.ArrayList;
import java.util.List;

/** Says which columns lost a direction of spread, from the eigenvectors that were clipped. */
final class Collapse {
  /** Loadings below this share of the largest are not worth naming. */
  private static final double NEGLIGIBLE = 0.1;

  /** So many sets of columns are told apart before all is said in one sentence. */
  private static final int SENTENCES = 3;

  /** So many columns are named before the rest is only counted. */
  private static final int NAMED = 10;

  private final double[][] projector;

  private Collapse(List<double[]> clipped, int side) {
    projector = new double[side][side];
    for (double[] vector : clipped) {
      for (int a = 0; a < side; a++) {
        for (int b = 0; b < side; b++) {
          projector[a][b] += vector[a] * vector[b];
        }
      }
    }
  }

  /**
   * One sentence per set of columns at fault, as long as they are few.
   *
   * @param clipped orthonormal eigenvectors, at least one
   * @param columns the name of the column that each entry of a vector belongs to
   * @return sentences for a person
   */
  static List<String> faults(List<double[]> clipped, List<String> columns) {
    int side = columns.size();
    if (clipped.size() == side && side > 1) {
      return List.of("this component has collapsed onto equal rows");
    }
    // Two dependencies among different columns are clipped vectors that the eigenvalues, being
    // equal, leave mixed; the projector onto all of them falls into blocks again.
    Collapse collapse = new Collapse(clipped, side);
    boolean[] seen = new boolean[side];
    List<String> faults = new ArrayList<>();
    for (int a = 0; a < side; a++) {
      if (!seen[a] && collapse.involved(a)) {
        List<Integer> group = new ArrayList<>();
        collapse.connect(a, seen, group);
        faults.add(sentence(group.stream().sorted().map(columns::get).toList()));
      }
    }
    if (faults.size() > SENTENCES) {
      return List.of(
          clipped.size()
              + " of "
              + side
              + " directions of spread have collapsed in this component");
    }
    return faults;
  }

  private boolean involved(int a) {
    double largest = 0;
    for (int b = 0; b < projector.length; b++) {
      largest = Math.max(largest, projector[b][b]);
    }
    return projector[a][a] >= NEGLIGIBLE * largest;
  }

  private void connect(int a, boolean[] seen, List<Integer> group) {
    seen[a] = true;
    group.add(a);
    for (int b = 0; b < projector.length; b++) {
      double together = Math.sqrt(projector[a][a] * projector[b][b]);
      if (!seen[b] && involved(b) && Math.abs(projector[a][b]) >= NEGLIGIBLE * together) {
        connect(b, seen, group);
      }
    }
  }

  private static String sentence(List<String> columns) {
    if (columns.size() == 1) {
      return "column " + columns.get(0) + " has collapsed in this component";
    }
    int named = columns.size() <= NAMED ? columns.size() - 1 : NAMED;
    String list = String.join(", ", columns.subList(0, named));
    String last = columns.size() <= NAMED ? columns.get(named) : (columns.size() - NAMED) + " more";
    return "columns " + list + " and " + last + " are linearly dependent in this component";
  }
}
