package io.aiprofile.adapters.storage.file.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.aiprofile.application.port.notify.Notice;
import io.aiprofile.domain.profile.Slug;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices in {@code system/outbox/}, each in a file of its own together with the whole record that
 * it is about. The file's name tells everything by which a notice is looked for. Thread-safe.
 */
final class Intents {
  /**
   * One of them.
   *
   * @param number counts up for as long as any is there, so the oldest has the lowest
   */
  record Name(long number, Notice.Kind kind, Slug slug, String key) {
    private static final Pattern FORM =
        Pattern.compile("([0-9]{12})_(lead|gap)_([a-z0-9-]+)_([a-z0-9-]+)\\.json");

    private static Optional<Name> parse(Path file) {
      Matcher matcher = FORM.matcher(String.valueOf(file.getFileName()));
      return matcher.matches()
          ? Slug.parse(matcher.group(3))
              .map(
                  slug ->
                      new Name(
                          Long.parseLong(matcher.group(1)),
                          matcher.group(2).equals("lead")
                              ? Notice.Kind.LEAD
                              : Notice.Kind.KNOWLEDGE_GAP,
                          slug,
                          matcher.group(4)))
          : Optional.empty();
    }

    private String file() {
      String label =
          switch (kind) {
            case LEAD -> "lead";
            case KNOWLEDGE_GAP -> "gap";
          };
      return String.format(Locale.ROOT, "%012d_%s_%s_%s.json", number, label, slug, key);
    }
  }

  /**
   * What stands in it.
   *
   * @param record as on its line in the file of records
   */
  record Intent(Notice notice, JsonNode record) {}

  private record Entry(String subject, String text, String at, JsonNode record) {}

  private static final Logger LOG = LoggerFactory.getLogger(Intents.class);

  private final DataDirectory data;

  Intents(DataDirectory data) {
    this.data = data;
  }

  /** All that are there, the oldest first. */
  List<Name> list() {
    return FolderEntries.of(data.outbox()).stream()
        .flatMap(file -> Name.parse(file).stream())
        .sorted(Comparator.comparingLong(Name::number))
        .toList();
  }

  List<Name> list(Predicate<Name> condition) {
    return list().stream().filter(condition).toList();
  }

  /** What stands there, or empty when it is gone or damaged. */
  Optional<Intent> read(Name name) {
    Path file = data.outbox().resolve(name.file());
    return BoundedRead.of(file, JsonLine.MAX_BYTES).flatMap(content -> understood(name, content));
  }

  /** Adds one behind all others, durably. */
  Name put(Notice notice, JsonNode record) {
    String line =
        JsonLine.of(new Entry(notice.subject(), notice.text(), Moments.text(notice.at()), record));
    return data.alone(
        data.outbox(),
        () -> {
          data.create(data.outbox());
          long number = list().stream().mapToLong(Name::number).max().orElse(0) + 1;
          Name name = new Name(number, notice.kind(), notice.slug(), notice.key());
          data.files()
              .replace(
                  data.outbox().resolve(name.file()),
                  out -> out.write(JsonLine.bytes(line + "\n")));
          return name;
        });
  }

  /** Takes those out that are there, durably. */
  void delete(List<Name> names) {
    if (names.isEmpty()) {
      return;
    }
    data.alone(
        data.outbox(),
        () -> {
          List<Path> there =
              names.stream()
                  .map(name -> data.outbox().resolve(name.file()))
                  .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
                  .toList();
          there.forEach(data.files()::delete);
          return there;
        });
  }

  private Optional<Intent> understood(Name name, byte[] content) {
    try {
      Entry entry = JsonLine.read(content, Entry.class);
      if (!entry.record.isObject()) {
        throw new IOException("no record");
      }
      Instant at = Moments.of(entry.at);
      return Optional.of(
          new Intent(
              new Notice(name.key, name.slug, name.kind, entry.subject, entry.text, at),
              entry.record));
    } catch (IOException | RuntimeException e) {
      LOG.warn("Skipped what is damaged in {}: {}", data.outbox(), name.file());
      return Optional.empty();
    }
  }
}
