package io.aiprofile.application.chat;

import io.aiprofile.application.notify.DeliverNotices;
import io.aiprofile.application.port.notify.Notice;
import io.aiprofile.application.port.storage.Gaps;
import io.aiprofile.domain.chat.KnowledgeGap;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.VisitorId;
import io.aiprofile.domain.document.ContentHash;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/**
 * Keeps a question that the documents do not answer for the professional, in the visitor's own
 * words, once per conversation, capped per visitor.
 */
@Singleton
public final class RecordGap {
  private static final int PER_VISITOR_PER_DAY = 20;

  private record VisitorAtProfile(VisitorId visitor, Slug slug) {}

  private final Gaps gaps;
  private final DeliverNotices deliver;
  private final InstantSource clock;
  private final DailyCap<VisitorAtProfile> visitors;

  @Inject
  public RecordGap(Gaps gaps, DeliverNotices deliver, InstantSource clock) {
    this.gaps = gaps;
    this.deliver = deliver;
    this.clock = clock;
    this.visitors = new DailyCap<>(PER_VISITOR_PER_DAY, clock);
  }

  /** Returns false when it is known already, or the visitor had enough kept today. */
  public boolean record(Asker.Visitor visitor, Question question) {
    if (!visitors.take(new VisitorAtProfile(visitor.id(), visitor.slug()))) {
      return false;
    }
    KnowledgeGap gap = new KnowledgeGap(visitor.conversation(), question, clock.instant());
    boolean added = gaps.add(visitor.slug(), gap, notice(visitor.slug(), gap));
    if (added) {
      deliver.soon();
    }
    return added;
  }

  /** Forgets all of a profile. */
  void erase(Slug slug) {
    gaps.erase(slug);
  }

  private static Notice notice(Slug slug, KnowledgeGap gap) {
    return new Notice(
        "gap-"
            + gap.conversation()
            + "-"
            + ContentHash.of(gap.question().text()).hex().substring(0, 16),
        slug,
        Notice.Kind.KNOWLEDGE_GAP,
        "A question that your documents do not answer",
        gap.question().text(),
        gap.at());
  }
}
