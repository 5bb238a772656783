package org.anomix.univariate;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.anomix.Distribution;
import org.anomix.Option;
import org.anomix.Options;
import org.anomix.UnknownNameException;

/** The option that a parameter is common to all components of a family. */
public final class Ties {
  /** The option, for a family to name among its own. */
  public static final Option SHARED =
      new Option(
          Option.SHARED, "", "a parameter that all components of this family have in common");

  private Ties() {}

  /**
   * Whether a parameter is to be shared; the only one of its family that can be.
   *
   * @param options chosen options
   * @param parameter the name of the parameter
   * @return whether all components have it in common
   * @throws UnknownNameException if another parameter is to be shared
   */
  public static boolean shares(Options options, String parameter) {
    String value = options.value(SHARED);
    if (!value.isEmpty() && !value.equals(parameter)) {
      throw new UnknownNameException("parameter that can be shared", value, List.of(parameter));
    }
    return value.equals(parameter);
  }

  /**
   * The common value nearest to those of some laws.
   *
   * @param group the laws
   * @param parameter the parameter of a law, positive
   * @return the geometric mean; their own value where they agree already
   */
  public static double geometricMean(
      List<Distribution> group, ToDoubleFunction<Distribution> parameter) {
    double[] values = group.stream().mapToDouble(parameter).toArray();
    double logs = 0;
    boolean same = true;
    for (double value : values) {
      logs += Math.log(value) / values.length;
      same &= value == values[0];
    }
    return same && values.length > 0 ? values[0] : Math.exp(logs);
  }
}
