package io.aiprofile.bootstrap.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aiprofile.bootstrap.cli.BadData;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file with one JSON object per line, UTF-8. Blank lines are skipped. */
final class JsonLines {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** What is done with each line. */
  interface Action {
    void accept(Line line) throws IOException;
  }

  /**
   * One object and where it stands.
   *
   * @param number counted from 1
   */
  record Line(Path file, int number, JsonNode object) {
    /** A field that must be there, as text. */
    String text(String field) {
      return id(field).asText();
    }

    /** A field that may be missing or null, as text. */
    String textOrNothing(String field) {
      return object.path(field).isMissingNode() || object.path(field).isNull() ? "" : text(field);
    }

    /** A string or a number, as it was written. */
    JsonNode id(String field) {
      JsonNode value = object.path(field);
      if (!value.isTextual() && !value.isNumber()) {
        throw bad("the field “" + field + "” must be a string");
      }
      return value;
    }

    BadData bad(String what) {
      return badLine(file, number, what);
    }
  }

  private JsonLines() {}

  /**
   * Reads from the first line to the last; only one is in memory at a time.
   *
   * @throws BadData for the first line that is not an object
   */
  static void read(Path file, Action action) throws IOException {
    int number = 0;
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        String text = number == 1 ? line.replaceFirst("^\ufeff", "") : line;
        if (!text.isBlank()) {
          action.accept(new Line(file, number, parsed(file, number, text)));
        }
      }
    } catch (CharacterCodingException e) {
      throw badLine(file, number + 1, "here or shortly after, the text is not UTF-8");
    }
  }

  static String write(Object value) throws JsonProcessingException {
    return JSON.writeValueAsString(value);
  }

  private static JsonNode parsed(Path file, int number, String text) {
    try {
      JsonNode node = JSON.readTree(text);
      if (node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      throw badLine(
          file, number, "not JSON from column %d on".formatted(e.getLocation().getColumnNr()));
    }
    throw badLine(file, number, "a JSON object is expected");
  }

  private static BadData badLine(Path file, int number, String what) {
    return new BadData("%s, line %d: %s.".formatted(file, number, what));
  }
}
