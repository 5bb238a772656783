package org.anomix.continuous;

/** The way between x and z = (x - location)/scale, also where a step of it overflows. */
final class LocationScale {
  private LocationScale() {}

  static double standardize(double x, double location, double scale) {
    double z = (x - location) / scale;
    return Double.isInfinite(z) ? 2 * ((0.5 * x - 0.5 * location) / scale) : z;
  }

  static double at(double z, double location, double scale) {
    double x = location + scale * z;
    return Double.isInfinite(x) ? 2 * (0.5 * location + 0.5 * scale * z) : x;
  }
}
