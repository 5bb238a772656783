/**
 * The tests that every family of distributions must pass: inherited by the tests of a plug-in, on
 * its test path only.
 */
module org.anomix.testkit {
  requires transitive org.anomix;
  requires transitive net.jqwik.api;
  requires transitive org.junit.jupiter.api;

  exports org.anomix.testkit;

  uses org.anomix.DistributionFamily;
}
