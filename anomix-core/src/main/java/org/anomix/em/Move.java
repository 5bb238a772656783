package org.anomix.em;

import java.util.List;
import org.anomix.Distribution;
import org.anomix.mixture.Mixture;

/** Free coordinates, 0 at a fitted mixture, in which some numbers of its laws move together. */
interface Move {
  /** How many coordinates there are. */
  int size();

  /** The components that a coordinate moves, ascending. */
  List<Integer> components(int coordinate);

  /** The numbers that say how far a coordinate has moved the first of its components. */
  List<Estimand> witnesses(int coordinate);

  /** The law of a component with its numbers moved. */
  Distribution moved(Distribution law, int component, double... by);

  /** A length that is small for the laws: where the search for a step begins. */
  double unit(Mixture fitted, double[] columnUnits);

  /** What a coordinate must be able to move to both sides, if it is not held. */
  double probe(Mixture fitted, double[] columnUnits);

  /** The spacing of doubles there. */
  double spacing(Mixture fitted);

  /** What is left of a distance between two laws of a component once it has been rounded. */
  double distance(Distribution above, Distribution below, double wanted);
}
