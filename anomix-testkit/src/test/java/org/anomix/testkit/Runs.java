package org.anomix.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.anomix.DistributionFamily;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the kit on a family as a build would, by both engines, and reports what failed. */
final class Runs {
  private static DistributionFamily family = new DecayFamily(Flaw.NONE);

  private Runs() {}

  /** What the author of a family of one column writes; not named so that a build runs it. */
  static final class Univariate extends FamilyConformance {
    Univariate() {
      super(
          family,
          family.name().equals("decay")
              ? new ReferenceData[] {ReferenceData.of("decay.csv")}
              : new ReferenceData[0]);
    }

    @Override
    protected Accuracy accuracy() {
      return Accuracy.everywhere(1e-14);
    }
  }

  /** What the author of a family of several columns writes. */
  static final class Multivariate extends MultivariateConformance {
    Multivariate() {
      super(family);
    }
  }

  /**
   * Which tests ran, and which of them failed.
   *
   * @param started names of methods
   * @param failed names of methods, with what they said
   */
  record Outcome(Set<String> started, Map<String, String> failed) {}

  /** Runs the tests of some names, or all if none is given. */
  static synchronized Outcome run(DistributionFamily tested, Set<String> names) {
    family = tested;
    boolean univariate = tested.dimension().isPresent();
    PostDiscoveryFilter byName =
        test ->
            FilterResult.includedIf(
                names.isEmpty()
                    || !(test.getSource().orElse(null) instanceof MethodSource method)
                    || names.contains(method.getMethodName()));
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(univariate ? Univariate.class : Multivariate.class))
            .filters(byName)
            .configurationParameter("jqwik.database", "target/jqwik-database-of-runs")
            .configurationParameter("jqwik.reporting.usejunitplatform", "true")
            .build();
    Outcome outcome = new Outcome(new TreeSet<>(), new TreeMap<>());
    LauncherFactory.create()
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                String name = method(test);
                if (!name.isEmpty()) {
                  outcome.started.add(name);
                  result
                      .getThrowable()
                      .ifPresent(failure -> outcome.failed.put(name, failure.toString()));
                }
              }
            });
    return outcome;
  }

  /** The method that a test is, or is made by; empty for a class or an engine. */
  private static String method(TestIdentifier test) {
    return UniqueId.parse(test.getUniqueId()).getSegments().stream()
        .filter(segment -> segment.getType().matches("method|test-factory|property"))
        .map(segment -> segment.getValue().replaceFirst("\\(.*", "").replaceFirst(".*\\.", ""))
        .findFirst()
        .orElse("");
  }
}
