package org.anomix.multivariate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A step of locations and scatters of t laws, by parameter-expanded EM (Kent, Tyler and Vardi 1994;
 * Liu, Rubin and Wu 1998): the latent variable that multiplies the precision may also have a free
 * factor α, by which the scatter is multiplied in the expanded law.
 *
 * <p>Given α, the scatters are those of {@link Covariances} for the moments Σwu(x - m)(x - m)'/α;
 * given the scatters, α is (tr(Σ⁻¹ Σwu(x - m)(x - m)')/n + df ū)/(d + df), with ū the mean
 * precision. From α = 1 on each of the two raises the bound; more turns of both save no passes.
 * Where every component has a volume of its own and no floor is touched, α = ū is the best at once,
 * or ū df/(df + c) where c columns are constant; elsewhere that is tried too.
 */
final class LatentScaleStep {
  private final CovarianceStructure structure;
  private final Covariances covariances;
  private final int constantColumns;

  LatentScaleStep(CovarianceStructure structure, Covariances covariances, int constantColumns) {
    this.structure = structure;
    this.covariances = covariances;
    this.constantColumns = constantColumns;
  }

  /** What the sums say of one component. */
  static final class Component {
    private final MultivariateT current;
    private final double mass;
    private final double precision;
    private final double squares;
    private final double[] centre;
    private final double[] moment;

    /**
     * One component.
     *
     * @param current its law
     * @param mass Σw
     * @param precision Σwu
     * @param squares Σwuδ about the present location
     * @param centre its new location
     * @param moment the mean square about that, weighed by precision
     */
    Component(
        MultivariateT current,
        double mass,
        double precision,
        double squares,
        double[] centre,
        double[] moment) {
      this.current = current;
      this.mass = mass;
      this.precision = precision / mass;
      this.squares = squares;
      this.centre = centre;
      this.moment = moment;
    }

    private double[] moment(double factor) {
      double[] scaled = moment.clone();
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] *= factor;
      }
      return scaled;
    }
  }

  /** Where a component goes. */
  static final class Move {
    private final Contours contours;
    private final List<String> faults;
    private final double ratio;
    private final double gain;
    private final double gainAtSameDf;

    private Move(Component component, CovarianceEstimate found) {
      Contours before = component.current.contours();
      this.contours = before.with(component.centre, found.entries());
      this.faults = found.faults();
      if (component.mass == 0) {
        this.ratio = 1;
        this.gain = 0;
        this.gainAtSameDf = 0;
        return;
      }
      int dimension = before.dimension();
      double df = component.current.df();
      double trace = contours.factor().traceOfSolution(component.moment);
      this.ratio = (dimension + df) / (trace + df);
      double logFactor = Math.log(component.precision / ratio);
      double logVolumes =
          dimension * logFactor
              + 2 * (contours.factor().halfLogDeterminant() - before.factor().halfLogDeterminant());
      this.gain =
          0.5 * (component.squares - component.mass * trace * ratio)
              - 0.5 * component.mass * logVolumes;
      this.gainAtSameDf =
          gain + 0.5 * component.mass * df * (component.precision - ratio - logFactor);
    }

    /** Its new location and scatter. */
    Contours contours() {
      return contours;
    }

    /** What had collapsed, for a person. */
    List<String> faults() {
      return faults;
    }

    /** Of the mean precision to α. */
    double ratio() {
      return ratio;
    }

    /** Of the bound, by location and scatter. */
    double gain() {
      return gain;
    }
  }

  /** The best moves found. */
  List<Move> moves(List<Component> components) {
    if (!structure.isFull()) {
      return together(components);
    }
    List<Move> moves = new ArrayList<>();
    for (Component component : components) {
      moves.addAll(together(List.of(component)));
    }
    return moves;
  }

  private List<Move> together(List<Component> components) {
    if (!(components.stream().mapToDouble(c -> c.mass).sum() > 0)) {
      return withoutScatters(components, List.of());
    }
    double[] plain = components.stream().mapToDouble(c -> c.mass > 0 ? c.precision : 1).toArray();
    List<Move> moves = turn(components, structure.hasOwnVolumes() ? expanded(components) : plain);
    if (gain(moves) >= 0 && moves.stream().allMatch(move -> move.faults.isEmpty())) {
      return moves;
    }
    if (structure.hasOwnVolumes()) {
      List<Move> others = turn(components, plain);
      moves = gain(others) > gain(moves) ? others : moves;
    }
    // On the floor a scatter is held only to its own rounding, which may take more than was gained.
    return gain(moves) >= 0 ? moves : withoutScatters(components, moves);
  }

  private double[] expanded(List<Component> components) {
    return components.stream().mapToDouble(c -> 1 + constantColumns / c.current.df()).toArray();
  }

  /** Locations alone. */
  private static List<Move> withoutScatters(List<Component> components, List<Move> found) {
    List<Move> moves = new ArrayList<>();
    for (int k = 0; k < components.size(); k++) {
      List<String> faults = found.isEmpty() ? List.of() : found.get(k).faults;
      double[] entries = components.get(k).current.contours().entries();
      moves.add(new Move(components.get(k), new CovarianceEstimate(entries, faults)));
    }
    return moves;
  }

  private static double gain(List<Move> moves) {
    return moves.stream().mapToDouble(move -> move.gainAtSameDf).sum();
  }

  /** Scatters for factors ū/α of the moments, and the best α for these. */
  private List<Move> turn(List<Component> components, double[] factors) {
    List<CovarianceEstimate> found =
        covariances.estimate(
            components.stream().mapToDouble(c -> c.mass).toArray(),
            IntStream.range(0, factors.length)
                .mapToObj(k -> components.get(k).moment(factors[k]))
                .toList(),
            components.stream().map(c -> c.current.contours().entries()).toList());
    List<Move> moves = new ArrayList<>();
    for (int k = 0; k < factors.length; k++) {
      moves.add(new Move(components.get(k), found.get(k)));
    }
    return moves;
  }
}
