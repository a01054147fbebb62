package io.aiprofile.application.indexing;

import io.aiprofile.application.port.llm.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Reads what a model replied as JSON. Nothing about it is certain: what is not there, or is of
 * another type than it should be, is absent. Immutable.
 */
public final class JsonFields {
  /** More digits than any line number has; within an {@code int}. */
  private static final String DIGITS = "[0-9]{1,9}";

  private final Map<String, Object> fields;

  private JsonFields(Map<String, Object> fields) {
    this.fields = fields;
  }

  /** The fields of a reply; none where it is no JSON object. */
  public static JsonFields of(Reply reply) {
    return new JsonFields(reply.json().orElse(Map.of()));
  }

  public Optional<String> text(String name) {
    return fields.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** A whole number, also where it is written as {@code "12"} or {@code 12.0}. */
  public OptionalInt integer(String name) {
    return switch (fields.get(name)) {
      case Number number when number.doubleValue() == number.intValue() ->
          OptionalInt.of(number.intValue());
      case String text when text.strip().matches(DIGITS) ->
          OptionalInt.of(Integer.parseInt(text.strip()));
      case null, default -> OptionalInt.empty();
    };
  }

  /** The texts in a list, the first ones up to a limit. */
  public List<String> texts(String name, int limit) {
    return items(name)
        .flatMap(item -> item instanceof String text ? Stream.of(text) : Stream.empty())
        .limit(limit)
        .toList();
  }

  /** The objects in a list, the first ones up to a limit. */
  public List<JsonFields> objects(String name, int limit) {
    return items(name)
        .flatMap(item -> item instanceof Map<?, ?> map ? Stream.of(map) : Stream.empty())
        .limit(limit)
        .map(JsonFields::object)
        .toList();
  }

  private Stream<?> items(String name) {
    return fields.get(name) instanceof List<?> list ? list.stream() : Stream.empty();
  }

  private static JsonFields object(Map<?, ?> map) {
    @SuppressWarnings("unchecked") // the names of a JSON object are strings
    Map<String, Object> fields = (Map<String, Object>) map;
    return new JsonFields(fields);
  }
}
