package org.anomix.em;

import java.util.List;
import org.anomix.Distribution;
import org.anomix.mixture.Mixture;

/** A number that moves alone, on its unconstrained scale. */
final class NumberMove implements Move {
  /** Of its unit: how far off a constraint a number must be able to move. */
  private static final double PROBE = 1e-6;

  private final Estimand number;

  NumberMove(Estimand number) {
    this.number = number;
  }

  private Distribution owner(Mixture fitted) {
    return fitted.components().get(number.components().get(0));
  }

  @Override
  public int size() {
    return 1;
  }

  @Override
  public List<Integer> components(int coordinate) {
    return number.components();
  }

  @Override
  public List<Estimand> witnesses(int coordinate) {
    return List.of(number);
  }

  @Override
  public Distribution moved(Distribution law, int component, double... by) {
    return number.at(law, number.real(law) + by[0]);
  }

  @Override
  public double unit(Mixture fitted, double[] columnUnits) {
    return number.unit(owner(fitted), columnUnits);
  }

  @Override
  public double probe(Mixture fitted, double[] columnUnits) {
    return PROBE * unit(fitted, columnUnits);
  }

  @Override
  public double spacing(Mixture fitted) {
    return Math.ulp(number.real(owner(fitted)));
  }

  /** A number far from 0 is rounded much. */
  @Override
  public double distance(Distribution above, Distribution below, double wanted) {
    return number.real(above) - number.real(below);
  }
}
