package io.aiprofile.adapters.web.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** JSON with the names and bounds of the API. */
final class Json {
  private static final int MAX_DEPTH = 20;
  private static final String INVALID = "The body is not valid JSON";

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(LogicalType.Textual, Json::onlyText)
          .build();

  private Json() {}

  /** Or a number would be taken for its digits. */
  private static void onlyText(MutableCoercionConfig config) {
    for (CoercionInputShape shape :
        List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
      config.setCoercion(shape, CoercionAction.Fail);
    }
  }

  static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A reply cannot be written: " + value.getClass(), e);
    }
  }

  static <T> T read(byte[] content, Class<T> type) throws Problem {
    try {
      T value = MAPPER.readValue(content, type);
      if (value == null) {
        throw Problem.badRequest("The body is null; send a JSON object.");
      }
      return value;
    } catch (MismatchedInputException e) {
      throw Problem.badRequest(mismatch(e));
    } catch (StreamConstraintsException e) {
      throw Problem.badRequest(
          "The body is nested deeper than %d levels, or holds a name or number that is too long."
              .formatted(MAX_DEPTH));
    } catch (StreamReadException e) {
      throw Problem.badRequest(invalid(e));
    } catch (IOException e) {
      // Read from memory, so it is the content: a broken sequence of UTF-16 or UTF-32.
      throw Problem.badRequest(INVALID + ".");
    }
  }

  private static String invalid(StreamReadException e) {
    @Nullable JsonLocation at = e.getLocation();
    return at == null
        ? INVALID + "."
        : INVALID + " (line %d, column %d).".formatted(at.getLineNr(), at.getColumnNr());
  }

  private static String mismatch(MismatchedInputException e) {
    String field =
        e.getPath().stream()
            .map(part -> part.getFieldName() == null ? "[]" : part.getFieldName())
            .collect(Collectors.joining("."));
    return field.isEmpty()
        ? "The body is not the JSON object that is expected here."
        : "The field “%s” has a value of the wrong type.".formatted(cut(field));
  }

  private static String cut(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
