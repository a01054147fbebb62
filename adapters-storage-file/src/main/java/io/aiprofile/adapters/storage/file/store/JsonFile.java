package io.aiprofile.adapters.storage.file.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;

/**
 * A whole file of JSON, which is carried along with all that this version does not know of it, and
 * written as a person likes to read it, the same on every system.
 */
final class JsonFile {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // Numbers that are only carried along keep every digit.
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final ObjectWriter PRETTY =
      JSON.writer(
          new DefaultPrettyPrinter(
                  Separators.createDefaultInstance()
                      .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
              .withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private JsonFile() {}

  static JsonNode read(byte[] content) throws IOException {
    return JSON.readTree(content);
  }

  static byte[] content(JsonNode json) {
    try {
      byte[] written = PRETTY.writeValueAsBytes(json);
      byte[] ended = Arrays.copyOf(written, written.length + 1);
      ended[written.length] = '\n';
      return ended;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The value cannot be written as JSON", e);
    }
  }
}
