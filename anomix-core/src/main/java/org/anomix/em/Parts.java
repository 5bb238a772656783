package org.anomix.em;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.anomix.Description;
import org.anomix.Distribution;
import org.anomix.Parameter;
import org.anomix.Value;
import org.anomix.mixture.Mixture;

/** The laws inside others, by the numbers of the parts that lead to them. */
final class Parts {
  private Parts() {}

  /** The part at the end of a path; the law itself for none. */
  static Distribution at(Distribution law, List<Integer> path) {
    Distribution part = law;
    for (int i : path) {
      part = part.parts().get(i);
    }
    return part;
  }

  /** The law with another part at the end of a path. */
  static Distribution changed(
      Distribution law, List<Integer> path, UnaryOperator<Distribution> change) {
    if (path.isEmpty()) {
      return change.apply(law);
    }
    List<Distribution> parts = new ArrayList<>(law.parts());
    int part = path.get(0);
    parts.set(part, changed(parts.get(part), path.subList(1, path.size()), change));
    Description description =
        new Description(
            law.family().name(),
            law.family().describe(law).values(),
            parts.stream().map(p -> p.family().describe(p)).toList());
    return law.family().create(description, parts);
  }

  /** The first of the columns that the part at the end of a path has. */
  static int firstColumn(Distribution law, List<Integer> path) {
    int column = 0;
    Distribution owner = law;
    for (int part : path) {
      // The parts of a mixture lie upon each other, others side by side.
      for (int i = 0; i < part && !(owner instanceof Mixture); i++) {
        column += owner.parts().get(i).dimension();
      }
      owner = owner.parts().get(part);
    }
    return column;
  }

  /** A parameter of a law without parts. */
  static Value value(Distribution law, Parameter parameter) {
    return law.family().describe(law).value(parameter.name(), parameter.shape());
  }

  /** A law without parts with another value of a parameter. */
  static Distribution with(Distribution law, Parameter parameter, Value value) {
    Description description = law.family().describe(law);
    Map<String, Value> values = new LinkedHashMap<>(description.values());
    values.put(parameter.name(), value);
    Description changed = new Description(description.family(), values, description.parts());
    return law.family().create(changed, List.of());
  }
}
