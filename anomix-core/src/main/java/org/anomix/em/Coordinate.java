package org.anomix.em;

import java.util.List;

/** One of the free coordinates of a move. */
record Coordinate(Move move, int index) {
  List<Integer> components() {
    return move.components(index);
  }
}
