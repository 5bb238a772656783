package org.anomix.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.anomix.Check;
import org.anomix.em.Candidate;
import org.anomix.em.Criterion;
import org.anomix.em.LikelihoodRatioTest;
import org.anomix.em.Selection;
import org.anomix.em.SelectionTable;
import org.anomix.io.Registry;
import org.anomix.io.SelectionReport;
import picocli.CommandLine;
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
      "  anomix select faithful.csv --columns waiting --family normal,log-normal --components 1:6",
      "Example: every covariance structure with one to five components",
      "  anomix select faithful.csv --family gaussian --components 1:5 --covariance all"
    })
final class SelectCommand implements Callable<Integer> {
  private static final double SIGNIFICANT = 0.05;
  private static final int FOLDS = 10;

  /** With more candidates the ten fits of each are only made where they are asked for. */
  private static final int MOST_CROSS_VALIDATED = 20;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DATA",
      description = "A CSV, .npy or .mat file, gzipped or not, or - for standard input.")
  private String data = "";

  @Mixin private DataOptions dataOptions = new DataOptions();
  @Mixin private KernelOption kernelOption = new KernelOption();
  @Mixin private IntervalOptions intervalOptions = new IntervalOptions();
  @Mixin private CandidateOptions candidates = new CandidateOptions();

  @Option(
      names = "--folds",
      paramLabel = "N",
      description =
          "Folds of the cross-validation, 0 for none; if not given 10, but none for more than 20"
              + " candidates unless --criterion is cv.")
  private Optional<Integer> folds = Optional.empty();

  @Option(
      names = "--bootstrap",
      paramLabel = "B",
      description =
          "Also test K against K + 1 by so many simulated samples, from the smallest K on until a"
              + " test is not significant at 5 %%. In CSV a test stands in the line of its K.")
  private Optional<Integer> bootstrap = Optional.empty();

  @Option(names = "--format", paramLabel = "text|csv|json", description = "Form of the table.")
  private TableForm format = TableForm.TEXT;

  @Mixin private OutputOption output = new OutputOption();

  @Override
  public Integer call() throws IOException {
    kernelOption.settle();
    Registry registry = Registries.standard(spec);
    List<Candidate> all = candidates.candidates(registry);
    if (bootstrap.isPresent()) {
      requireTestable(bootstrap.get(), all);
    }
    Selection selection = selection(all);
    Table table = intervalOptions.read(dataOptions, data);
    if (candidates.noise()) {
      all = candidates.candidates(registry, table.rows().dimension());
      selection = selection(all);
    }
    SelectionTable selected = selection.select(table.rows());
    List<LikelihoodRatioTest> tests =
        bootstrap.isPresent() ? tests(all, table, bootstrap.get()) : List.of();
    dataOptions.report(table);
    output.write(
        out -> {
          switch (format) {
            case TEXT -> {
              out.println(SelectionText.table(selected));
              tests.forEach(test -> out.println(SelectionText.test(test)));
              out.println(SelectionText.choice(selected));
              out.println();
              out.println(selected.fit().model());
            }
            case CSV -> SelectionText.csv(selected, tests, out);
            case JSON -> out.print(SelectionReport.json(selected, tests));
          }
        });
    return 0;
  }

  private Selection selection(List<Candidate> all) {
    return candidates
        .selection(all, Main.of(spec).progress())
        .withFolds(folds.orElseGet(() -> defaultFolds(all.size())));
  }

  private int defaultFolds(int compared) {
    return compared > MOST_CROSS_VALIDATED && candidates.criterion() != Criterion.CV ? 0 : FOLDS;
  }

  /** Whatever would make the tests impossible, before minutes are spent on the table. */
  private void requireTestable(int samples, List<Candidate> all) {
    Check.atLeast("select", "--bootstrap", samples, 1);
    if (all.stream().map(Candidate::family).distinct().count() > 1) {
      throw refused("--bootstrap is for one family: it tests K against K + 1");
    }
    if (all.size() < 2) {
      throw refused("--bootstrap tests K against K + 1: --components must be a range, as in 1:4");
    }
    if (intervalOptions.given() || candidates.truncation().hides()) {
      throw refused("--bootstrap simulates exact values, not intervals and truncated samples");
    }
    if (candidates.trim() > 0) {
      throw refused("--bootstrap simulates samples without the wild rows that --trim is for");
    }
    if (dataOptions.weighted()) {
      throw refused("--bootstrap has no sample to simulate for rows with --weights");
    }
  }

  private CommandLine.ParameterException refused(String why) {
    return new CommandLine.ParameterException(spec.commandLine(), why);
  }

  private List<LikelihoodRatioTest> tests(List<Candidate> all, Table table, int samples) {
    List<LikelihoodRatioTest> tests = new ArrayList<>();
    for (int i = 0; i + 1 < all.size(); i++) {
      int components = all.get(i).components();
      String what = "testing K = " + components + " against " + (components + 1) + ": ";
      LikelihoodRatioTest test =
          LikelihoodRatioTest.of(
              all.get(i),
              all.get(i + 1),
              table.rows(),
              samples,
              candidates.seed(),
              candidates.threads(),
              candidates.settings(Main.of(spec).progress(), what));
      tests.add(test);
      if (test.pValue() > SIGNIFICANT) {
        break;
      }
    }
    return tests;
  }
}
