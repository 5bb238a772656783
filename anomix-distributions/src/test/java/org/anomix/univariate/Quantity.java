package org.anomix.univariate;

/** What a table of reference values is compared in. */
enum Quantity {
  LOG_DENSITY,
  CDF,
  SURVIVAL,
  LOG_CDF,
  LOG_SURVIVAL,
  QUANTILE,
  INVERSE_SURVIVAL
}
