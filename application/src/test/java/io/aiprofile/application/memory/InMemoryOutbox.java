package io.aiprofile.application.memory;

import io.aiprofile.application.port.notify.Notice;
import io.aiprofile.application.port.storage.Outbox;
import io.aiprofile.domain.profile.Slug;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Notices that wait for as long as this object lives. Thread-safe; who keeps a record and its
 * notice in one step holds this object's monitor meanwhile.
 */
public final class InMemoryOutbox implements Outbox {
  /** Due since ever. */
  private static final Instant AT_ONCE = Instant.EPOCH;

  /** The oldest first. */
  private final List<Letter> waiting = new ArrayList<>();

  @Override
  public synchronized List<Letter> claim(int limit, Instant now, Instant until) {
    List<Letter> claimed = new ArrayList<>();
    for (int at = 0; at < waiting.size() && claimed.size() < limit; at++) {
      Letter letter = waiting.get(at);
      if (letter.due().filter(due -> !due.isAfter(now)).isPresent()) {
        Letter held =
            new Letter(letter.notice(), letter.failures(), millis(until), letter.problem());
        waiting.set(at, held);
        claimed.add(held);
      }
    }
    return claimed;
  }

  @Override
  public synchronized void told(String key) {
    waiting.removeIf(letter -> letter.notice().key().equals(key));
  }

  @Override
  public synchronized void failed(Letter claimed, String problem, Optional<Instant> next) {
    waiting.replaceAll(
        letter ->
            letter.equals(claimed)
                ? new Letter(
                    letter.notice(),
                    letter.failures() + 1,
                    next.flatMap(InMemoryOutbox::millis),
                    problem)
                : letter);
  }

  @Override
  public synchronized List<Letter> letters(int limit) {
    return waiting.stream().limit(limit).toList();
  }

  @Override
  public synchronized boolean revive(String key, Instant due) {
    boolean there = waiting.stream().anyMatch(letter -> letter.notice().key().equals(key));
    waiting.replaceAll(
        letter ->
            letter.notice().key().equals(key)
                ? new Letter(letter.notice(), 0, millis(due), "")
                : letter);
    return there;
  }

  @Override
  public synchronized void put(Letter letter) {
    Letter kept =
        new Letter(
            asKept(letter.notice()),
            letter.failures(),
            letter.due().flatMap(InMemoryOutbox::millis),
            letter.problem());
    boolean there =
        waiting.stream().anyMatch(one -> one.notice().key().equals(kept.notice().key()));
    if (there) {
      waiting.replaceAll(one -> one.notice().key().equals(kept.notice().key()) ? kept : one);
    } else {
      waiting.add(kept);
    }
  }

  synchronized void put(Notice notice) {
    put(new Letter(notice, 0, Optional.of(AT_ONCE), ""));
  }

  static void requireNoticeOf(Slug slug, Notice.Kind kind, Notice notice) {
    if (!notice.slug().equals(slug) || notice.kind() != kind) {
      throw new IllegalArgumentException("The notice is of something else than the record");
    }
  }

  synchronized void erase(Slug slug, Notice.Kind kind) {
    waiting.removeIf(
        letter -> letter.notice().slug().equals(slug) && letter.notice().kind() == kind);
  }

  private static Notice asKept(Notice notice) {
    return new Notice(
        notice.key(),
        notice.slug(),
        notice.kind(),
        notice.subject(),
        notice.text(),
        notice.at().truncatedTo(ChronoUnit.MILLIS));
  }

  private static Optional<Instant> millis(Instant moment) {
    return Optional.of(moment.truncatedTo(ChronoUnit.MILLIS));
  }
}
