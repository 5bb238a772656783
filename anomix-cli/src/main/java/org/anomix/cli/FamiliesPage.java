package org.anomix.cli;

import java.util.List;
import java.util.Locale;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.Option;
import org.anomix.Parameter;
import org.anomix.io.FamiliesReport;
import org.anomix.io.Registry;

/** The families as a page of the documentation, from what they say of themselves. */
final class FamiliesPage {
  private static final String PREFACE =
      """
      # The families

      <!-- Made by `./anomix manual --page families -o docs/families.md`; edit the families. -->

      Every family can be fitted, alone or in any mix, by a step that never lowers the likelihood:
      *exact* (in closed form, or by an inner iteration run to its end), *minorised* (a bound that
      touches the likelihood at the current law is maximised) or *guarded* (a step that the next
      pass judges, and halves where it was too long). *Held* means that nothing is estimated.

      `--fix NAME=VALUE` holds a parameter that can be fixed, `--fix NAME[0]=VALUE` an entry of a
      vector; so does `NAME=VALUE` in brackets after the family. `zero-inflated-NAME` is a mixture
      of `point(0)` with NAME, for any NAME.

      What zero inflation can tell: a law of counts has zeros of its own, so the weight of the atom is what is
      left of the zeros once the law, as its other counts show it, has had its share. It is told well where that
      law has few zeros, and badly where its zeros are many or its shape is free at 0: `geometric`, and
      `negative-binomial` with a small r, take almost any number of zeros for their own. With several
      components of NAME a component near 0 does what the atom does: the two are told apart only by the counts 1,
      2, 3 ..., need many rows, and may exchange their weights between samples; standard errors show it. A law
      with a density at 0 has no zeros, and the weight is the share of the zeros whatever the components.
      Beyond all numbers of rows: two atoms at one point, as in
      `zero-inflated-poisson+zero-inflated-poisson`, of which only the sum of the weights can be known (it
      counts as one parameter), and an atom outside the window of `--truncated`. A fit warns of both, and of a
      weight that ends at its least value because no row asks for it.

      """;

  private FamiliesPage() {}

  static String of(Registry registry) {
    StringBuilder out = new StringBuilder(PREFACE);
    List<DistributionFamily> families =
        registry.familyNames().stream()
            .filter(name -> !name.equals(Notation.MIXTURE))
            .map(registry::family)
            .toList();
    out.append("| family | support | M-step | parameters |\n|---|---|---|---|\n");
    for (DistributionFamily family : families) {
      out.append("| [").append(family.name()).append("](#").append(family.name()).append(") | ");
      out.append(family.support()).append(" | ");
      out.append(FamiliesReport.estimation(family)).append(" | ");
      out.append(String.join(", ", family.parameters().stream().map(Parameter::name).toList()));
      out.append(" |\n");
    }
    out.append('\n');
    families.forEach(family -> section(family, out));
    return out.toString().stripTrailing() + "\n";
  }

  private static void section(DistributionFamily family, StringBuilder out) {
    out.append("## ").append(family.name()).append("\n\n    ");
    out.append(family.name())
        .append('(')
        .append(
            family.parameters().isEmpty()
                ? "part, part, ..."
                : String.join(", ", family.parameters().stream().map(Parameter::name).toList()))
        .append(")\n\n");
    line("Density", family.notes().density() + ", on " + family.support(), out);
    line("Parameters", family.notes().parameters(), out);
    if (!family.parameters().isEmpty()) {
      parameters(family, out);
    }
    line("M-step, " + FamiliesReport.estimation(family), family.notes().estimation(), out);
    for (Option option : family.options()) {
      line("Option `--" + option.name() + "`", option.summary(), out);
    }
    line("Source", family.notes().reference(), out);
    line("Provider", "`" + family.getClass().getName() + "`", out);
    out.append('\n');
  }

  private static void parameters(DistributionFamily family, StringBuilder out) {
    out.append("\n| parameter | domain | role | can be fixed |\n|---|---|---|---|\n");
    for (Parameter parameter : family.parameters()) {
      out.append("| ").append(parameter.name());
      out.append(" | ").append(FamiliesReport.domain(parameter));
      out.append(" | ").append(parameter.role().name().toLowerCase(Locale.ROOT));
      out.append(" | ").append(family.fixable().contains(parameter.name()) ? "yes" : "no");
      out.append(" |\n");
    }
    out.append('\n');
  }

  private static void line(String name, String text, StringBuilder out) {
    if (!text.isEmpty()) {
      out.append("- ").append(name).append(": ").append(text).append('\n');
    }
  }
}
