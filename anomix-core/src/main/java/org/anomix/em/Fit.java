package org.anomix.em;

import java.util.List;
import org.anomix.Diagnosis;
import org.anomix.mixture.Mixture;

/**
 * The result of a fit.
 *
 * @param model the mixture that the last accepted pass evaluated
 * @param logLikelihood its log-likelihood, Σ w ln f(x) over the rows that were not trimmed
 * @param objective what EM maximised: the log-likelihood plus the log prior where there is one
 * @param sumOfLogLargestResponsibilities Σ w ln max_k r_k(x), which {@link #icl()} charges for
 * @param rows number of rows
 * @param totalWeight sum of the rows' weights
 * @param missingValues number of missing values, which the likelihood integrates out
 * @param trimming the rows left out by a trimmed fit
 * @param freeParameters number of estimated parameters, weights included
 * @param history objective of every accepted pass of the winning run, from its start
 * @param stopped why it ended
 * @param diagnoses guards and boundaries touched, by component
 * @param warnings what a person should know of the data and the start
 * @param otherOptima the other places where continued runs ended, best first
 * @param provenance what makes the fit reproducible
 * @param seconds where the time went
 */
public record Fit(
    Mixture model,
    double logLikelihood,
    double objective,
    double sumOfLogLargestResponsibilities,
    int rows,
    double totalWeight,
    int missingValues,
    Trimming trimming,
    int freeParameters,
    List<Double> history,
    Stop stopped,
    List<Diagnosis> diagnoses,
    List<String> warnings,
    List<Optimum> otherOptima,
    Provenance provenance,
    Seconds seconds) {
  /** Copies the lists. */
  public Fit {
    history = List.copyOf(history);
    diagnoses = List.copyOf(diagnoses);
    warnings = List.copyOf(warnings);
    otherOptima = List.copyOf(otherOptima);
  }

  /**
   * Another local maximum.
   *
   * @param model its mixture
   * @param objective its objective
   * @param diagnoses guards and boundaries it touches
   */
  public record Optimum(Mixture model, double objective, List<Diagnosis> diagnoses) {
    /** Copies the list. */
    public Optimum {
      diagnoses = List.copyOf(diagnoses);
    }

    /**
     * Whether it touches a guard of an unbounded likelihood.
     *
     * @return true for a spurious maximum
     */
    public boolean touchesGuard() {
      return diagnoses.stream().anyMatch(d -> d.kind() == Diagnosis.Kind.GUARD);
    }
  }

  /**
   * What makes a fit reproducible.
   *
   * @param seed seed of the starts
   * @param threads number of threads; has no influence on the numbers
   * @param kernels name of the kernels; another one may change the last bits
   */
  public record Provenance(long seed, int threads, String kernels) {}

  /**
   * Where the time of a fit went, in seconds.
   *
   * @param start looking at the rows, making the starts, and the short runs from them
   * @param fit continuing the best few
   * @param passes every sweep of the winning run, rejected ones included
   */
  public record Seconds(double start, double fit, List<Double> passes) {
    /** Copies the list. */
    public Seconds {
      passes = List.copyOf(passes);
    }
  }

  /**
   * Number of accepted passes.
   *
   * @return the length of the history
   */
  public int iterations() {
    return history.size();
  }

  /**
   * Whether it touches a guard of an unbounded likelihood: the maximum found is probably spurious.
   *
   * @return false for an ordinary maximum-likelihood estimate
   */
  public boolean touchesGuard() {
    return diagnoses.stream().anyMatch(d -> d.kind() == Diagnosis.Kind.GUARD);
  }

  /**
   * The weight of the rows that the likelihood counts: the sample size of the criteria.
   *
   * @return the total weight without what was trimmed
   */
  public double keptWeight() {
    return totalWeight - trimming.weight();
  }

  /**
   * Akaike's information criterion, -2 logLikelihood + 2 freeParameters (Akaike 1974).
   *
   * @return the criterion; smaller is better
   */
  public double aic() {
    return -2 * logLikelihood + 2.0 * freeParameters;
  }

  /**
   * The Bayesian information criterion, -2 logLikelihood + freeParameters ln n (Schwarz 1978), with
   * n the weight of the rows that count.
   *
   * @return the criterion; smaller is better
   */
  public double bic() {
    return -2 * logLikelihood + freeParameters * Math.log(keptWeight());
  }

  /**
   * The integrated completed likelihood, bic - 2 Σ w ln max_k r_k(x) (Biernacki, Celeux and Govaert
   * 2000, with each row assigned to its most responsible component).
   *
   * @return the criterion; smaller is better
   */
  public double icl() {
    return bic() - 2 * sumOfLogLargestResponsibilities;
  }
}
