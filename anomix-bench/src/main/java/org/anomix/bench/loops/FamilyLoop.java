package org.anomix.bench.loops;

import org.openjdk.jmh.annotations.Param;

/** A loop that is measured for each family. */
public abstract class FamilyLoop extends Loop {
  /** Name of the family. */
  @Param({
    "normal",
    "log-normal",
    "exponential",
    "laplace",
    "logistic",
    "gumbel",
    "student-t",
    "cauchy",
    "gamma",
    "weibull",
    "beta",
    "inverse-gaussian",
    "von-mises",
    "skew-normal",
    "uniform",
    "pareto",
    "poisson",
    "binomial",
    "geometric",
    "shifted-geometric",
    "negative-binomial",
    "zeta",
    "discrete-uniform",
    "point",
    "gaussian",
    "multivariate-t"
  })
  public String family = "normal";

  /** For the loops. */
  protected FamilyLoop() {}
}
