package org.anomix.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.Option;
import org.anomix.Parameter;
import org.anomix.io.FamiliesReport;
import org.anomix.io.Registry;

/** The families for a person: one line per parameter, at most 100 columns wide. */
final class FamiliesText {
  private static final int WIDTH = 100;
  private static final int DOMAIN = 17;
  private static final int SUPPORT = 17;
  private static final String INDENT = "    ";

  private FamiliesText() {}

  static String of(Registry registry) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("family", "parameter", "domain", "role", "fix", "support", "M-step"));
    List<String> notes = new ArrayList<>();
    Set<String> names = registry.familyNames();
    for (String name : names) {
      if (!name.equals(Notation.MIXTURE)) {
        DistributionFamily family = registry.family(name);
        add(family, lines);
        addNotes(family, notes);
      }
    }
    StringBuilder out = new StringBuilder(TextTable.leftAligned(lines));
    out.append('\n');
    paragraph(
        "fix: parameters that --fix NAME=VALUE, or NAME=VALUE in brackets after the family, holds."
            + " M-step: exact, or minorised (monotone by proof), or guarded (judged by the next"
            + " pass); held: not estimated, the ends of the support are given or come from all"
            + " rows.",
        out);
    paragraph(
        "zero-inflated-NAME is a mixture of point(0) with NAME; its first parameter is the weight"
            + " of 0.",
        out);
    notes.forEach(note -> paragraph(note, out));
    paragraph("scorers: " + String.join(", ", registry.scorerNames()), out);
    out.append('\n');
    for (String name : names) {
      if (!name.equals(Notation.MIXTURE)) {
        provider("family " + name, registry.family(name), out);
      }
    }
    for (String name : registry.scorerNames()) {
      provider("scorer " + name, registry.scorer(name), out);
    }
    return out.toString();
  }

  private static void add(DistributionFamily family, List<List<String>> lines) {
    List<String> support = wrapped(family.support(), SUPPORT);
    List<List<String>> parameters = new ArrayList<>();
    family.parameters().forEach(parameter -> add(family, parameter, parameters));
    int count = Math.max(Math.max(parameters.size(), support.size()), 1);
    for (int i = 0; i < count; i++) {
      List<String> line = new ArrayList<>();
      line.add(i == 0 ? family.name() : "");
      line.addAll(i < parameters.size() ? parameters.get(i) : List.of("", "", "", ""));
      line.add(i < support.size() ? support.get(i) : "");
      line.add(i == 0 ? FamiliesReport.estimation(family) : "");
      lines.add(line);
    }
  }

  private static void add(
      DistributionFamily family, Parameter parameter, List<List<String>> lines) {
    String shape =
        switch (parameter.shape()) {
          case SCALAR -> "";
          case VECTOR -> " [..]";
          case MATRIX -> " [[..]]";
        };
    List<String> domain = wrapped(FamiliesReport.domain(parameter), DOMAIN);
    lines.add(
        List.of(
            parameter.name() + shape,
            domain.get(0),
            parameter.role().name().toLowerCase(Locale.ROOT),
            family.fixable().contains(parameter.name()) ? "yes" : ""));
    domain.subList(1, domain.size()).forEach(rest -> lines.add(List.of("", rest, "", "")));
  }

  private static void addNotes(DistributionFamily family, List<String> notes) {
    if (!family.optional().isEmpty()) {
      notes.add(family.name() + ": " + family.notes().parameters());
    }
    for (Option option : family.options()) {
      notes.add(
          "--"
              + option.name()
              + " of "
              + family.name()
              + (option.defaultValue().isEmpty() ? "" : " (" + option.defaultValue() + ")")
              + ": "
              + option.summary());
    }
  }

  /** The class of a provider, and where it came from if that is a plug-in. */
  private static void provider(String what, Object provider, StringBuilder out) {
    out.append(what)
        .append(": ")
        .append(
            Plugins.isPlugin(provider) ? Registry.origin(provider) : provider.getClass().getName())
        .append('\n');
  }

  private static void paragraph(String text, StringBuilder out) {
    String indent = "";
    for (String line : wrapped(text, WIDTH - INDENT.length())) {
      out.append(indent).append(line).append('\n');
      indent = INDENT;
    }
  }

  /** The words of a text in lines of at most so many characters, but for longer words. */
  private static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
