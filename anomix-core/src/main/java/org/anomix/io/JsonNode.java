package org.anomix.io;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anomix.ModelFileException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** A value in a JSON text that knows its path, so that every complaint can say where. */
final class JsonNode {
  private static final int DEEPEST = 100;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  private final String path;
  private final Object content;

  private JsonNode(String path, Object content) {
    this.path = path;
    this.content = content;
  }

  /** A number as it is written: a seed has more digits than a double. */
  private record Decimal(String digits) {}

  /** Reads a text that must be one JSON object. */
  static JsonNode parse(byte[] text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new ModelFileException("not a model file: expected a JSON object");
      }
      JsonNode root = new JsonNode("", object(parser));
      if (parser.nextToken() != null) {
        throw new ModelFileException("not a model file: there is more after the JSON object");
      }
      return root;
    } catch (JacksonException e) {
      throw new ModelFileException(
          "not a complete JSON text: " + e.getOriginalMessage() + place(e), e);
    }
  }

  /** Where a text breaks a rule; broken limits have no place. */
  private static String place(JacksonException failure) {
    return Optional.ofNullable(failure.getLocation())
        .map(at -> " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")")
        .orElse("");
  }

  private static Object value(JsonParser parser, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Decimal(parser.getString());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_STRING -> parser.getString();
      default -> new Object[0];
    };
  }

  private static Map<String, Object> object(JsonParser parser) {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      members.put(name, value(parser, parser.nextToken()));
    }
    return members;
  }

  private static List<Object> array(JsonParser parser) {
    List<Object> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(value(parser, token));
    }
    return items;
  }

  ModelFileException error(String expected) {
    return new ModelFileException(
        (path.isEmpty() ? "the file" : "'" + path + "'") + " must be " + expected);
  }

  Map<String, JsonNode> members() {
    if (!(content instanceof Map<?, ?> map)) {
      throw error("an object");
    }
    Map<String, JsonNode> members = new LinkedHashMap<>();
    map.forEach(
        (name, value) ->
            members.put(
                (String) name,
                new JsonNode(path.isEmpty() ? (String) name : path + "." + name, value)));
    return members;
  }

  Optional<JsonNode> find(String name) {
    return Optional.ofNullable(members().get(name));
  }

  JsonNode member(String name) {
    return find(name).orElseThrow(() -> error("an object with a member '" + name + "'"));
  }

  boolean isList() {
    return content instanceof List<?>;
  }

  List<JsonNode> items() {
    if (!(content instanceof List<?> list)) {
      throw error("a list");
    }
    List<JsonNode> items = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      items.add(new JsonNode(path + "[" + i + "]", list.get(i)));
    }
    return items;
  }

  String text() {
    if (!(content instanceof String text)) {
      throw error("a text");
    }
    return text;
  }

  double number() {
    if (content instanceof Decimal number) {
      return Double.parseDouble(number.digits());
    }
    if (content instanceof String text) {
      switch (text) {
        case "Infinity":
          return Double.POSITIVE_INFINITY;
        case "-Infinity":
          return Double.NEGATIVE_INFINITY;
        case "NaN":
          return Double.NaN;
        default:
          break;
      }
    }
    throw error("a number");
  }

  long whole() {
    if (content instanceof Decimal number) {
      try {
        return new BigDecimal(number.digits()).longValueExact();
      } catch (ArithmeticException | NumberFormatException e) {
        throw error("a whole number of 64 bits");
      }
    }
    throw error("a whole number");
  }

  int count() {
    long whole = whole();
    if (whole < 0 || whole > Integer.MAX_VALUE) {
      throw error("a count");
    }
    return (int) whole;
  }

  double[] numbers() {
    return items().stream().mapToDouble(JsonNode::number).toArray();
  }

  List<String> texts() {
    return items().stream().map(JsonNode::text).toList();
  }
}
