package org.anomix.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.anomix.ComponentEstimator;
import org.anomix.Options;
import org.anomix.em.Em;
import org.anomix.em.Fit;
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
    },
    mixinStandardHelpOptions = true)
final class FitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DATA", description = "A CSV file, or - for standard input.")
  private String data = "";

  @Mixin private DataOptions dataOptions = new DataOptions();

  @Option(
      names = "--family",
      paramLabel = "NAME",
      description =
          "Family of the components; NAME+NAME for one of each, as in point(0)+normal+normal;"
              + " zero-inflated-NAME for an atom at 0 and components of NAME.")
  private Optional<String> family = Optional.empty();

  @Option(names = "--components", paramLabel = "K", description = "Number of components.")
  private Optional<Integer> components = Optional.empty();

  @Option(
      names = "--covariance",
      paramLabel = "STRUCTURE",
      description = "Covariance structure of gaussian components.")
  private Optional<String> covariance = Optional.empty();

  @Option(
      names = "--fix",
      split = ",",
      paramLabel = "NAME=VALUE",
      description = "Parameters held at a value, as in sd=1.")
  private Map<String, Double> fixed = new LinkedHashMap<>();

  @Option(
      names = "--restarts",
      paramLabel = "R",
      description = "Number of starts; as many as a budget of work allows if not given.")
  private Optional<Integer> restarts = Optional.empty();

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

  @Option(names = "--seed", paramLabel = "S", description = "Seed of the starts; 0 if not given.")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "T",
      description =
          "Number of threads; as many as processors if not given. Never changes a result.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--format", paramLabel = "text|json", description = "Form of the summary.")
  private Format format = Format.TEXT;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the model file; the summary still goes to standard output.")
  private Optional<Path> output = Optional.empty();

  /** How the summary is written. */
  enum Format {
    TEXT,
    JSON
  }

  @Override
  public Integer call() throws IOException {
    Registry registry = Registries.standard(spec);
    Options options = options();
    Em em = configured(registry, options);
    long begin = System.nanoTime();
    Table table = dataOptions.read(data, List.of());
    double readSeconds = (System.nanoTime() - begin) * 1e-9;
    Fit fit = em.fit(table.rows());
    FitSummary summary = FitSummary.of(fit, options);
    dataOptions.report(table);
    for (String warning : summary.warnings()) {
      spec.commandLine().getErr().println("anomix: warning: " + warning);
    }
    if (output.isPresent()) {
      new ModelFile(fit.model(), table.rows().columnNames(), Optional.of(summary))
          .write(output.get());
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        format == Format.JSON
            ? FitReport.json(fit, options, readSeconds)
            : FitText.of(fit, table.rows().columnNames()));
    out.flush();
    return 0;
  }

  private Options options() {
    Options options = Options.none();
    if (covariance.isPresent()) {
      options = options.with("covariance", covariance.get());
    }
    for (Map.Entry<String, Double> entry : fixed.entrySet()) {
      options = options.withFixed(entry.getKey(), entry.getValue());
    }
    return options;
  }

  private Em configured(Registry registry, Options options) throws IOException {
    Optional<Mixture> given = Optional.empty();
    if (start.isPresent()) {
      given = Optional.of(Mixture.of(ModelOption.read(start.get(), registry).model()).flattened());
    }
    Em em = Em.of(estimators(registry, options, given)).withSeed(seed).withThreads(threads);
    if (given.isPresent()) {
      em = em.withStart(given.get());
    }
    if (restarts.isPresent()) {
      em = em.withRestarts(restarts.get());
    }
    return iterations.isPresent() ? em.withIterations(iterations.get()) : em;
  }

  private List<ComponentEstimator> estimators(
      Registry registry, Options options, Optional<Mixture> given) {
    if (family.isEmpty()) {
      return Components.like(
          registry,
          given.orElseThrow(
              () -> new CommandLine.ParameterException(spec.commandLine(), "--family is missing")),
          options);
    }
    boolean sum = family.get().contains("+");
    if (components.isEmpty() && !sum && given.isEmpty()) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--components is missing");
    }
    List<ComponentEstimator> estimators =
        new ArrayList<>(
            Components.parse(
                registry,
                family.get(),
                components.orElse(sum ? 0 : given.map(m -> count(m)).orElse(1)),
                options));
    return estimators;
  }

  private int count(Mixture given) {
    return family.orElse("").startsWith("zero-inflated-") ? given.size() - 1 : given.size();
  }
}
