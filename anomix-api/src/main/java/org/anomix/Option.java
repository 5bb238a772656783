package org.anomix;

/**
 * Something a user may choose about a family's estimator or about a scorer, besides fixed values.
 *
 * @param name its name on the command line and in files
 * @param defaultValue the value when none is given; empty if that leaves the option off
 * @param summary one line for a person
 */
public record Option(String name, String defaultValue, String summary) {
  /** Name of the option whose value is a parameter that all components of a family share. */
  public static final String SHARED = "shared";

  /**
   * Name of the option that tells a family with parts how many columns each part takes: whole
   * numbers parted by commas, 0 where the rows are to tell. The notation says it by {@code
   * gaussian(3)} inside a product.
   */
  public static final String COLUMNS = "columns";
}
