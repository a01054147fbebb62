package io.aiprofile.application.memory;

import io.aiprofile.application.port.notify.Notice;
import io.aiprofile.application.port.storage.Gaps;
import io.aiprofile.domain.chat.KnowledgeGap;
import io.aiprofile.domain.profile.Slug;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gaps for as long as this object lives; their notices go into the outbox. Thread-safe. */
public final class InMemoryGaps implements Gaps {
  private final InMemoryOutbox outbox;

  /** The oldest first; guarded by the outbox. */
  private final Map<Slug, List<KnowledgeGap>> kept = new HashMap<>();

  public InMemoryGaps(InMemoryOutbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public boolean add(Slug slug, KnowledgeGap gap, Notice notice) {
    InMemoryOutbox.requireNoticeOf(slug, Notice.Kind.KNOWLEDGE_GAP, notice);
    synchronized (outbox) {
      boolean added = add(slug, gap);
      if (added) {
        outbox.put(notice);
      }
      return added;
    }
  }

  @Override
  public boolean add(Slug slug, KnowledgeGap gap) {
    synchronized (outbox) {
      List<KnowledgeGap> gaps = kept.computeIfAbsent(slug, unknown -> new ArrayList<>());
      if (gaps.stream().anyMatch(one -> isSame(one, gap))) {
        return false;
      }
      gaps.add(
          new KnowledgeGap(
              gap.conversation(), gap.question(), gap.at().truncatedTo(ChronoUnit.MILLIS)));
      if (gaps.size() > KEPT + 1) {
        gaps.removeFirst();
      }
      return true;
    }
  }

  @Override
  public List<KnowledgeGap> list(Slug slug) {
    synchronized (outbox) {
      return List.copyOf(kept.getOrDefault(slug, List.of()).reversed());
    }
  }

  @Override
  public void erase(Slug slug) {
    synchronized (outbox) {
      kept.remove(slug);
      outbox.erase(slug, Notice.Kind.KNOWLEDGE_GAP);
    }
  }

  private static boolean isSame(KnowledgeGap one, KnowledgeGap other) {
    return one.conversation().equals(other.conversation())
        && one.question().equals(other.question());
  }
}
