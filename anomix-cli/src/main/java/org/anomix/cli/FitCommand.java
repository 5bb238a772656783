package org.anomix.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.anomix.AnomixException;
import org.anomix.ComponentEstimator;
import org.anomix.Rows;
import org.anomix.em.BootstrapErrors;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.em.GoodnessOfFit;
import org.anomix.em.ParameterEstimate;
import org.anomix.em.Resampling;
import org.anomix.em.SelectionTable;
import org.anomix.io.Components;
import org.anomix.io.FitReport;
import org.anomix.io.FitSummary;
import org.anomix.io.ModelFile;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anomix fit}. */
@Command(
    name = "fit",
    description = "Fit a mixture to the rows of a file by Expectation-Maximization.",
    footer = {
      "",
      "Example: two normal components in the waiting times of Old Faithful",
      "  anomix fit faithful.csv --columns waiting --family normal --components 2 -o model.json"
    })
final class FitCommand implements Callable<Integer> {
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
      names = "--iterations",
      paramLabel = "N",
      description = "Exactly so many sweeps over the data from the start, without an early stop.")
  private Optional<Integer> iterations = Optional.empty();

  @Option(
      names = "--start",
      paramLabel = "MODEL",
      description = "Start from this model, a file or in the notation, instead of drawn starts.")
  private Optional<String> start = Optional.empty();

  @Option(
      names = "--errors",
      paramLabel = "auto|none|curvature|parametric|weighted",
      description =
          "Standard errors and 95 %% limits of the estimates: from the curvature of the"
              + " log-likelihood, where that is cheap (auto, the default) or in any case; from fits"
              + " to samples of the model (parametric), or to the rows under random weights"
              + " (weighted).")
  private Errors errors = Errors.AUTO;

  @Option(
      names = "--samples",
      paramLabel = "B",
      description = "Samples of the bootstrap of --errors and --goodness; 200 if not given.")
  private int samples = 200;

  @Option(
      names = "--goodness",
      description = "Also test how well the model agrees with the rows, one column of exact ones.")
  private boolean goodness;

  /** Where standard errors come from. */
  enum Errors {
    AUTO,
    NONE,
    CURVATURE,
    PARAMETRIC,
    WEIGHTED
  }

  @Option(names = "--format", paramLabel = "text|json", description = "Form of the summary.")
  private Form format = Form.TEXT;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the model file; the summary still goes to standard output.")
  private Optional<Path> output = Optional.empty();

  @Override
  public Integer call() throws IOException {
    kernelOption.settle();
    if (output.filter(OutputOption::isStandardOutput).isPresent()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "-o must name a file: standard output is for the summary");
    }
    if (start.isPresent() && candidates.restarts().isPresent()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--restarts has no meaning with --start, which is the one start");
    }
    if (start.isPresent() && candidates.noise()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--noise has no meaning with --start, whose components are all there");
    }
    Registry registry = Registries.standard(spec);
    return candidates.several() ? select(registry) : fit(registry);
  }

  private int fit(Registry registry) throws IOException {
    Em em = configured(registry);
    long begin = System.nanoTime();
    Table table = intervalOptions.read(dataOptions, data);
    double readSeconds = (System.nanoTime() - begin) * 1e-9;
    if (candidates.noise()) {
      int dimension = table.rows().dimension();
      em = configured(candidates.candidates(registry, dimension).get(0).estimators());
    }
    em = Main.of(spec).progress().ofFit().apply(em);
    report(em, em.fit(table.rows()), Optional.empty(), table, readSeconds);
    return 0;
  }

  private int select(Registry registry) throws IOException {
    if (start.isPresent() || iterations.isPresent()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--start and --iterations are for one candidate, not for several");
    }
    Progress progress = Main.of(spec).progress();
    candidates.candidates(registry); // refuses what is wrong before the data are read
    long begin = System.nanoTime();
    Table table = intervalOptions.read(dataOptions, data);
    double readSeconds = (System.nanoTime() - begin) * 1e-9;
    int dimension = table.rows().dimension();
    SelectionTable selected =
        candidates
            .selection(candidates.candidates(registry, dimension), progress)
            .select(table.rows());
    Em chosen =
        Em.of(selected.candidate().estimators())
            .withSeed(candidates.seed())
            .withThreads(candidates.threads())
            .withTruncation(candidates.truncation())
            .withTrim(candidates.trim())
            .withAcceleration(candidates.accelerated());
    report(chosen, selected.fit(), Optional.of(selected), table, readSeconds);
    return 0;
  }

  private void report(
      Em em, Fit fit, Optional<SelectionTable> selected, Table table, double readSeconds)
      throws IOException {
    List<String> warnings = new ArrayList<>();
    FitSummary summary =
        FitSummary.of(fit, intervalOptions.asked(candidates.asked(em.components())))
            .withEstimates(estimates(em, fit, table.rows(), warnings))
            .withTests(tests(em, fit, table.rows(), warnings))
            .withWarnings(warnings);
    dataOptions.report(table);
    for (String warning : summary.warnings()) {
      spec.commandLine().getErr().println("anomix: warning: " + warning);
    }
    if (output.isPresent()) {
      new ModelFile(fit.model(), table.rows().columnNames(), Optional.of(summary))
          .write(output.get());
    }
    PrintWriter out = spec.commandLine().getOut();
    if (format == Form.JSON) {
      out.print(FitReport.json(fit, summary, readSeconds, selected));
    } else {
      selected.ifPresent(
          choice -> {
            out.println(SelectionText.table(choice));
            out.println(SelectionText.choice(choice));
            out.println();
          });
      out.print(FitText.of(fit, table.rows().columnNames()));
      out.print(EstimatesText.of(summary));
    }
    out.flush();
  }

  private List<ParameterEstimate> estimates(Em em, Fit fit, Rows rows, List<String> warnings) {
    return switch (errors) {
      case NONE -> List.of();
      case AUTO ->
          em.hasCheapStandardErrors(fit, rows) ? curvature(em, fit, rows, warnings) : List.of();
      case CURVATURE -> curvature(em, fit, rows, warnings);
      case PARAMETRIC -> bootstrap(em, fit, rows, Resampling.PARAMETRIC, warnings);
      case WEIGHTED -> bootstrap(em, fit, rows, Resampling.WEIGHTED, warnings);
    };
  }

  private List<ParameterEstimate> bootstrap(
      Em em, Fit fit, Rows rows, Resampling resampling, List<String> warnings) {
    BootstrapErrors found = em.bootstrap(fit, rows, resampling, samples);
    countFailed("standard errors", found.failed(), warnings);
    return found.estimates();
  }

  private void countFailed(String what, int failed, List<String> warnings) {
    if (failed > 0) {
      warnings.add(
          "%s: %s of %d left out, which cannot be fitted"
              .formatted(what, Numbers.count(failed, "sample", "samples"), samples));
    }
  }

  /** A fit is not lost because its errors cannot be told. */
  private static List<ParameterEstimate> curvature(
      Em em, Fit fit, Rows rows, List<String> warnings) {
    if (fit.trimming().any()) {
      return em.standardErrors(fit, rows); // which says that it does not know of such fits
    }
    try {
      return em.standardErrors(fit, rows);
    } catch (AnomixException e) {
      warnings.add("the standard errors cannot be told: " + e.getMessage());
      return List.of();
    }
  }

  private List<GoodnessOfFit.Test> tests(Em em, Fit fit, Rows rows, List<String> warnings) {
    if (!goodness) {
      return List.of();
    }
    GoodnessOfFit found = em.goodnessOfFit(fit, rows, samples);
    countFailed("tests of fit", found.failed(), warnings);
    if (found.tests().isEmpty()) {
      warnings.add(
          "tests of fit: none, since the counts make no two cells in each of which the model expects "
              + Numbers.rounded(GoodnessOfFit.LEAST_EXPECTED)
              + " rows");
    }
    return found.tests();
  }

  private Em configured(Registry registry) throws IOException {
    Optional<Mixture> given = Optional.empty();
    if (start.isPresent()) {
      given = Optional.of(Mixture.of(ModelOption.read(start.get(), registry).model()).flattened());
    }
    Em em = configured(estimators(registry, given));
    return given.isPresent() ? em.withStart(given.get()) : em;
  }

  private Em configured(List<ComponentEstimator> estimators) {
    Em em =
        Em.of(estimators)
            .withSeed(candidates.seed())
            .withThreads(candidates.threads())
            .withTruncation(candidates.truncation())
            .withTrim(candidates.trim())
            .withAcceleration(candidates.accelerated());
    if (candidates.restarts().isPresent()) {
      em = em.withRestarts(candidates.restarts().get());
    }
    return iterations.isPresent() ? em.withIterations(iterations.get()) : em;
  }

  private List<ComponentEstimator> estimators(Registry registry, Optional<Mixture> given) {
    if (given.isEmpty()) {
      return candidates.candidates(registry).get(0).estimators();
    }
    Optional<String> family = candidates.family();
    if (family.isEmpty()) {
      return Components.like(registry, given.get(), candidates.options());
    }
    int atoms = family.get().startsWith("zero-inflated-") ? 1 : 0;
    int count =
        Components.isSum(family.get()) ? 0 : candidates.count().orElse(given.get().size() - atoms);
    return Components.parse(registry, family.get(), count, candidates.options());
  }
}
