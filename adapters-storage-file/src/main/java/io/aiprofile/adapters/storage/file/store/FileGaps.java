package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.application.port.notify.Notice;
import io.aiprofile.application.port.storage.Gaps;
import io.aiprofile.domain.chat.ConversationId;
import io.aiprofile.domain.chat.KnowledgeGap;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;

/**
 * Gaps in {@code profiles/{slug}/gaps.jsonl}, a line each. When there are 2,000, the last 1,000
 * stay.
 */
public final class FileGaps implements Gaps {
  private record Entry(String conversation, String at, String question) {}

  private final DataDirectory data;
  private final Intents intents;

  @Inject
  public FileGaps(DataDirectory data) {
    this.data = data;
    this.intents = new Intents(data);
  }

  @Override
  public boolean add(Slug slug, KnowledgeGap gap, Notice notice) {
    return records(slug).add(entry(gap), notice);
  }

  @Override
  public boolean add(Slug slug, KnowledgeGap gap) {
    return records(slug).add(entry(gap));
  }

  @Override
  public List<KnowledgeGap> list(Slug slug) {
    return records(slug).list(Entry.class, FileGaps::gap);
  }

  @Override
  public void erase(Slug slug) {
    records(slug).erase();
  }

  private NotedRecords records(Slug slug) {
    return new NotedRecords(data, intents, slug, Notice.Kind.KNOWLEDGE_GAP);
  }

  private static Entry entry(KnowledgeGap gap) {
    return new Entry(gap.conversation().value(), Moments.text(gap.at()), gap.question().text());
  }

  /** Throws something for a line that readers skip. */
  static void understand(byte[] line) throws IOException {
    gap(JsonLine.read(line, Entry.class));
  }

  private static KnowledgeGap gap(Entry entry) {
    return new KnowledgeGap(
        new ConversationId(entry.conversation), new Question(entry.question), Moments.of(entry.at));
  }
}
