/** Mixtures, their estimation by Expectation-Maximization, detection, and files. */
module org.anomix.core {
  requires transitive org.anomix;

  exports org.anomix.mixture;
  exports org.anomix.em;
}
