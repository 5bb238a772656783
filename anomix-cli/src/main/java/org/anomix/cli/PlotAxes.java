package org.anomix.cli;

import java.util.ArrayList;
import java.util.List;
import org.anomix.io.ModelFile;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option that says which columns of a model a picture shows. */
final class PlotAxes {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--axes",
      split = ",",
      paramLabel = "COLUMN",
      description =
          "One or two columns of the model, by name or 0-based number: that along the horizontal"
              + " axis and that along the vertical one; the first two if not given.")
  private List<String> wanted = new ArrayList<>();

  /** The columns of a model that are drawn, one or two. */
  List<Integer> of(ModelFile file) {
    int dimension = file.model().dimension();
    if (wanted.isEmpty()) {
      return dimension == 1 ? List.of(0) : List.of(0, 1);
    }
    List<Integer> axes =
        wanted.stream().map(name -> ColumnChoice.index(name, "column", names(file))).toList();
    if (axes.size() > 2) {
      throw refused("--axes names " + axes.size() + " columns but a picture has two axes");
    }
    if (axes.stream().distinct().count() < axes.size()) {
      throw refused("--axes names the same column twice");
    }
    return axes;
  }

  /** Says what was chosen without being asked. */
  void report(ModelFile file) {
    int dimension = file.model().dimension();
    if (wanted.isEmpty() && dimension > 2) {
      String names = names(file).get(0) + " and " + names(file).get(1);
      spec.commandLine()
          .getErr()
          .println(
              "anomix: drawn are "
                  + names
                  + " of "
                  + dimension
                  + " columns: --axes chooses one or two others");
    }
  }

  /** The names of the columns that the model was fitted to, or their numbers. */
  private static List<String> names(ModelFile file) {
    if (!file.columns().isEmpty()) {
      return file.columns();
    }
    List<String> numbers = new ArrayList<>();
    for (int j = 0; j < file.model().dimension(); j++) {
      numbers.add(Integer.toString(j));
    }
    return numbers;
  }

  private CommandLine.ParameterException refused(String why) {
    return new CommandLine.ParameterException(spec.commandLine(), why);
  }
}
