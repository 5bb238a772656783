package org.anomix.testkit;

import java.util.List;
import java.util.Map;
import org.anomix.ComponentEstimator;
import org.anomix.Description;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Domain;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ParameterException;
import org.anomix.UnknownNameException;
import org.anomix.Value;

/** The family of {@link Decay} laws of one flaw. */
record DecayFamily(Flaw flaw) implements DistributionFamily {
  @Override
  public String name() {
    return flaw == Flaw.NAME ? "Decay of rate" : "decay";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(Parameter.scalar("rate", Domain.POSITIVE, Parameter.Role.OTHER));
  }

  @Override
  public List<String> fixable() {
    return List.of("rate");
  }

  @Override
  public String support() {
    return "x >= 0";
  }

  @Override
  public Distribution create(Description description, List<Distribution> parts) {
    if (flaw != Flaw.UNKNOWN_PARAMETER_IGNORED) {
      description.requireOnly(parameters());
    }
    return new Decay(description.scalar("rate"), flaw);
  }

  @Override
  public Description describe(Distribution law) {
    double rate = ((Decay) law).rate();
    double shown = flaw == Flaw.DESCRIPTION_ROUNDS ? (float) rate : rate;
    return new Description(name(), Map.of("rate", Value.scalar(shown)), List.of());
  }

  @Override
  public ComponentEstimator estimator(Options options, List<ComponentEstimator> parts) {
    if (flaw != Flaw.UNKNOWN_OPTION_IGNORED) {
      for (String name : options.values().keySet()) {
        throw new UnknownNameException("option of decay", name, List.of());
      }
      for (String name : options.fixed().keySet()) {
        if (!name.equals("rate")) {
          throw new UnknownNameException("parameter", name, fixable());
        }
      }
    }
    options
        .fixed("rate")
        .ifPresent(
            rate -> {
              if (!(rate > 0) && flaw != Flaw.NAN_ACCEPTED) {
                throw new ParameterException("decay", "rate", rate, "positive");
              }
            });
    return new DecayEstimator(this, options);
  }
}
