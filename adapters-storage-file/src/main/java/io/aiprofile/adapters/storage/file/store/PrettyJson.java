package io.aiprofile.adapters.storage.file.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;

/** JSON as a person likes to read it, the same on every system. */
final class PrettyJson {
  private static final ObjectWriter WRITER =
      JsonMapper.builder()
          .build()
          .writer(
              new DefaultPrettyPrinter(
                      Separators.createDefaultInstance()
                          .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                  .withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private PrettyJson() {}

  /** The bytes of a file that holds it. */
  static byte[] of(JsonNode json) {
    try {
      byte[] written = WRITER.writeValueAsBytes(json);
      byte[] ended = Arrays.copyOf(written, written.length + 1);
      ended[written.length] = '\n';
      return ended;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The value cannot be written as JSON", e);
    }
  }
}
