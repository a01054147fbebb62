package io.aiprofile.adapters.storage.file.store;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One JSON object on a line of its own, names in snake case. */
final class JsonLine {
  /** Including the line's end. */
  static final int MAX_BYTES = 1 << 20;

  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonLine() {}

  /**
   * The line of a value, without its end.
   *
   * @throws IllegalArgumentException when it would be longer than any may be
   */
  static String of(Object value) {
    try {
      // Half a character has no UTF-8, but an escape.
      String line =
          LONE_SURROGATE
              .matcher(JSON.writeValueAsString(value))
              .replaceAll(
                  half ->
                      Matcher.quoteReplacement(
                          String.format(Locale.ROOT, "\\u%04x", (int) half.group().charAt(0))));
      if (bytes(line).length >= MAX_BYTES) {
        throw new IllegalArgumentException("A line has less than " + MAX_BYTES + " bytes");
      }
      return line;
    } catch (IOException e) {
      throw new IllegalArgumentException("The value cannot be written as JSON", e);
    }
  }

  static <T> T read(byte[] line, Class<T> kind) throws IOException {
    return JSON.readValue(line, kind);
  }

  /** The object that a line is; throws when it is none. */
  static JsonNode object(byte[] line) throws IOException {
    JsonNode json = JSON.readTree(line);
    if (!json.isObject()) {
      throw new IOException("no object");
    }
    return json;
  }

  static boolean isObject(byte[] line) {
    try {
      return object(line).isObject();
    } catch (IOException e) {
      return false;
    }
  }

  /** A value as it would be read from its line. */
  static JsonNode tree(Object value) {
    return JSON.valueToTree(value);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
