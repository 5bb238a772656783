package org.anomix.multivariate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the covariances of a mixture's components have in common. With Σ_k = λ_k D_k A_k D_k', a
 * volume λ, a shape A (diagonal, of determinant 1) and an orientation D (orthogonal), the three
 * letters of a name say of each of the three, in this order, whether it is equal in all components
 * (E), varies (V), or is that of the unit matrix (I). See Banfield and Raftery (1993), Celeux and
 * Govaert (1995), and Scrucca, Fop, Murphy and Raftery (2016), whose names these are.
 */
public enum CovarianceStructure {
  /** Spheres of equal size. */
  EII("tied-spherical"),
  /** Spheres. */
  VII("spherical"),
  /** Equal ellipsoids along the axes. */
  EEI("tied-diagonal"),
  /** Ellipsoids along the axes, of equal shape. */
  VEI(""),
  /** Ellipsoids along the axes, of equal volume. */
  EVI(""),
  /** Ellipsoids along the axes. */
  VVI("diagonal"),
  /** Equal ellipsoids. */
  EEE("tied"),
  /** Ellipsoids of equal shape and orientation. */
  VEE(""),
  /** Ellipsoids of equal volume and orientation. */
  EVE(""),
  /** Ellipsoids of equal orientation. */
  VVE(""),
  /** Ellipsoids of equal volume and shape. */
  EEV(""),
  /** Ellipsoids of equal shape. */
  VEV(""),
  /** Ellipsoids of equal volume. */
  EVV(""),
  /** Ellipsoids without constraint. */
  VVV("full");

  /** Rows of a component that owns variances, but not the axes they are along. */
  private static final double FEWEST_ROWS = 2.5;

  private final String everydayName;

  CovarianceStructure(String everydayName) {
    this.everydayName = everydayName;
  }

  /**
   * The structure of a name.
   *
   * @param name three letters such as {@code VVV}, or an everyday name such as {@code full}; in
   *     upper or lower case
   * @return the structure, or nothing if there is none of that name
   */
  public static Optional<CovarianceStructure> named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (CovarianceStructure structure : values()) {
      boolean everyday = !lower.isEmpty() && lower.equals(structure.everydayName);
      if (everyday || lower.equals(structure.name().toLowerCase(Locale.ROOT))) {
        return Optional.of(structure);
      }
    }
    return Optional.empty();
  }

  /**
   * All names that {@link #named} takes.
   *
   * @return the everyday names from the freest down, then the names of three letters
   */
  public static List<String> names() {
    List<String> names = new ArrayList<>();
    for (int i = values().length - 1; i >= 0; i--) {
      if (!values()[i].everydayName.isEmpty()) {
        names.add(values()[i].everydayName);
      }
    }
    for (CovarianceStructure structure : values()) {
      names.add(structure.name());
    }
    return names;
  }

  /** Whether the volumes vary. */
  boolean hasOwnVolumes() {
    return name().charAt(0) == 'V';
  }

  /** Whether the shapes vary. */
  boolean hasOwnShapes() {
    return name().charAt(1) == 'V';
  }

  /** Whether all shapes are those of spheres. */
  boolean isSpherical() {
    return name().charAt(1) == 'I';
  }

  /** Whether the axes are those of the columns. */
  boolean isAxisParallel() {
    return name().charAt(2) == 'I';
  }

  /** Whether the orientations vary. */
  boolean hasOwnOrientations() {
    return name().charAt(2) == 'V';
  }

  /**
   * Whether a linear map of the columns turns covariances of the structure into such, up to their
   * volumes: shapes and orientations are both equal, or both free.
   */
  boolean isLinear() {
    return !isAxisParallel() && hasOwnShapes() == hasOwnOrientations();
  }

  /** Whether nothing is shared. */
  boolean isFull() {
    return this == VVV;
  }

  /** Whether an M-step needs no turns that may end before the maximum. */
  boolean isSolvedExactly() {
    return switch (this) {
      case VEI, VEE, VEV, EVE, VVE -> false;
      case EII, VII, EEI, EVI, VVI, EEE, EEV, EVV, VVV -> true;
    };
  }

  /**
   * Whether rescaling a column rescales the fit: the constraint, in rescaled columns, is the same.
   */
  boolean isEquivariant() {
    return switch (this) {
      case EEI, VEI, EVI, VVI, EEE, VEE, EVV, VVV -> true;
      case EII, VII, EVE, VVE, EEV, VEV -> false;
    };
  }

  /** Number of free parameters of so many covariances in so many columns. */
  int freeParameters(int components, int columns) {
    if (columns == 0) {
      return 0;
    }
    int rotation = columns * (columns - 1) / 2;
    int volumes = hasOwnVolumes() ? components : 1;
    int shapes = isSpherical() ? 0 : (hasOwnShapes() ? components : 1) * (columns - 1);
    int rotations = isAxisParallel() ? 0 : (hasOwnOrientations() ? components : 1) * rotation;
    return volumes + shapes + rotations;
  }

  /**
   * The least number of rows of a component: where nothing is its own that could collapse, one;
   * where only variances along axes it does not choose, as in one column; else enough to span the
   * columns.
   */
  double minimumRows(int columns) {
    if (!hasOwnVolumes() && !hasOwnShapes()) {
      return 1;
    }
    boolean ownAxes = hasOwnShapes() && !isAxisParallel();
    return ownAxes ? columns + 2 : FEWEST_ROWS;
  }
}
