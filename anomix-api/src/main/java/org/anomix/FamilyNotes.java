package org.anomix;

/**
 * What a person wants to know of a family before using it: the source of its page in the table of
 * families. Each text is one or two sentences without a line break; empty where nothing is said.
 *
 * @param density the log density and where it lives, as a formula
 * @param parameters what the parameters mean, their units and limits
 * @param estimation how the M-step finds them, and what it holds or bounds
 * @param reference the paper or book both come from
 */
public record FamilyNotes(String density, String parameters, String estimation, String reference) {
  /** Nothing is said. */
  public static final FamilyNotes NONE = new FamilyNotes("", "", "", "");
}
