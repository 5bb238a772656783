/** Univariate families, continuous and discrete, found as providers of a family. */
@SuppressWarnings("module") // the module named below is compiled after this one
module org.anomix.distributions {
  requires transitive org.anomix;
  requires org.apache.commons.numbers.gamma;

  exports org.anomix.continuous;
  exports org.anomix.discrete;
  exports org.anomix.univariate to
      org.anomix.multivariate;

  provides org.anomix.DistributionFamily with
      org.anomix.continuous.NormalFamily,
      org.anomix.continuous.LogNormalFamily,
      org.anomix.continuous.ExponentialFamily,
      org.anomix.continuous.UniformFamily,
      org.anomix.continuous.GammaFamily,
      org.anomix.continuous.BetaFamily,
      org.anomix.continuous.InverseGaussianFamily,
      org.anomix.continuous.CauchyFamily,
      org.anomix.continuous.StudentTFamily,
      org.anomix.continuous.SkewNormalFamily,
      org.anomix.continuous.LogisticFamily,
      org.anomix.continuous.LaplaceFamily,
      org.anomix.continuous.WeibullFamily,
      org.anomix.continuous.GumbelFamily,
      org.anomix.continuous.ParetoFamily,
      org.anomix.continuous.VonMisesFamily,
      org.anomix.discrete.PoissonFamily,
      org.anomix.discrete.GeometricFamily,
      org.anomix.discrete.ShiftedGeometricFamily,
      org.anomix.discrete.DiscreteUniformFamily,
      org.anomix.discrete.BinomialFamily,
      org.anomix.discrete.NegativeBinomialFamily,
      org.anomix.discrete.ZetaFamily,
      org.anomix.discrete.PointFamily;
}
