package org.anomix.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.anomix.Check;
import org.anomix.ComponentEstimator;
import org.anomix.Options;
import org.anomix.ParameterException;
import org.anomix.em.Candidate;
import org.anomix.em.Criterion;
import org.anomix.em.Em;
import org.anomix.em.Selection;
import org.anomix.em.Truncation;
import org.anomix.io.Components;
import org.anomix.io.Registry;
import org.anomix.multivariate.CovarianceStructure;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that say which models are fitted. */
final class CandidateOptions {
  private static final int MOST_COMPONENTS = 10_000;
  private static final String COVARIANCE = "covariance";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--family",
      paramLabel = "NAME",
      description =
          "Family of the components; NAME+NAME for one of each, as in point(0)+normal+normal;"
              + " zero-inflated-NAME for an atom at 0 and components of NAME; product(NAME, NAME) for"
              + " columns of several kinds, gaussian(3) in it for a block of three; NAME,NAME to"
              + " compare families.")
  private Optional<String> family = Optional.empty();

  @Option(
      names = "--components",
      paramLabel = "K|A:B",
      description =
          "Number of components, or a range to choose from; a sum of families has its own.")
  private Optional<String> components = Optional.empty();

  @Option(
      names = "--noise",
      description =
          "Also a component of uniform noise over the extent of all rows, over the whole numbers in"
              + " columns of counts, which takes the rows that no other explains.")
  private boolean noise;

  @Option(
      names = "--covariance",
      split = ",",
      paramLabel = "STRUCTURE",
      description =
          "What the covariances of the components have in common: full, tied, diagonal, spherical,"
              + " tied-diagonal, tied-spherical, or one of mclust's EII ... VVV; several to compare"
              + " them, or all.")
  private List<String> covariance = new ArrayList<>();

  @Option(
      names = "--prior",
      paramLabel = "ROWS",
      description =
          "A conjugate prior on each covariance of gaussian components, worth so many rows, in the"
              + " units of the columns; part of the objective. None if not given.")
  private Optional<String> prior = Optional.empty();

  @Option(
      names = "--fix",
      split = ",",
      paramLabel = "NAME=VALUE",
      description = "Parameters held at a value, as in sd=1.")
  private List<String> fixed = new ArrayList<>();

  @Option(
      names = "--shared",
      paramLabel = "NAME",
      description =
          "A parameter that all components of a family have in common: sd of normal, df of"
              + " student-t, ...")
  private Optional<String> shared = Optional.empty();

  @Option(
      names = "--truncated",
      paramLabel = "A:B",
      description =
          "The window outside which no value could be observed, above A and not above B; either may"
              + " be left out, as in 0: for counts without their zeros. The model is that of all"
              + " values, seen or not.")
  private Optional<String> truncated = Optional.empty();

  @Option(
      names = "--trim",
      paramLabel = "A",
      description =
          "Leave out, anew in every pass, the share A of the rows that are least likely, as 0.05, so"
              + " that wild rows shape no component. Likelihood and criteria count the rows that are"
              + " kept. Not together with intervals, --truncated and missing values.")
  private double trim;

  @Option(
      names = "--acceleration",
      paramLabel = "on|off",
      description =
          "Whether a run may jump to where its last steps point, where EM crawls; on if not given."
              + " The objective falls by no jump. --iterations has none in any case.")
  private Switch acceleration = Switch.ON;

  @Option(
      names = "--criterion",
      paramLabel = "bic|aic|icl|cv",
      description = "What chooses among several candidates; bic if not given.")
  private Criterion criterion = Criterion.BIC;

  @Option(
      names = "--restarts",
      paramLabel = "R",
      description = "Number of starts; as many as a budget of work allows if not given.")
  private Optional<Integer> restarts = Optional.empty();

  @Option(names = "--seed", paramLabel = "S", description = "Seed of the starts; 0 if not given.")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "T",
      description =
          "Number of threads; as many as processors if not given. Never changes a result.")
  private int threads = Runtime.getRuntime().availableProcessors();

  Optional<String> family() {
    return family;
  }

  Optional<Integer> count() {
    int[] range = range();
    return range.length == 0 ? Optional.empty() : Optional.of(range[0]);
  }

  double trim() {
    return trim;
  }

  boolean accelerated() {
    return acceleration == Switch.ON;
  }

  Optional<Integer> restarts() {
    return restarts;
  }

  Criterion criterion() {
    return criterion;
  }

  long seed() {
    return seed;
  }

  int threads() {
    return threads;
  }

  /** The window of the values that could be observed. */
  Truncation truncation() {
    return truncated.map(text -> Window.parse(spec, text)).orElse(Truncation.NONE);
  }

  /** What the fitted model was made with, to be written beside it. */
  Options asked(List<ComponentEstimator> estimators) {
    Options asked = noise ? options().with("noise", "true") : options();
    for (ComponentEstimator estimator : withParts(estimators).toList()) {
      String structure = estimator.options().values().get(COVARIANCE);
      asked = structure == null ? asked : asked.with(COVARIANCE, structure);
    }
    return truncated.isPresent() ? asked.with(Window.NAME, truncated.get()) : asked;
  }

  /** The options of every candidate, but for what candidates are compared by. */
  Options options() {
    Options options = Options.none();
    if (structures().size() == 1) {
      options = options.with(COVARIANCE, structures().get(0));
    }
    if (prior.isPresent()) {
      options = options.with("prior", prior.get());
    }
    if (shared.isPresent()) {
      options = options.with(org.anomix.Option.SHARED, shared.get());
    }
    for (String text : fixed) {
      int equals = text.indexOf('=');
      String name = text.substring(0, Math.max(0, equals)).strip();
      OptionalDouble value = Numbers.parse(text.substring(equals + 1));
      if (name.isEmpty() || value.isEmpty()) {
        throw refused("--fix is '" + text + "' but must be NAME=NUMBER, as in sd=1");
      }
      if (options.fixed().containsKey(name)) {
        throw refused("--fix names '" + name + "' twice");
      }
      options = options.withFixed(name, value.getAsDouble());
    }
    return options;
  }

  private CommandLine.ParameterException refused(String why) {
    return new CommandLine.ParameterException(spec.commandLine(), why);
  }

  /** Whether there is anything to choose among. */
  boolean several() {
    return range().length > 1
        || structures().size() > 1
        || (family.isPresent() && families().size() > 1);
  }

  /** Whether a component of noise was asked for, which only the rows can make. */
  boolean noise() {
    return noise;
  }

  /** The candidates for rows of so many columns: with noise where that was asked for. */
  List<Candidate> candidates(Registry registry, int dimension) {
    List<Candidate> all = candidates(registry);
    return noise ? all.stream().map(c -> withNoise(registry, c, dimension)).toList() : all;
  }

  private static Candidate withNoise(Registry registry, Candidate candidate, int dimension) {
    List<ComponentEstimator> estimators = new ArrayList<>(candidate.estimators());
    estimators.add(Components.noise(registry, candidate.estimators(), dimension));
    return new Candidate(candidate.family(), candidate.components(), estimators);
  }

  /** A selection among candidates. */
  Selection selection(List<Candidate> all, Progress progress) {
    return Selection.of(all)
        .withCriterion(criterion)
        .withSeed(seed)
        .withThreads(threads)
        .withSettings(settings(progress, ""));
  }

  /** The settings of each of many fits, which the line of progress counts. */
  UnaryOperator<Em> settings(Progress progress, String what) {
    return settings -> {
      Em em =
          progress
              .ofManyFits(what)
              .apply(settings)
              .withTruncation(truncation())
              .withTrim(trim)
              .withAcceleration(accelerated());
      return restarts.isPresent() ? em.withRestarts(restarts.get()) : em;
    };
  }

  /** Every family with every number of components; a sum of families has its own number. */
  List<Candidate> candidates(Registry registry) {
    if (family.isEmpty()) {
      throw refused("--family is missing");
    }
    boolean sumsAlone = families().stream().allMatch(Components::isSum);
    if (sumsAlone && (range().length > 1 || (range().length == 1 && families().size() > 1))) {
      throw refused(
          "--components has no meaning for " + family.get() + ": a sum has its own number");
    }
    List<Candidate> candidates = new ArrayList<>();
    for (String name : families()) {
      if (Components.isSum(name)) {
        // Alone it must agree with a number that is given; among others it has its own.
        int given = families().size() == 1 && range().length == 1 ? range()[0] : 0;
        addStructures(candidates, registry, name, given);
        continue;
      }
      if (range().length == 0) {
        throw refused("--components is missing");
      }
      for (int count : range()) {
        addStructures(candidates, registry, name, count);
      }
    }
    return candidates;
  }

  /** One candidate, or one for each structure where the family has any. */
  private void addStructures(
      List<Candidate> candidates, Registry registry, String name, int count) {
    List<ComponentEstimator> plain = Components.parse(registry, name, count, options());
    int shown = Components.isSum(name) ? plain.size() : count;
    if (structures().size() < 2 || !hasStructures(plain)) {
      candidates.add(new Candidate(name, shown, plain));
      return;
    }
    for (String structure : structures()) {
      Options structured = options().with(COVARIANCE, structure);
      candidates.add(
          new Candidate(
              name + " " + structure, shown, Components.parse(registry, name, count, structured)));
    }
  }

  private static boolean hasStructures(List<ComponentEstimator> estimators) {
    return withParts(estimators)
        .flatMap(estimator -> estimator.family().options().stream())
        .anyMatch(option -> option.name().equals(COVARIANCE));
  }

  private static Stream<ComponentEstimator> withParts(List<ComponentEstimator> estimators) {
    return estimators.stream()
        .flatMap(estimator -> Stream.concat(Stream.of(estimator), withParts(estimator.parts())));
  }

  /** As they were written, each structure once. */
  private List<String> structures() {
    if (covariance.equals(List.of("all"))) {
      return Arrays.stream(CovarianceStructure.values()).map(Enum::name).toList();
    }
    Set<Object> seen = new HashSet<>();
    return covariance.stream().filter(name -> seen.add(structure(name))).toList();
  }

  /** What is no structure is refused by the family, which knows its options. */
  private static Object structure(String name) {
    Optional<CovarianceStructure> structure = CovarianceStructure.named(name);
    return structure.isPresent() ? structure.get() : name;
  }

  /** The families, split at commas outside brackets. */
  private List<String> families() {
    List<String> families = new ArrayList<>();
    int depth = 0;
    int from = 0;
    String text = family.orElse("");
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ',';
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && (depth == 0 || i == text.length())) {
        families.add(text.substring(from, i).strip());
        from = i + 1;
      }
    }
    return families;
  }

  /** The numbers of components, none if not given. */
  private int[] range() {
    if (components.isEmpty()) {
      return new int[0];
    }
    String[] ends = components.get().split(":", -1);
    if (ends.length > 2) {
      throw wrongRange();
    }
    int first = end(ends[0]);
    int last = end(ends[ends.length - 1]);
    if (last < first) {
      throw wrongRange();
    }
    int[] range = new int[last - first + 1];
    for (int i = 0; i < range.length; i++) {
      range[i] = first + i;
    }
    return range;
  }

  private int end(String text) {
    if (!text.strip().matches("[+-]?\\d{1,9}")) {
      throw wrongRange();
    }
    int count = Integer.parseInt(text.strip());
    if (count > MOST_COMPONENTS) {
      throw new ParameterException("fit", "components", count, "at most " + MOST_COMPONENTS);
    }
    return Check.atLeast("fit", "components", count, 1);
  }

  private CommandLine.ParameterException wrongRange() {
    return refused(
        "--components is '"
            + components.orElse("")
            + "' but must be a number, or a range such as 1:6");
  }
}
