package io.aiprofile.adapters.storage.file.mirror;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Merges two versions of a JSON object, key by key: what one side did stands where the other did
 * nothing; where both did something, a change stands before a deletion, and of two changes the
 * later one.
 */
final class JsonMerge {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private JsonMerge() {}

  /** The merged object; empty when one of the versions is no JSON object. */
  static Optional<byte[]> merged(
      Optional<byte[]> base, byte[] ours, byte[] theirs, boolean oursIsLater) {
    try {
      ObjectNode our = object(ours);
      ObjectNode their = object(theirs);
      Optional<ObjectNode> common =
          base.isPresent() ? Optional.of(object(base.get())) : Optional.empty();
      ObjectNode merged = JSON.createObjectNode();
      for (String key : keys(their, our)) {
        JsonNode before = common.map(object -> object.get(key)).orElse(null);
        JsonNode value = value(before, our.get(key), their.get(key), oursIsLater);
        if (value != null) {
          merged.set(key, value);
        }
      }
      return Optional.of(written(merged, ours));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The keys of a JSON object; none of what is no such object. */
  static Set<String> keys(byte[] text) {
    try {
      ObjectNode object = object(text);
      return keys(object, object);
    } catch (IOException e) {
      return Set.of();
    }
  }

  private static @Nullable JsonNode value(
      @Nullable JsonNode base,
      @Nullable JsonNode ours,
      @Nullable JsonNode theirs,
      boolean oursIsLater) {
    if (Objects.equals(ours, theirs) || Objects.equals(base, ours)) {
      return theirs;
    }
    if (Objects.equals(base, theirs) || theirs == null) {
      return ours;
    }
    return ours != null && oursIsLater ? ours : theirs;
  }

  private static Set<String> keys(ObjectNode first, ObjectNode then) {
    Set<String> keys = new LinkedHashSet<>();
    first.fieldNames().forEachRemaining(keys::add);
    then.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static ObjectNode object(byte[] text) throws IOException {
    if (JSON.readTree(text) instanceof ObjectNode object) {
      return object;
    }
    throw new IOException("no object");
  }

  /** On one line if that is how the file was written. */
  private static byte[] written(ObjectNode object, byte[] before) throws JsonProcessingException {
    boolean onOneLine = new String(before, StandardCharsets.UTF_8).strip().indexOf('\n') < 0;
    String text =
        onOneLine
            ? JSON.writeValueAsString(object)
            : JSON.writerWithDefaultPrettyPrinter().writeValueAsString(object);
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
