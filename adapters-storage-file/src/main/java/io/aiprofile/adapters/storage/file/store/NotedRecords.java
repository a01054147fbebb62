package io.aiprofile.adapters.storage.file.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.aiprofile.adapters.storage.file.store.Intents.Intent;
import io.aiprofile.adapters.storage.file.store.Intents.Name;
import io.aiprofile.adapters.storage.file.store.JsonLinesFile.Bound;
import io.aiprofile.adapters.storage.file.store.JsonLinesFile.Line;
import io.aiprofile.adapters.storage.file.store.JsonLinesFile.Turn;
import io.aiprofile.application.port.notify.Notice;
import io.aiprofile.application.port.storage.Gaps;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.domain.profile.Slug;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A profile's records of one kind, a line each, which come in together with a notice.
 *
 * <p>No file system changes two files in one step. So the record is first written into the outbox
 * beside its notice, in one file that appears whole or not at all; that is the moment from which
 * both are kept. Then the record's line is added to its file. When a crash comes between, whoever
 * next looks at either finds an intent whose record is missing and adds it; the record tells by
 * itself whether it is there already, so adding it twice changes nothing. Additions to one file
 * take turns and each completes the one before, so only the youngest intent can miss its record.
 */
final class NotedRecords {
  private static final int MAX_FILE_BYTES = 64 << 20;

  private static final Bound LEADS_BOUND =
      new Bound(MAX_FILE_BYTES, Integer.MAX_VALUE, NotedRecords::full);

  private static final Bound GAPS_BOUND =
      new Bound(MAX_FILE_BYTES, 2 * Gaps.KEPT, NotedRecords::youngest);

  private final Intents intents;
  private final Slug slug;
  private final Notice.Kind kind;
  private final JsonLinesFile file;

  NotedRecords(DataDirectory data, Intents intents, Slug slug, Notice.Kind kind) {
    this.intents = intents;
    this.slug = slug;
    this.kind = kind;
    this.file =
        switch (kind) {
          case LEAD -> file(data, slug, "leads.jsonl", LEADS_BOUND);
          case KNOWLEDGE_GAP -> file(data, slug, "gaps.jsonl", GAPS_BOUND);
        };
  }

  /**
   * Adds a record and its notice; both are durable when this returns.
   *
   * @return false, and nothing changed, when the same record is there already
   * @throws IllegalArgumentException when it is not the notice of such a record of this profile
   */
  boolean add(Object entry, Notice notice) {
    if (!notice.slug().equals(slug) || notice.kind() != kind) {
      throw new IllegalArgumentException("The notice is of something else than the record");
    }
    return add(
        entry,
        (record, turn) -> {
          Name intent = intents.put(notice, record);
          try {
            turn.add(JsonLine.of(record));
          } catch (RuntimeException e) {
            takeBack(intent, e);
            throw e;
          }
        });
  }

  /** As above, of a record of which nobody is to be told. */
  boolean add(Object entry) {
    return add(entry, (record, turn) -> turn.add(JsonLine.of(record)));
  }

  private boolean add(Object entry, BiConsumer<JsonNode, Turn> addition) {
    JsonNode record = JsonLine.tree(entry);
    return file.alone(
        turn -> {
          complete(turn);
          if (contains(record)) {
            return false;
          }
          addition.accept(record, turn);
          return true;
        });
  }

  /** The records as values of that kind, the latest first. */
  <T, R> List<R> list(Class<T> entry, Function<T, R> meaning) {
    complete();
    return file.read(entry, meaning).reversed();
  }

  /** Does what a crash kept an addition from doing. */
  void complete() {
    if (youngest().filter(record -> !contains(record)).isPresent()) {
      file.alone(
          turn -> {
            complete(turn); // looks again: it may have been an addition under way, or is erased
            return turn;
          });
    }
  }

  void erase() {
    if (file.exists() || !ours().isEmpty()) {
      file.alone(
          turn -> {
            intents.delete(ours()); // first, for an intent would bring its record back
            return turn.delete();
          });
    }
  }

  private void complete(Turn turn) {
    youngest()
        .filter(record -> !contains(record))
        .ifPresent(record -> turn.add(JsonLine.of(record)));
  }

  /** Should that fail as well, the addition is completed later: its outcome is then unknown. */
  private void takeBack(Name intent, RuntimeException failure) {
    try {
      intents.delete(List.of(intent));
    } catch (StorageFailure e) {
      failure.addSuppressed(e);
    }
  }

  /** The record that came into the outbox last. */
  private Optional<JsonNode> youngest() {
    return ours().reversed().stream()
        .flatMap(name -> intents.read(name).flatMap(Intent::record).stream())
        .findFirst();
  }

  private List<Name> ours() {
    return intents.list(name -> name.slug().equals(slug) && name.kind() == kind);
  }

  private boolean contains(JsonNode record) {
    return file.read(JsonNode.class, this::identity).contains(identity(record));
  }

  /** What no two records share. */
  private List<String> identity(JsonNode record) {
    String conversation = record.path("conversation").asText();
    return switch (kind) {
      case LEAD -> List.of(conversation);
      case KNOWLEDGE_GAP -> List.of(conversation, record.path("question").asText());
    };
  }

  /** Who wants to be contacted is never dropped. */
  private static List<Line> full(List<Line> lines) {
    throw new StorageFailure(
        StorageFailure.Kind.FULL,
        "A profile's " + lines.size() + " leads fill their file. Move leads.jsonl away.",
        null);
  }

  private static List<Line> youngest(List<Line> lines) {
    // One more, for that many younger ones let a gap be dropped.
    return lines.subList(Math.max(0, lines.size() - Gaps.KEPT - 1), lines.size());
  }

  private static JsonLinesFile file(DataDirectory data, Slug slug, String name, Bound bound) {
    return new JsonLinesFile(data, data.profile(slug), data.profile(slug).resolve(name), bound);
  }
}
