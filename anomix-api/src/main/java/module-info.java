/**
 * What a family of distributions, an estimator or a scorer is: the types a plug-in compiles
 * against, and nothing else. Depends on the JDK alone.
 */
module org.anomix {
  exports org.anomix;
  exports org.anomix.kernel;

  uses org.anomix.kernel.KernelProvider;
}
