package org.anomix.bench.peers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.anomix.bench.problem.Arguments;

/** Who takes part in a comparison: all that are installed, and anomix in every way asked for. */
final class Contenders {
  private final Path scripts;
  private final Arguments arguments;
  private final Cores cores;

  Contenders(Path home, Arguments arguments) {
    this.scripts = home.resolve("anomix-bench").resolve("peers");
    this.arguments = arguments;
    int last = Runtime.getRuntime().availableProcessors() - 1;
    this.cores =
        Cores.of(
            arguments.settings().containsKey("core") ? arguments.whole("core", 0).get(0) : last);
  }

  /** The homes of the JDKs on which anomix runs. */
  List<String> jdks() {
    return arguments.values("jdk", List.of(System.getProperty("java.home")));
  }

  /** Everybody, telling who is missing. */
  List<Contender> all(Consumer<String> progress) {
    List<Contender> all = new ArrayList<>();
    if (isWanted("scikit-learn")) {
      addScript(all, Interpreters.python(), "scikit_learn.py", progress);
    }
    if (isWanted("mclust")) {
      addScript(all, Interpreters.r(), "mclust.R", progress);
    }
    if (isWanted("anomix")) {
      addOwn(all);
    }
    return all;
  }

  private boolean isWanted(String name) {
    return arguments.values("only", List.of(name)).contains(name);
  }

  private void addOwn(List<Contender> all) {
    for (String jdk : jdks()) {
      for (String kernels : arguments.values("kernels", List.of("scalar", "vector"))) {
        for (int threads : arguments.whole("threads", 1, 2)) {
          all.add(new OwnContender(Path.of(jdk), kernels, threads, cores));
        }
      }
    }
  }

  private void addScript(
      List<Contender> all, Optional<String> interpreter, String name, Consumer<String> progress) {
    interpreter.ifPresentOrElse(
        found -> all.add(new ScriptContender(found, scripts.resolve(name), cores)),
        () -> progress.accept(name + " is left out: what it needs is not installed"));
  }
}
