package org.anomix.em;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Description;
import org.anomix.Diagnosis;
import org.anomix.Distribution;
import org.anomix.Parameter;
import org.anomix.Rows;
import org.anomix.Value;
import org.anomix.mixture.Mixture;
import org.anomix.mstep.Group;
import org.anomix.mstep.Weights;

/** Puts the result of a fit together, with its components in an order that no seed decides. */
final class FitBuilder {
  private FitBuilder() {}

  static Fit build(
      Rows rows,
      Trimming trimming,
      Run best,
      List<Run> others,
      Stop stop,
      List<String> warnings,
      Fit.Provenance provenance,
      Fit.Seconds seconds) {
    double kept = rows.totalWeight() - trimming.weight();
    List<Fit.Optimum> optima = new ArrayList<>();
    for (Run other : others) {
      boolean seen = Math.abs(other.objective() - best.objective()) < Em.SHORT_RUN_TOLERANCE;
      for (Fit.Optimum optimum : optima) {
        seen |= Math.abs(optimum.objective() - other.objective()) < Em.SHORT_RUN_TOLERANCE;
      }
      if (!seen) {
        List<Integer> order = order(other);
        optima.add(
            new Fit.Optimum(
                inOrder(other.model(), order),
                other.objective(),
                inOrder(other, rows, kept, order)));
      }
    }
    optima.sort(
        Comparator.comparing(Fit.Optimum::touchesGuard)
            .thenComparing(Comparator.comparingDouble(Fit.Optimum::objective).reversed()));
    List<Integer> order = order(best);
    return new Fit(
        inOrder(best.model(), order),
        best.pass().logLikelihood(),
        best.objective(),
        best.pass().sumOfLogLargestResponsibilities(),
        rows.size(),
        rows.totalWeight(),
        missingValues(rows),
        trimming,
        freeParameters(best),
        best.history(),
        stop,
        inOrder(best, rows, kept, order),
        warnings,
        optima,
        provenance,
        seconds);
  }

  private static int missingValues(Rows rows) {
    int count = 0;
    for (int j = 0; j < rows.dimension() && rows.hasMissing(); j++) {
      for (int r = 0; r < rows.size(); r++) {
        count += rows.isMissing(r, j) ? 1 : 0;
      }
    }
    return count;
  }

  private static int freeParameters(Run run) {
    int count = run.estimators().size() - 1;
    for (Group group : Group.of(run.estimators())) {
      count += group.estimator().freeParameters(group.select(run.model().components()));
    }
    return count - Identifiability.repeated(run.estimators(), run.model().components()).size();
  }

  /** Components group by group, within a group by first location (else first) parameter. */
  private static List<Integer> order(Run run) {
    List<ComponentEstimator> estimators = run.estimators();
    List<Integer> order = new ArrayList<>();
    for (Group group : Group.of(estimators)) {
      List<Integer> members = new ArrayList<>(group.members());
      members.sort(
          Comparator.comparingDouble((Integer k) -> key(run.model().components().get(k)))
              .thenComparingDouble(k -> run.model().weight(k)));
      order.addAll(members);
    }
    return order;
  }

  private static double key(Distribution law) {
    List<Parameter> parameters = law.family().parameters();
    if (parameters.isEmpty()) {
      return law.parts().isEmpty() ? 0 : key(law.parts().get(0));
    }
    Parameter first =
        parameters.stream()
            .filter(p -> p.role() == Parameter.Role.LOCATION)
            .findFirst()
            .orElse(parameters.get(0));
    Description description = law.family().describe(law);
    Value value = description.value(first.name(), first.shape());
    return value.number(0);
  }

  private static Mixture inOrder(Mixture model, List<Integer> order) {
    double[] weights = order.stream().mapToDouble(model::weight).toArray();
    return Mixture.of(weights, order.stream().map(k -> model.components().get(k)).toList());
  }

  private static List<Diagnosis> inOrder(Run run, Rows rows, double kept, List<Integer> order) {
    List<Diagnosis> diagnoses = new ArrayList<>(run.diagnoses());
    diagnoses.addAll(
        Identifiability.diagnoses(
            run.model(), Weights.leastMasses(run.estimators(), rows, kept), kept));
    return diagnoses.stream()
        .map(d -> d.component() < 0 ? d : d.ofComponent(order.indexOf(d.component())))
        .toList();
  }
}
