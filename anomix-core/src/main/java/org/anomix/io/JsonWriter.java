package org.anomix.io;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.anomix.Description;
import org.anomix.Distribution;
import org.anomix.Notation;
import org.anomix.Parameter;
import org.anomix.Value;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Writes JSON: doubles by their shortest decimals, those that are not finite as strings. */
final class JsonWriter {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();

  private final JsonGenerator json;

  private JsonWriter(JsonGenerator json) {
    this.json = json;
  }

  /** One object as indented text. */
  static String object(Consumer<JsonWriter> members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(new Indented(), bytes)) {
      json.writeStartObject();
      members.accept(new JsonWriter(json));
      json.writeEndObject();
    }
    return bytes.toString(StandardCharsets.UTF_8) + "\n";
  }

  /** Asks for indentation. */
  private static final class Indented extends ObjectWriteContext.Base {
    @Override
    public tools.jackson.core.PrettyPrinter getPrettyPrinter() {
      return new DefaultPrettyPrinter();
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }

  void text(String name, String value) {
    json.writeStringProperty(name, value);
  }

  void number(String name, double value) {
    json.writeNumberProperty(name, value);
  }

  void whole(String name, long value) {
    json.writeNumberProperty(name, value);
  }

  void flag(String name, boolean value) {
    json.writeBooleanProperty(name, value);
  }

  void member(String name, Consumer<JsonWriter> members) {
    json.writeObjectPropertyStart(name);
    members.accept(this);
    json.writeEndObject();
  }

  void numbers(String name, List<Double> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeNumber);
    json.writeEndArray();
  }

  void wholes(String name, List<Integer> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeNumber);
    json.writeEndArray();
  }

  void texts(String name, List<String> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeString);
    json.writeEndArray();
  }

  <T> void list(String name, List<T> items, Consumer<T> members) {
    json.writeArrayPropertyStart(name);
    for (T item : items) {
      json.writeStartObject();
      members.accept(item);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  void texts(String name, Map<String, String> values) {
    member(name, inner -> values.forEach(inner::text));
  }

  /** The members of a law: family, parameters, and for a mixture weights and components. */
  void law(Distribution law) {
    law(law.family().describe(law));
  }

  private void law(Description law) {
    text("family", law.family());
    if (law.family().equals(Notation.MIXTURE)) {
      value(Notation.WEIGHTS, law.value(Notation.WEIGHTS, Parameter.Shape.VECTOR));
      list("components", law.parts(), this::law);
      return;
    }
    member("parameters", inner -> law.values().forEach(inner::value));
    if (!law.parts().isEmpty()) {
      list("parts", law.parts(), this::law);
    }
  }

  private void value(String name, Value value) {
    json.writeName(name);
    switch (value.shape()) {
      case SCALAR -> json.writeNumber(value.number(0));
      case VECTOR -> row(value, 0, value.size());
      case MATRIX -> {
        json.writeStartArray();
        for (int i = 0; i < value.side(); i++) {
          row(value, i * value.side(), (i + 1) * value.side());
        }
        json.writeEndArray();
      }
    }
  }

  private void row(Value value, int from, int to) {
    json.writeStartArray();
    for (int i = from; i < to; i++) {
      json.writeNumber(value.number(i));
    }
    json.writeEndArray();
  }
}
