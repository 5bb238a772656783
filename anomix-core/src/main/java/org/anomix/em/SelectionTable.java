package org.anomix.em;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anomix.DataException;
import org.anomix.Diagnosis;

/**
 * Every candidate of a selection, and the one that was chosen.
 *
 * @param entries in the order of the candidates
 * @param criterion what chose
 * @param chosen index of the chosen entry
 */
public record SelectionTable(List<Entry> entries, Criterion criterion, int chosen) {
  /** Copies the list. */
  public SelectionTable {
    entries = List.copyOf(entries);
  }

  static SelectionTable of(List<Entry> entries, Criterion criterion) {
    int best = -1;
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).fit().isPresent()
          && !Double.isNaN(entries.get(i).value(criterion))
          && (best < 0 || entries.get(i).betterThan(entries.get(best), criterion))) {
        best = i;
      }
    }
    if (best < 0) {
      throw noneOf(entries, criterion);
    }
    return new SelectionTable(entries, criterion, best);
  }

  private static DataException noneOf(List<Entry> entries, Criterion criterion) {
    if (entries.stream().allMatch(entry -> entry.fit().isEmpty())) {
      String first = entries.get(0).failure();
      return new DataException(
          entries.size() == 1 ? first : "no candidate can be fitted; the first: " + first);
    }
    String first =
        entries.stream()
            .map(Entry::notValidated)
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("NaN");
    return new DataException("no candidate has a value of " + criterion + "; the first: " + first);
  }

  /**
   * The chosen fit.
   *
   * @return the fit of the chosen entry
   */
  public Fit fit() {
    return entries.get(chosen).fit().orElseThrow();
  }

  /**
   * The chosen candidate.
   *
   * @return the candidate of the chosen entry
   */
  public Candidate candidate() {
    return entries.get(chosen).candidate();
  }

  /**
   * One row of the table.
   *
   * @param candidate what was fitted
   * @param fit the fit, or nothing if it failed
   * @param failure why it failed, empty if it did not
   * @param crossValidation held-out log density, where asked for and possible in every fold
   * @param notValidated the first fold that cannot be fitted and why, empty if there is none
   * @param seconds how long the fit to all rows took
   */
  public record Entry(
      Candidate candidate,
      Optional<Fit> fit,
      String failure,
      Optional<CrossValidation> crossValidation,
      String notValidated,
      double seconds) {
    /**
     * The value of a criterion.
     *
     * @param criterion the criterion
     * @return its value, NaN where there is none
     */
    public double value(Criterion criterion) {
      return switch (criterion) {
        case BIC -> fit.map(Fit::bic).orElse(Double.NaN);
        case AIC -> fit.map(Fit::aic).orElse(Double.NaN);
        case ICL -> fit.map(Fit::icl).orElse(Double.NaN);
        case CV -> crossValidation.map(CrossValidation::meanLogDensity).orElse(Double.NaN);
      };
    }

    /**
     * What a person should know of the fit: why it failed, that it did not converge, what it
     * touched, why it was not cross-validated.
     *
     * @return one line, empty if there is nothing to say
     */
    public String diagnosis() {
      if (fit.isEmpty()) {
        return "not fitted: " + failure;
      }
      List<String> texts = new ArrayList<>();
      if (fit.get().stopped() != Stop.CONVERGED) {
        texts.add("not converged");
      }
      for (Diagnosis diagnosis : fit.get().diagnoses()) {
        String component = diagnosis.component() < 0 ? "" : diagnosis.component() + ": ";
        texts.add(component + diagnosis.text());
      }
      if (!notValidated.isEmpty()) {
        texts.add("not cross-validated: " + notValidated);
      }
      return String.join("; ", texts);
    }

    private boolean betterThan(Entry other, Criterion criterion) {
      boolean guarded = fit.orElseThrow().touchesGuard();
      if (guarded != other.fit.orElseThrow().touchesGuard()) {
        return !guarded;
      }
      double mine = value(criterion);
      double theirs = other.value(criterion);
      return criterion == Criterion.CV ? mine > theirs : mine < theirs;
    }
  }

  /**
   * How well a candidate predicts rows it was not fitted to.
   *
   * @param meanLogDensity weighted mean log density of held-out rows
   * @param standardError its standard error over rows
   */
  public record CrossValidation(double meanLogDensity, double standardError) {}
}
