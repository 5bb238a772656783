package org.anomix.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.anomix.ParameterException;
import org.anomix.em.Candidate;
import org.anomix.em.LikelihoodRatioTest;
import org.anomix.em.Selection;
import org.anomix.em.SelectionTable;
import org.anomix.io.Registry;
import org.anomix.io.SelectionReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anomix select}. */
@Command(
    name = "select",
    description = "Compare numbers of components and families on the rows of a file.",
    footer = {
      "",
      "Example: how many groups of waiting times, by every criterion",
      "  anomix select faithful.csv --columns waiting --family normal,log-normal --components 1:6"
    })
final class SelectCommand implements Callable<Integer> {
  private static final double SIGNIFICANT = 0.05;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DATA",
      description = "A CSV or .npy file, gzipped or not, or - for standard input.")
  private String data = "";

  @Mixin private DataOptions dataOptions = new DataOptions();
  @Mixin private CandidateOptions candidates = new CandidateOptions();

  @Option(
      names = "--folds",
      paramLabel = "N",
      description = "Folds of the cross-validation; 10 if not given, 0 for none.")
  private int folds = 10;

  @Option(
      names = "--bootstrap",
      paramLabel = "B",
      description =
          "Also test K against K + 1 by so many simulated samples, from the smallest K on until a"
              + " test is not significant at 5 %%.")
  private Optional<Integer> bootstrap = Optional.empty();

  @Option(names = "--format", paramLabel = "text|csv|json", description = "Form of the table.")
  private TableForm format = TableForm.TEXT;

  @Mixin private OutputOption output = new OutputOption();

  @Override
  public Integer call() throws IOException {
    Registry registry = Registries.standard(spec);
    Selection selection = candidates.selection(registry, Main.of(spec).progress()).withFolds(folds);
    Table table = dataOptions.read(data, List.of());
    SelectionTable selected = selection.select(table.rows());
    List<LikelihoodRatioTest> tests =
        bootstrap.isPresent() ? tests(registry, table, bootstrap.get()) : List.of();
    dataOptions.report(table);
    output.write(
        out -> {
          switch (format) {
            case TEXT -> {
              out.println(SelectionText.table(selected));
              tests.forEach(test -> out.println(SelectionText.test(test)));
              out.println(SelectionText.choice(selected));
            }
            case CSV -> SelectionText.csv(selected, out);
            case JSON -> out.print(SelectionReport.json(selected, tests));
          }
        });
    return 0;
  }

  private List<LikelihoodRatioTest> tests(Registry registry, Table table, int samples) {
    List<Candidate> all = candidates.candidates(registry);
    if (all.stream().map(Candidate::family).distinct().count() > 1) {
      throw new ParameterException(
          "select", "--bootstrap", samples, "used with one family: it tests K against K + 1");
    }
    List<LikelihoodRatioTest> tests = new ArrayList<>();
    for (int i = 0; i + 1 < all.size(); i++) {
      LikelihoodRatioTest test =
          LikelihoodRatioTest.of(
              all.get(i),
              all.get(i + 1),
              table.rows(),
              samples,
              candidates.seed(),
              candidates.threads());
      tests.add(test);
      if (test.pValue() > SIGNIFICANT) {
        break;
      }
    }
    return tests;
  }
}
