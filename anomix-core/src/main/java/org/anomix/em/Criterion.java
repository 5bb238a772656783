package org.anomix.em;

/** By what a number of components, a family or a structure is chosen. */
public enum Criterion {
  /** Bayesian information criterion (Schwarz 1978); smaller is better. */
  BIC,
  /** Akaike's information criterion (Akaike 1974); smaller is better. */
  AIC,
  /** Integrated completed likelihood (Biernacki, Celeux and Govaert 2000); smaller is better. */
  ICL,
  /** Mean log density of held-out rows (Smyth 2000); larger is better. */
  CV
}
