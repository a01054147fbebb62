package io.aiprofile.application.memory;

import io.aiprofile.application.port.notify.Notice;
import io.aiprofile.application.port.storage.Outbox;
import io.aiprofile.domain.profile.Slug;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Notices that wait for as long as this object lives. Thread-safe; who keeps a record and its
 * notice in one step holds this object's monitor meanwhile.
 */
public final class InMemoryOutbox implements Outbox {
  /** The oldest first. */
  private final List<Notice> waiting = new ArrayList<>();

  @Override
  public synchronized List<Notice> pending(int limit) {
    return waiting.stream().limit(limit).toList();
  }

  @Override
  public synchronized void told(String key) {
    waiting.removeIf(notice -> notice.key().equals(key));
  }

  synchronized void put(Notice notice) {
    waiting.add(
        new Notice(
            notice.key(),
            notice.slug(),
            notice.kind(),
            notice.subject(),
            notice.text(),
            notice.at().truncatedTo(ChronoUnit.MILLIS)));
  }

  static void requireNoticeOf(Slug slug, Notice.Kind kind, Notice notice) {
    if (!notice.slug().equals(slug) || notice.kind() != kind) {
      throw new IllegalArgumentException("The notice is of something else than the record");
    }
  }

  synchronized void erase(Slug slug, Notice.Kind kind) {
    waiting.removeIf(notice -> notice.slug().equals(slug) && notice.kind() == kind);
  }
}
