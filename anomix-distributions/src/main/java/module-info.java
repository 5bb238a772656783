/** Univariate families, continuous and discrete, found as providers of a family. */
module org.anomix.distributions {
  requires transitive org.anomix;
  requires org.apache.commons.numbers.gamma;

  exports org.anomix.continuous;

  provides org.anomix.DistributionFamily with
      org.anomix.continuous.NormalFamily;
}
