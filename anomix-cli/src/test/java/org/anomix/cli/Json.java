package org.anomix.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** An object of a JSON text, as another program would see it. */
record Json(Map<String, Object> members) {
  static Json parse(String text) {
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      Json root = object(parser);
      if (parser.nextToken() != null) {
        throw new AssertionError("more than one value in " + text);
      }
      return root;
    }
  }

  private static Json object(JsonParser parser) {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      members.put(name, value(parser, parser.nextToken()));
    }
    return new Json(members);
  }

  private static Object value(JsonParser parser, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> {
        List<Object> items = new ArrayList<>();
        for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
          items.add(value(parser, t));
        }
        yield items;
      }
      case VALUE_NUMBER_INT -> Long.valueOf(parser.getString());
      case VALUE_NUMBER_FLOAT -> Double.valueOf(parser.getString());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_STRING -> parser.getString();
      default -> throw new AssertionError("unexpected " + token);
    };
  }

  private <T> T get(String name, Class<T> type) {
    Object value = members.get(name);
    if (!type.isInstance(value)) {
      throw new AssertionError("'" + name + "' is " + value + ", not a " + type.getSimpleName());
    }
    return type.cast(value);
  }

  double number(String name) {
    return get(name, Double.class);
  }

  long whole(String name) {
    return get(name, Long.class);
  }

  String text(String name) {
    return get(name, String.class);
  }

  boolean flag(String name) {
    return get(name, Boolean.class);
  }

  Json member(String name) {
    return get(name, Json.class);
  }

  List<?> list(String name) {
    return get(name, List.class);
  }

  List<Json> objects(String name) {
    return list(name).stream().map(Json.class::cast).toList();
  }

  List<Double> numbers(String name) {
    return list(name).stream().map(Double.class::cast).toList();
  }
}
