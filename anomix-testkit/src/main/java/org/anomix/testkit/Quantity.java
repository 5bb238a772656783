package org.anomix.testkit;

/** What a table of reference values may hold, and a law is compared in. */
public enum Quantity {
  /** The log density, or the log mass: columns {@code logpdf} or {@code logpmf}. */
  LOG_DENSITY("logpdf"),
  /** F(x): column {@code cdf}. */
  CDF("cdf"),
  /** P(X &gt; x): column {@code sf}. */
  SURVIVAL("sf"),
  /** ln F(x): column {@code logcdf}. */
  LOG_CDF("logcdf"),
  /** ln P(X &gt; x): column {@code logsf}. */
  LOG_SURVIVAL("logsf"),
  /** The quantile of the double in column {@code cdf}: column {@code quantile}. */
  QUANTILE("quantile"),
  /** The inverse survival of the double in column {@code sf}: column {@code isf}. */
  INVERSE_SURVIVAL("isf");

  private final String column;

  Quantity(String column) {
    this.column = column;
  }

  /** The column's name; that of a log mass is translated by {@link ReferenceData}. */
  String column() {
    return column;
  }
}
