package org.anomix.bench.peers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.anomix.bench.problem.Shape;

/**
 * anomix on one JDK with one set of kernels.
 *
 * @param jdk home of the JDK
 * @param kernels their name
 * @param threads number of threads
 * @param cores where the process may run
 */
record OwnContender(Path jdk, String kernels, int threads, Cores cores) implements Contender {
  private static final String VECTOR = "vector";

  @Override
  public String label() {
    return "anomix " + kernels + " on " + jdk;
  }

  @Override
  public Call call(Shape shape, Path folder, Budget budget) {
    List<String> command = new ArrayList<>(cores.prefix(threads));
    command.add(jdk.resolve("bin").resolve("java").toString());
    command.add("-XX:+UseSerialGC"); // as the launcher does
    command.add("-Danomix.kernels=" + kernels);
    if (kernels.equals(VECTOR)) {
      command.add("--add-modules=jdk.incubator.vector");
    }
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            OwnRun.class.getName(),
            shape.name(),
            String.valueOf(shape.rows()),
            folder.toString(),
            String.valueOf(threads)));
    command.addAll(budget.words());
    return new Call(command);
  }
}
