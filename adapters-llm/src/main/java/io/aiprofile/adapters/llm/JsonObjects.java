package io.aiprofile.adapters.llm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.openai.core.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON objects in JDK types. */
final class JsonObjects {
  /** What models write nests a few levels deep. */
  private static final int MAX_DEPTH = 64;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final String FENCE = "```";

  private JsonObjects() {}

  /**
   * The object that a text is; nulls are left out, as the port knows none. Empty when it is none.
   */
  static Optional<Map<String, Object>> parse(String text) {
    return tree(text).filter(JsonNode::isObject).map(JsonObjects::object);
  }

  /** As {@link #parse}, also of an object that is fenced as Markdown. */
  static Optional<Map<String, Object>> parseReply(String text) {
    String inner = text.strip();
    if (inner.length() > 2 * FENCE.length() && inner.startsWith(FENCE) && inner.endsWith(FENCE)) {
      inner = inner.substring(FENCE.length(), inner.length() - FENCE.length());
      inner = inner.startsWith("json") ? inner.substring("json".length()) : inner;
    }
    return parse(inner);
  }

  /** What stands under a name at the top of an object in a text. */
  static Optional<JsonNode> member(String text, String name) {
    return tree(text).map(node -> node.get(name));
  }

  static String write(Map<String, Object> object) {
    try {
      return MAPPER.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("JDK types are always written", e);
    }
  }

  /**
   * The members of a schema that this program wrote.
   *
   * @throws IllegalArgumentException when it is no object
   */
  static Map<String, JsonValue> schema(String text) {
    JsonNode schema =
        tree(text)
            .filter(JsonNode::isObject)
            .orElseThrow(() -> new IllegalArgumentException("A JSON Schema is an object"));
    Map<String, JsonValue> members = new LinkedHashMap<>();
    schema
        .properties()
        .forEach(member -> members.put(member.getKey(), JsonValue.fromJsonNode(member.getValue())));
    return members;
  }

  private static Optional<JsonNode> tree(String text) {
    try {
      return Optional.ofNullable(MAPPER.readTree(text));
    } catch (JsonProcessingException none) {
      return Optional.empty();
    }
  }

  private static Map<String, Object> object(JsonNode node) {
    Map<String, Object> members = new LinkedHashMap<>();
    node.properties()
        .forEach(
            member ->
                value(member.getValue()).ifPresent(value -> members.put(member.getKey(), value)));
    return Collections.unmodifiableMap(members);
  }

  private static Optional<Object> value(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> Optional.of(object(node));
      case ARRAY -> {
        List<Object> items = new ArrayList<>();
        node.forEach(item -> value(item).ifPresent(items::add));
        yield Optional.of(List.copyOf(items));
      }
      case STRING -> Optional.of(node.textValue());
      case BOOLEAN -> Optional.of(node.booleanValue());
      case NUMBER ->
          Optional.of(
              node.isIntegralNumber() && node.canConvertToLong()
                  ? (Object) node.longValue()
                  : (Object) node.doubleValue());
      default -> Optional.empty();
    };
  }
}
