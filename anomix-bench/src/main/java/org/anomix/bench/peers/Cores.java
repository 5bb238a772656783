package org.anomix.bench.peers;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where processes may run, so that all are measured on the same core.
 *
 * @param pinned whether they can be held there
 * @param first number of the core for one thread; more threads take the ones before it
 */
record Cores(boolean pinned, int first) {
  /** A given core, if the system can hold a process there. */
  static Cores of(int first) {
    Cores wanted = new Cores(true, first);
    List<String> nothing = List.of("true");
    List<String> command = Stream.concat(wanted.prefix(1).stream(), nothing.stream()).toList();
    return new Call(command).succeeds() ? wanted : new Cores(false, first);
  }

  /** The words before a command. */
  List<String> prefix(int threads) {
    if (!pinned) {
      return List.of();
    }
    int last = Math.max(0, first - threads + 1);
    return List.of("taskset", "-c", threads == 1 ? String.valueOf(first) : last + "-" + first);
  }
}
