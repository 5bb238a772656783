package org.anomix.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.anomix.Description;
import org.anomix.Parameter;
import org.anomix.UnivariateDistribution;
import org.anomix.Value;

/** Numbers and laws rounded for the eye; never parsed back. */
final class Labels {
  private static final int LONGEST = 72;

  private Labels() {}

  /** A component as the legend names it: {@code normal(mean=43.1, sd=1.53), weight 0.50}. */
  static String component(UnivariateDistribution law, double weight) {
    Description description = law.family().describe(law);
    double sd = Math.sqrt(law.variance());
    String name = shortened(law(description, law, sd));
    return name + ", weight " + weight(weight);
  }

  private static String law(Description description, UnivariateDistribution law, double sd) {
    StringJoiner inside = new StringJoiner(", ", description.family() + "(", ")");
    for (Map.Entry<String, Value> value : description.values().entrySet()) {
      boolean location =
          law.family().parameters().stream()
              .anyMatch(
                  p -> p.name().equals(value.getKey()) && p.role() == Parameter.Role.LOCATION);
      StringJoiner numbers = new StringJoiner(", ");
      for (double number : value.getValue().numbers()) {
        numbers.add(location ? located(number, sd) : number(number));
      }
      boolean scalar = value.getValue().shape() == Parameter.Shape.SCALAR;
      inside.add(value.getKey() + "=" + (scalar ? numbers : "[" + numbers + "]"));
    }
    for (Description part : description.parts()) {
      inside.add(law(part, law, sd));
    }
    return inside.toString();
  }

  /** A position to a tenth of the scale on which the law varies, and at least three digits. */
  private static String located(double value, double sd) {
    if (sd > 0 && sd < Double.POSITIVE_INFINITY) {
      double digits = Math.ceil(-Math.log10(sd / 10));
      double shown = Math.ceil(Math.log10(Math.abs(value))) + digits;
      if (shown > 3 && shown <= 15) {
        return plain(new BigDecimal(value).setScale((int) digits, RoundingMode.HALF_EVEN));
      }
    }
    return number(value);
  }

  /** Three significant digits, and all digits before the point of numbers below ten million. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal exact = new BigDecimal(value);
    BigDecimal rounded = exact.round(new MathContext(3, RoundingMode.HALF_EVEN));
    if (rounded.scale() < 0 && Math.abs(value) < 1e7) {
      rounded = exact.setScale(0, RoundingMode.HALF_EVEN);
    }
    return plain(rounded);
  }

  /** A probability to two decimals, more where these would say 0.00 or 1.00. */
  static String weight(double weight) {
    double rare = Math.min(weight, 1 - weight);
    if (!(rare > 0)) {
      return weight >= 1 ? "1" : "0";
    }
    int decimals = (int) Math.max(2, Math.ceil(-Math.log10(rare)));
    return decimals > 6
        ? number(weight)
        : new BigDecimal(weight).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** A tick of the horizontal axis, with no more digits than its ticks need. */
  static String tick(double value, View view) {
    int decimals = (int) Math.ceil(2 - Math.log10(view.width()));
    BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
    double largest = Math.max(Math.abs(view.from()), Math.abs(view.to()));
    // An axis far from 0 whose ticks differ in late digits only is labelled alike throughout.
    return view.width() < 1e-3 * largest && decimals > -3
        ? rounded.stripTrailingZeros().toPlainString()
        : plain(rounded);
  }

  /** A tick of the vertical axis of a given height: as many decimals as its neighbours have. */
  static String height(double value, double height) {
    BigDecimal rounded =
        new BigDecimal(value)
            .round(new MathContext(6, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    int decimals = (int) Math.max(0, Math.ceil(0.8 - Math.log10(height)));
    if (value != 0 && height >= 1e7) {
      return scientific(rounded, rounded.precision() - rounded.scale() - 1);
    }
    if (value == 0 || decimals > 5) {
      return plain(rounded);
    }
    return rounded
        .setScale(Math.max(rounded.scale(), decimals), RoundingMode.HALF_EVEN)
        .toPlainString();
  }

  private static String plain(BigDecimal value) {
    if (value.signum() == 0) {
      return "0";
    }
    BigDecimal stripped = value.stripTrailingZeros();
    int exponent = stripped.precision() - stripped.scale() - 1;
    boolean readable = exponent >= -4 && (exponent < 7 || stripped.precision() > 4);
    return readable ? stripped.toPlainString() : scientific(stripped, exponent);
  }

  private static String scientific(BigDecimal value, int exponent) {
    return value.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }

  /** A count of things: {@code 1 row}, {@code 12,000 rows}. */
  static String count(long number, String thing) {
    return String.format(Locale.ROOT, "%,d %s%s", number, thing, number == 1 ? "" : "s");
  }

  static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
  }
}
