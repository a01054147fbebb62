package io.aiprofile.adapters.storage.file.store;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.aiprofile.adapters.storage.file.store.JsonLinesFile.Bound;
import io.aiprofile.adapters.storage.file.store.JsonLinesFile.Line;
import io.aiprofile.application.port.storage.Conversations;
import io.aiprofile.domain.chat.Answer;
import io.aiprofile.domain.chat.Citation;
import io.aiprofile.domain.chat.Conversation;
import io.aiprofile.domain.chat.ConversationId;
import io.aiprofile.domain.chat.Ending;
import io.aiprofile.domain.chat.Exchange;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.Sentence;
import io.aiprofile.domain.chat.VisitorId;
import io.aiprofile.domain.document.ContentHash;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.knowledge.ChunkId;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What visitors asked in {@code profiles/{slug}/conversations/{visitor}.jsonl}, a line per
 * exchange. A visitor's oldest conversations are dropped when they would take more than 4 MB.
 */
public final class FileConversations implements Conversations {
  private static final int MAX_FILE_BYTES = 4 << 20;
  private static final String ENDING = ".jsonl";

  /** Half of what may be, so that a file is rewritten only every so many exchanges. */
  private static final int KEPT_BYTES = MAX_FILE_BYTES / 2;

  private static final Bound BOUND =
      new Bound(MAX_FILE_BYTES, Integer.MAX_VALUE, FileConversations::youngest);

  /**
   * @param complete all that earlier versions said about the ending, and understand of it
   */
  private record Entry(
      String conversation,
      String at,
      String question,
      boolean complete,
      @JsonSetter(nulls = Nulls.AS_EMPTY) String ending,
      String mode,
      List<Said> sentences,
      List<Source> citations,
      List<String> followUps) {}

  private record Said(String text, List<Integer> markers) {}

  private record Source(
      int marker, String chunk, String document, String section, int page, String quote) {}

  private record Kept(ConversationId id, Exchange exchange) {}

  private final DataDirectory data;

  @Inject
  public FileConversations(DataDirectory data) {
    this.data = data;
  }

  @Override
  public void append(Slug slug, VisitorId visitor, ConversationId id, Exchange exchange) {
    file(slug, visitor).add(entry(id, exchange));
  }

  @Override
  public Optional<Conversation> find(Slug slug, VisitorId visitor, ConversationId id) {
    return of(id, kept(slug, visitor));
  }

  @Override
  public Optional<Conversation> latest(Slug slug, VisitorId visitor) {
    List<Kept> kept = kept(slug, visitor);
    return kept.isEmpty() ? Optional.empty() : of(kept.getLast().id, kept);
  }

  @Override
  public void read(Slug slug, Reader reader) {
    for (VisitorId visitor : visitors(slug)) {
      kept(slug, visitor).forEach(one -> reader.exchange(visitor, one.id, one.exchange));
    }
  }

  @Override
  public boolean forget(Slug slug, VisitorId visitor) {
    return file(slug, visitor).delete();
  }

  @Override
  public void erase(Slug slug) {
    data.erase(data.profile(slug), data.conversations(slug));
  }

  private List<VisitorId> visitors(Slug slug) {
    return FolderEntries.of(data.conversations(slug)).stream()
        .flatMap(file -> visitor(file).stream())
        .toList();
  }

  /** Whose file it is; empty for one that nobody reads. */
  static Optional<VisitorId> visitor(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(ENDING)
        ? VisitorId.parse(name.substring(0, name.length() - ENDING.length()))
        : Optional.empty();
  }

  private List<Kept> kept(Slug slug, VisitorId visitor) {
    return file(slug, visitor).read(Entry.class, FileConversations::kept);
  }

  private static Optional<Conversation> of(ConversationId id, List<Kept> kept) {
    List<Exchange> exchanges =
        kept.stream().filter(one -> one.id.equals(id)).map(Kept::exchange).toList();
    return exchanges.isEmpty() ? Optional.empty() : Optional.of(new Conversation(id, exchanges));
  }

  /**
   * The conversations that were added to last, whole; of a single one that is too long, its end.
   */
  private static List<Line> youngest(List<Line> lines) {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    for (Line line : lines.reversed()) {
      sizes.merge(conversation(line), line.sizeBytes(), Integer::sum);
    }
    Set<String> kept = new HashSet<>();
    int room = KEPT_BYTES;
    for (Map.Entry<String, Integer> conversation : sizes.entrySet()) {
      room -= conversation.getValue();
      if (room >= 0 || kept.isEmpty()) {
        kept.add(conversation.getKey());
      }
    }
    return end(lines.stream().filter(line -> kept.contains(conversation(line))).toList());
  }

  private static List<Line> end(List<Line> lines) {
    int first = lines.size();
    int room = KEPT_BYTES;
    while (first > 0 && room >= lines.get(first - 1).sizeBytes()) {
      first--;
      room -= lines.get(first).sizeBytes();
    }
    return lines.subList(first, lines.size());
  }

  private static String conversation(Line line) {
    return line.json().path("conversation").asText();
  }

  private static Entry entry(ConversationId id, Exchange exchange) {
    Answer answer = exchange.answer();
    return new Entry(
        id.value(),
        exchange.at().truncatedTo(ChronoUnit.MILLIS).toString(),
        exchange.question().text(),
        exchange.ending() == Ending.COMPLETE,
        exchange.ending().name().toLowerCase(Locale.ROOT),
        answer.mode().name().toLowerCase(Locale.ROOT),
        answer.sentences().stream().map(said -> new Said(said.text(), said.markers())).toList(),
        answer.citations().stream().map(FileConversations::source).toList(),
        exchange.followUps().stream().map(Question::text).toList());
  }

  private static Source source(Citation citation) {
    return new Source(
        citation.marker(),
        citation.chunk().hash().hex(),
        citation.document().value(),
        citation.section(),
        citation.page(),
        citation.quote());
  }

  /** Throws something for a line that readers skip. */
  static void understand(byte[] line) throws IOException {
    kept(JsonLine.read(line, Entry.class));
  }

  private static Kept kept(Entry entry) {
    Answer answer =
        new Answer(
            Answer.Mode.valueOf(entry.mode.toUpperCase(Locale.ROOT)),
            entry.sentences.stream().map(said -> new Sentence(said.text, said.markers)).toList(),
            entry.citations.stream().map(FileConversations::citation).toList());
    return new Kept(
        new ConversationId(entry.conversation),
        new Exchange(
            new Question(entry.question),
            answer,
            entry.followUps.stream().map(Question::new).toList(),
            ending(entry),
            Instant.parse(entry.at)));
  }

  private static Ending ending(Entry entry) {
    if (entry.ending.isEmpty()) {
      return entry.complete ? Ending.COMPLETE : Ending.STOPPED;
    }
    return Ending.valueOf(entry.ending.toUpperCase(Locale.ROOT));
  }

  private static Citation citation(Source source) {
    return new Citation(
        source.marker,
        new ChunkId(new ContentHash(source.chunk)),
        new FileName(source.document),
        source.section,
        source.page,
        source.quote);
  }

  private JsonLinesFile file(Slug slug, VisitorId visitor) {
    return new JsonLinesFile(
        data,
        data.profile(slug),
        data.conversations(slug).resolve(visitor.value() + ENDING),
        BOUND);
  }
}
