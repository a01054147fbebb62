package io.aiprofile.adapters.storage.file.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.aiprofile.application.port.notify.Notice;
import io.aiprofile.application.port.storage.Outbox.Letter;
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
 * Letters in {@code system/outbox/}, each in a file of its own together with the whole record that
 * it is about. The file's name tells everything by which a letter is looked for. Thread-safe.
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

    static Optional<Name> parse(Path file) {
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
   * @param record as on its line in the file of records; empty when it is there for certain
   */
  record Intent(Letter letter, Optional<JsonNode> record) {}

  /**
   * All but the first three are empty in what never failed.
   *
   * @param due empty also for a dead letter
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record Entry(
      @JsonInclude String subject,
      @JsonInclude String text,
      String at,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY)
          int failures,
      @JsonSetter(nulls = Nulls.AS_EMPTY) String due,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY)
          boolean dead,
      @JsonSetter(nulls = Nulls.AS_EMPTY) String problem,
      @JsonInclude JsonNode record) {}

  /** When what never failed is due. */
  static final Instant AT_ONCE = Instant.EPOCH;

  private static final Logger LOG = LoggerFactory.getLogger(Intents.class);

  private final DataDirectory data;
  private final OutboxClaims claims;

  Intents(DataDirectory data) {
    this.data = data;
    this.claims = data.shared(OutboxClaims.class, OutboxClaims::new);
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
    return BoundedRead.of(path(name), JsonLine.MAX_BYTES)
        .flatMap(content -> understood(name, content));
  }

  /** Adds one behind all others, or in place of one with its key; durable. */
  Name put(Notice notice, JsonNode record) {
    return put(new Intent(new Letter(notice, 0, Optional.of(AT_ONCE), ""), Optional.of(record)));
  }

  /** As above. */
  Name put(Intent intent) {
    Notice notice = intent.letter.notice();
    return data.alone(
        data.outbox(),
        () -> {
          data.create(data.outbox());
          List<Name> former = list(name -> name.key.equals(notice.key()));
          long number = former.isEmpty() ? nextNumber() : former.getFirst().number;
          Name name = new Name(number, notice.kind(), notice.slug(), notice.key());
          claims.giveBack(name); // one of the same name may have been claimed, and erased since
          write(name, intent);
          former.stream()
              .filter(one -> !one.equals(name))
              .map(this::path)
              .forEach(data.files()::delete);
          return name;
        });
  }

  private long nextNumber() {
    return list().stream().mapToLong(Name::number).max().orElse(0) + 1;
  }

  /** Writes in place of one, durably; does nothing when that is gone. */
  void replace(Name name, Intent intent) {
    data.alone(
        data.outbox(),
        () -> {
          if (isThere(path(name))) {
            write(name, intent);
          }
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
          List<Path> there = names.stream().map(this::path).filter(Intents::isThere).toList();
          there.forEach(data.files()::delete);
          return there;
        });
  }

  private void write(Name name, Intent intent) {
    byte[] line = JsonLine.bytes(JsonLine.of(entry(intent)) + "\n");
    data.files().replace(path(name), out -> out.write(line));
  }

  private Path path(Name name) {
    return data.outbox().resolve(name.file());
  }

  private static boolean isThere(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static Entry entry(Intent intent) {
    Letter letter = intent.letter;
    return new Entry(
        letter.notice().subject(),
        letter.notice().text(),
        Moments.text(letter.notice().at()),
        letter.failures(),
        letter.due().filter(due -> !due.equals(AT_ONCE)).map(Moments::text).orElse(""),
        letter.due().isEmpty(),
        letter.problem(),
        intent.record.orElseGet(NullNode::getInstance));
  }

  private Optional<Intent> understood(Name name, byte[] content) {
    try {
      Entry entry = JsonLine.read(content, Entry.class);
      if (!entry.record.isObject() && !entry.record.isNull()) {
        throw new IOException("no record");
      }
      Notice notice =
          new Notice(
              name.key, name.slug, name.kind, entry.subject, entry.text, Moments.of(entry.at));
      return Optional.of(
          new Intent(
              new Letter(notice, entry.failures, due(entry), entry.problem),
              Optional.of(entry.record).filter(JsonNode::isObject)));
    } catch (IOException | RuntimeException e) {
      LOG.warn("Skipped what is damaged in {}: {}", data.outbox(), name.file());
      return Optional.empty();
    }
  }

  private static Optional<Instant> due(Entry entry) {
    if (entry.dead) {
      return Optional.empty();
    }
    return Optional.of(entry.due.isEmpty() ? AT_ONCE : Moments.of(entry.due));
  }
}
