package org.anomix.io;

import java.util.ArrayList;
import java.util.List;
import org.anomix.Diagnosis;
import org.anomix.Options;
import org.anomix.em.Fit;
import org.anomix.em.GoodnessOfFit;
import org.anomix.em.ParameterEstimate;
import org.anomix.em.Trimming;

/**
 * The figures of a fit that travel with its model.
 *
 * @param logLikelihood log-likelihood of the model on the rows of the fit
 * @param objective log-likelihood plus log prior
 * @param rows number of rows
 * @param totalWeight sum of their weights
 * @param missingValues number of missing values
 * @param trimming the rows that a trimmed fit left out
 * @param freeParameters number of estimated parameters
 * @param aic Akaike's information criterion, smaller is better
 * @param bic Bayesian information criterion, smaller is better
 * @param icl integrated completed likelihood, smaller is better
 * @param iterations number of accepted passes
 * @param stopped why the fit ended: CONVERGED, MAX_ITERATIONS or STOPPED
 * @param warnings what a person should know, diagnoses of components included
 * @param seed seed of the starts
 * @param threads number of threads
 * @param kernels name of the kernels
 * @param options options and fixed values asked for
 * @param estimates the estimates with their standard errors; empty where none were asked for
 * @param tests tests of the fit; empty where none were asked for
 */
public record FitSummary(
    double logLikelihood,
    double objective,
    int rows,
    double totalWeight,
    int missingValues,
    Trimming trimming,
    int freeParameters,
    double aic,
    double bic,
    double icl,
    int iterations,
    String stopped,
    List<String> warnings,
    long seed,
    int threads,
    String kernels,
    Options options,
    List<ParameterEstimate> estimates,
    List<GoodnessOfFit.Test> tests) {
  /** Copies the lists. */
  public FitSummary {
    warnings = List.copyOf(warnings);
    estimates = List.copyOf(estimates);
    tests = List.copyOf(tests);
  }

  /**
   * The figures of a fit.
   *
   * @param fit the fit
   * @param options the options it was made with
   * @return its summary
   */
  public static FitSummary of(Fit fit, Options options) {
    return new FitSummary(
        fit.logLikelihood(),
        fit.objective(),
        fit.rows(),
        fit.totalWeight(),
        fit.missingValues(),
        fit.trimming(),
        fit.freeParameters(),
        fit.aic(),
        fit.bic(),
        fit.icl(),
        fit.iterations(),
        fit.stopped().name(),
        warnings(fit),
        fit.provenance().seed(),
        fit.provenance().threads(),
        fit.provenance().kernels(),
        options,
        List.of(),
        List.of());
  }

  /**
   * The same with standard errors of the estimates.
   *
   * @param errors every estimated number
   * @return the changed copy
   */
  public FitSummary withEstimates(List<ParameterEstimate> errors) {
    return copy(warnings, errors, tests);
  }

  /**
   * The same with tests of the fit.
   *
   * @param outcomes the tests
   * @return the changed copy
   */
  public FitSummary withTests(List<GoodnessOfFit.Test> outcomes) {
    return copy(warnings, estimates, outcomes);
  }

  /**
   * The same with more warnings, after those there are.
   *
   * @param more what else a person should know
   * @return the changed copy
   */
  public FitSummary withWarnings(List<String> more) {
    List<String> all = new ArrayList<>(warnings);
    all.addAll(more);
    return copy(all, estimates, tests);
  }

  private FitSummary copy(
      List<String> said, List<ParameterEstimate> errors, List<GoodnessOfFit.Test> outcomes) {
    return new FitSummary(
        logLikelihood,
        objective,
        rows,
        totalWeight,
        missingValues,
        trimming,
        freeParameters,
        aic,
        bic,
        icl,
        iterations,
        stopped,
        said,
        seed,
        threads,
        kernels,
        options,
        errors,
        outcomes);
  }

  /** Warnings of the data first, then what each component touched. */
  private static List<String> warnings(Fit fit) {
    List<String> all = new ArrayList<>(fit.warnings());
    for (Diagnosis diagnosis : fit.diagnoses()) {
      all.add(
          (diagnosis.component() < 0 ? "" : "component " + diagnosis.component() + ": ")
              + diagnosis.text());
    }
    return all;
  }
}
