/** Mixtures, their estimation by Expectation-Maximization, detection, and files. */
module org.anomix.core {
  requires transitive org.anomix;
  requires tools.jackson.core;

  exports org.anomix.mixture;
  exports org.anomix.em;
  exports org.anomix.detect;
  exports org.anomix.io;

  uses org.anomix.DistributionFamily;
  uses org.anomix.ScorerProvider;

  provides org.anomix.ScorerProvider with
      org.anomix.detect.DensityScorerProvider,
      org.anomix.detect.TailScorerProvider;
}
