package io.aiprofile.adapters.storage.file.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aiprofile.adapters.storage.file.store.LedgerTotals.Usage;
import io.aiprofile.adapters.storage.file.store.Tally.Counted;
import io.aiprofile.domain.profile.Slug;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the ledger came to up to some line of it, in {@code system/token_usage.json}: an object
 * keyed by slug, which a person can read, and how far the ledger is counted in it. It can always be
 * made again from the ledger. The earlier system kept its own totals in a file of that name; what
 * this version does not know of them stays in it.
 */
final class TokenUsageFile {
  private static final int MAX_FILE_BYTES = 1 << 28;

  private static final String LEDGER = "_ledger";
  private static final String DAYS = "_days";

  /** In a profile's entry. */
  private static final String CALLS = "calls";

  private static final String PROMPT = "prompt";
  private static final String COMPLETION = "completion";
  private static final String TOTAL = "total";
  private static final String BY_DAY = "days";

  private static final Logger LOG = LoggerFactory.getLogger(TokenUsageFile.class);

  private final DataDirectory data;
  private final Path file;

  TokenUsageFile(DataDirectory data) {
    this.data = data;
    this.file = data.system().resolve("token_usage.json");
  }

  /** What was written last, or empty when that is nothing or makes no sense. */
  Optional<Counted<LedgerTotals>> read() {
    if (FileStamp.of(file).isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(counted(content().orElseThrow()));
    } catch (RuntimeException e) {
      LOG.info("{} does not say what this version wrote, so the ledger is counted anew", file);
      return Optional.empty();
    }
  }

  Path path() {
    return file;
  }

  /** Whether it says what the ledger comes to, as far as it says anything of that. */
  boolean isRight(GrowingFile ledger) {
    Optional<ObjectNode> content = content();
    if (content.isEmpty()) {
      return FileStamp.of(file).isEmpty();
    }
    if (!content.get().has(LEDGER)) {
      return true; // the earlier system's
    }
    try {
      Counted<LedgerTotals> kept = counted(content.get());
      return ledger.reading(channel -> isRight(kept, channel), () -> kept.lines() == 0);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isRight(Counted<LedgerTotals> kept, FileChannel channel)
      throws IOException {
    LedgerTotals totals = new LedgerTotals();
    long[] lines = {0};
    GrowingFile.read(
        channel,
        0,
        line -> {
          if (line.length > 0 && lines[0]++ < kept.lines()) {
            totals.plusIfSound(line);
          }
        });
    return kept.mark().fits(channel) && written(totals).equals(written(kept.sum()));
  }

  private static ObjectNode written(LedgerTotals totals) {
    ObjectNode written = JsonNodeFactory.instance.objectNode();
    write(new Counted<>(totals, Mark.none(), 0), written);
    return written;
  }

  /** What is to stand in it; what stands in it and is not known is carried along. */
  byte[] content(Counted<LedgerTotals> counted) {
    ObjectNode content = content().orElseGet(JsonNodeFactory.instance::objectNode);
    write(counted, content);
    return JsonFile.content(content);
  }

  /** The same without anything that is known of a profile. */
  byte[] contentWithout(Slug slug, Counted<LedgerTotals> counted) {
    ObjectNode content = content().orElseGet(JsonNodeFactory.instance::objectNode);
    content.remove(slug.value());
    write(counted, content);
    return JsonFile.content(content);
  }

  /** Whether anything stands there of a profile. */
  boolean names(Slug slug) {
    return content().filter(content -> content.has(slug.value())).isPresent();
  }

  /** Writes that atomically; a file that is no object of JSON is kept beside it. */
  void write(byte[] content) {
    data.alone(
        data.system(),
        () -> {
          if (content().isEmpty()) {
            BoundedRead.of(file, MAX_FILE_BYTES).ifPresent(this::keepAside);
          }
          data.files().replace(file, out -> out.write(content));
          return content;
        });
  }

  private Optional<ObjectNode> content() {
    Optional<byte[]> bytes = BoundedRead.of(file, MAX_FILE_BYTES);
    try {
      return bytes.isPresent() && JsonFile.read(bytes.get()) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void keepAside(byte[] foreign) {
    Path aside = file.resolveSibling("token_usage.unreadable.json");
    data.files().replace(aside, out -> out.write(foreign));
  }

  private static Counted<LedgerTotals> counted(ObjectNode content) {
    LedgerTotals totals = new LedgerTotals();
    for (Map.Entry<String, JsonNode> field : content.properties()) {
      if (isOurs(field.getValue())) {
        totals.add(field.getKey(), usage(field.getValue()));
      }
    }
    if (!totals.byDay().equals(days(content.required(DAYS)))) {
      throw new IllegalArgumentException("somebody changed a number");
    }
    JsonNode ledger = content.required(LEDGER);
    Mark mark =
        new Mark(
            number(ledger.required("bytes")),
            ledger.required("first_sha256").textValue(),
            ledger.required("last_sha256").textValue());
    return new Counted<>(totals, mark, number(ledger.required("lines")));
  }

  private static Usage usage(JsonNode entry) {
    Usage usage =
        new Usage(
            number(entry.required(CALLS)),
            number(entry.required(PROMPT)),
            number(entry.required(COMPLETION)),
            days(entry.required(BY_DAY)));
    long total = usage.byDay().values().stream().mapToLong(Long::longValue).sum();
    if (usage.prompt() + usage.completion() != total || total != number(entry.required(TOTAL))) {
      throw new IllegalArgumentException("somebody changed a number");
    }
    return usage;
  }

  private static Map<String, Long> days(JsonNode written) {
    Map<String, Long> days = new HashMap<>();
    written.properties().forEach(day -> days.put(day.getKey(), number(day.getValue())));
    return days;
  }

  private static long number(JsonNode written) {
    if (!written.canConvertToExactIntegral() || !written.canConvertToLong()) {
      throw new IllegalArgumentException("no number");
    }
    return written.longValue();
  }

  private static void write(Counted<LedgerTotals> counted, ObjectNode content) {
    List<String> ended = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : content.properties()) {
      if (isOurs(field.getValue()) && !counted.sum().byProfile().containsKey(field.getKey())) {
        ended.add(field.getKey());
      }
    }
    content.remove(ended);
    new TreeMap<>(counted.sum().byProfile())
        .forEach((slug, usage) -> write(usage, entry(content, slug)));
    write(counted.sum().byDay(), content.putObject(DAYS));
    content
        .putObject(LEDGER)
        .put("bytes", counted.mark().bytes())
        .put("lines", counted.lines())
        .put("first_sha256", counted.mark().firstSha256())
        .put("last_sha256", counted.mark().lastSha256());
  }

  private static ObjectNode entry(ObjectNode content, String slug) {
    return content.get(slug) instanceof ObjectNode entry ? entry : content.putObject(slug);
  }

  private static void write(Usage usage, ObjectNode entry) {
    entry
        .put(CALLS, usage.calls())
        .put(PROMPT, usage.prompt())
        .put(COMPLETION, usage.completion())
        .put(TOTAL, usage.prompt() + usage.completion());
    write(usage.byDay(), entry.putObject(BY_DAY));
  }

  private static void write(Map<String, Long> days, ObjectNode written) {
    new TreeMap<>(days).forEach((day, tokens) -> written.put(day, tokens));
  }

  /** Of a profile, and written by this version. */
  private static boolean isOurs(JsonNode field) {
    return field.path(BY_DAY).isObject() && field.path(CALLS).isIntegralNumber();
  }
}
