package org.anomix.bench.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.anomix.bench.problem.Shape;

/** Somebody who fits and scores in a process of its own. */
interface Contender {
  /** For messages, before it has told its own name. */
  String label();

  /** The number of threads that it may use. */
  int threads();

  /** Runs it on the numbers in a folder. */
  Call call(Shape shape, Path folder, Budget budget);

  /**
   * How long it is run.
   *
   * @param passes number of passes of each fit
   * @param seconds time for each work
   */
  record Budget(int passes, double seconds) {
    List<String> words() {
      return List.of(String.valueOf(passes), String.valueOf(seconds));
    }
  }

  /** Runs it and reads what it prints. */
  default List<Measurement> measure(Shape shape, Path folder, Budget budget) throws IOException {
    return Measurement.parse(call(shape, folder, budget).output(), threads());
  }
}
