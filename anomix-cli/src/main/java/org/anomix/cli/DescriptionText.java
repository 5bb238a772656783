package org.anomix.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.anomix.Notation;
import org.anomix.io.FitSummary;
import org.anomix.io.ModelSummary;
import org.anomix.mixture.Modes;
import org.anomix.mixture.Overlap;

/** A model for a person. */
final class DescriptionText {
  private static final int MOST_PAIRS = 10;
  private static final int LONGEST_MODEL = 400;
  private static final int LONGEST_LAW = 60;
  private static final int MOST_COLUMNS = 6;
  private static final double ROUNDING = 1e-9;

  private DescriptionText() {}

  static String of(ModelSummary summary) {
    Lines out = new Lines();
    String model = summary.file().model().toString();
    out.append(
            model.length() <= LONGEST_MODEL
                ? model
                : summary.model().size()
                    + " components in "
                    + summary.model().dimension()
                    + " columns (--format json has every digit)")
        .append("\n\n")
        .append(components(summary))
        .append("\n");
    moments(summary, out);
    double sd = Math.sqrt(summary.variance().map(v -> v[0]).orElse(0.0));
    summary.modes().ifPresent(modes -> modes(modes, sd, out));
    overlap(summary.overlap(), out);
    summary.file().fit().ifPresent(fit -> fit(fit, out));
    return out.toString();
  }

  private static String components(ModelSummary summary) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("component", "weight", "mean", "sd", "law"));
    for (int k = 0; k < summary.model().size(); k++) {
      String law = Notation.rounded(summary.model().components().get(k));
      lines.add(
          List.of(
              Integer.toString(k),
              Numbers.rounded(summary.model().weight(k)),
              numbers(summary.mean(k)),
              numbers(summary.variance(k).map(DescriptionText::roots)),
              law.length() <= LONGEST_LAW ? law : law.substring(0, LONGEST_LAW) + "...)"));
    }
    return TextTable.aligned(lines);
  }

  private static void moments(ModelSummary summary, Lines out) {
    out.line("columns", String.join(", ", summary.columnNames()));
    out.line("mean", numbers(summary.mean()));
    out.line("sd", numbers(summary.variance().map(DescriptionText::roots)));
  }

  private static double[] roots(double[] variances) {
    return Arrays.stream(variances).map(Math::sqrt).toArray();
  }

  private static String numbers(Optional<double[]> values) {
    if (values.isEmpty()) {
      return "-";
    }
    double[] all = values.get();
    String text =
        Arrays.stream(all)
            .limit(MOST_COLUMNS)
            .mapToObj(Numbers::rounded)
            .collect(Collectors.joining(", "));
    return all.length > MOST_COLUMNS ? text + ", ..." : text;
  }

  private static void modes(Modes modes, double sd, Lines out) {
    for (Modes.Mode mode : modes.modes()) {
      out.line(
          mode.mass() ? "mode of the mass" : "mode",
          place(mode, sd)
              + (mode.mass() ? " (probability " : " (density ")
              + Numbers.rounded(Math.exp(mode.logValue()))
              + ")");
    }
    for (Modes.Atom atom : modes.atoms()) {
      out.line(
          "atom",
          Numbers.rounded(atom.x()) + " (probability " + Numbers.rounded(atom.probability()) + ")");
    }
    if (!modes.complete()) {
      out.line("", "modes of laws with atoms beside the whole numbers were not looked for");
    }
  }

  private static String place(Modes.Mode mode, double sd) {
    // No search knows a 0 to more digits than it knows other places.
    String from = Numbers.rounded(Math.abs(mode.from()) < ROUNDING * sd ? 0 : mode.from());
    String to = Numbers.rounded(mode.to());
    if (mode.to() == mode.from() || to.equals(from)) {
      return from;
    }
    return from + (mode.mass() && mode.to() - mode.from() == 1 ? " and " : " to ") + to;
  }

  private static void overlap(Overlap overlap, Lines out) {
    List<Overlap.Pair> pairs = overlap.descending();
    for (Overlap.Pair pair : pairs.subList(0, Math.min(MOST_PAIRS, pairs.size()))) {
      out.line(
          "overlap " + pair.first() + ", " + pair.second(),
          short4(pair.total())
              + (overlap.rows() == 0 ? "" : " +- " + Numbers.rounded(pair.standardError(), 1))
              + String.format(
                  Locale.ROOT,
                  ": %s of %d taken for %d, %s of %d for %d",
                  short4(pair.firstAsSecond()),
                  pair.first(),
                  pair.second(),
                  short4(pair.secondAsFirst()),
                  pair.second(),
                  pair.first()));
    }
    if (pairs.size() > MOST_PAIRS) {
      out.line("", "and " + (pairs.size() - MOST_PAIRS) + " smaller ones in --format json");
    }
  }

  private static String short4(double probability) {
    return Numbers.rounded(probability, 4);
  }

  private static void fit(FitSummary fit, Lines out) {
    out.append("\n");
    out.line("log-likelihood", Numbers.fixed(fit.logLikelihood(), 10));
    FiguresText.add(out, fit, "");
    out.line(
        "stopped",
        fit.stopped().toLowerCase(Locale.ROOT).replace('_', ' ')
            + " after "
            + fit.iterations()
            + " passes, seed "
            + fit.seed());
    fit.warnings().forEach(warning -> out.line("warning", warning));
    out.append(EstimatesText.of(fit));
  }
}
