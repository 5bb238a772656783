package org.anomix.bench.peers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.anomix.bench.problem.Shape;

/**
 * Another library, driven by a script in its own language.
 *
 * @param interpreter what runs the script
 * @param script the script
 * @param cores where the process may run
 */
record ScriptContender(String interpreter, Path script, Cores cores) implements Contender {
  @Override
  public String label() {
    return script.getFileName().toString();
  }

  @Override
  public int threads() {
    return 1;
  }

  @Override
  public Call call(Shape shape, Path folder, Budget budget) {
    List<String> command = new ArrayList<>(cores.prefix(1));
    command.addAll(
        List.of(
            interpreter,
            script.toString(),
            String.valueOf(shape.dimension()),
            String.valueOf(shape.components()),
            shape.diagonal() ? "diagonal" : "full",
            folder.toString()));
    command.addAll(budget.words());
    command.add(String.valueOf(shape.rows()));
    return new Call(command);
  }
}
