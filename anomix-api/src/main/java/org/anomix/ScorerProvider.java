package org.anomix;

import java.util.List;

/**
 * A named kind of scorer: a plug-in point, found through {@link java.util.ServiceLoader}. Declared
 * twice like a {@link DistributionFamily}.
 */
public interface ScorerProvider {
  /**
   * The name used on the command line and in files, stable for ever.
   *
   * @return the name
   */
  String name();

  /**
   * One line for a person: what a score means, and the null hypothesis of its p-value.
   *
   * @return the line
   */
  String summary();

  /**
   * The options it understands.
   *
   * @return the options, none by default
   */
  default List<Option> options() {
    return List.of();
  }

  /**
   * A scorer for a model.
   *
   * @param model the law that says what is normal
   * @param options chosen options
   * @return the scorer
   * @throws ParameterException if an option is not allowed
   */
  AnomalyScorer create(Distribution model, Options options);
}
