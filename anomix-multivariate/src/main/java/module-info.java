/** Families over rows of several columns, found as providers of a family. */
module org.anomix.multivariate {
  requires transitive org.anomix;
  requires ejml.core;
  requires ejml.ddense;
  requires org.anomix.distributions;

  exports org.anomix.multivariate;

  provides org.anomix.DistributionFamily with
      org.anomix.multivariate.GaussianFamily,
      org.anomix.multivariate.MultivariateTFamily,
      org.anomix.multivariate.ProductFamily,
      org.anomix.multivariate.UniformBoxFamily;
}
