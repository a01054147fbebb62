package io.aiprofile.application.memory;

import io.aiprofile.application.port.storage.IndexRuns;
import io.aiprofile.domain.knowledge.IndexJob;
import io.aiprofile.domain.knowledge.IndexJob.Progress;
import io.aiprofile.domain.knowledge.IndexRun;
import io.aiprofile.domain.profile.Slug;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jobs and the history of index runs for as long as this object lives. Thread-safe. */
public final class InMemoryIndexRuns implements IndexRuns {
  private static final int MAX_KEPT = 1_001;

  /**
   * @param heldUntil {@link Instant#MIN} while nobody works on it
   */
  private record Held(
      IndexJob job,
      long number,
      Instant heldUntil,
      boolean repeats,
      boolean cancelled,
      boolean again,
      Instant againAt) {
    boolean isFree(Instant now) {
      return !heldUntil.isAfter(now);
    }
  }

  /** Of all claims, so that a worker of a former job is never taken for one of the next. */
  private long lastNumber;

  /** The one asked for first at the front. */
  private final Map<Slug, Held> jobs = new LinkedHashMap<>();

  /** The latest first. */
  private final Deque<IndexRun> runs = new ArrayDeque<>();

  @Override
  public synchronized boolean request(Slug slug, boolean forced, Instant at) {
    Instant asked = at.truncatedTo(ChronoUnit.MILLIS);
    Held known = jobs.get(slug);
    if (known == null) {
      jobs.put(slug, waiting(slug, forced, asked, 0, false));
      return true;
    }
    boolean waits = known.heldUntil.equals(Instant.MIN) && !known.cancelled;
    IndexJob job = known.job;
    jobs.put(
        slug,
        waits
            ? waiting(slug, job.forced() || forced, job.requestedAt(), known.number, known.repeats)
            : new Held(
                job, known.number, known.heldUntil, known.repeats, known.cancelled, true, asked));
    return false;
  }

  @Override
  public synchronized Optional<Claim> claim(Instant now, Instant until) {
    return jobs.values().stream()
        .filter(held -> held.isFree(now))
        .findFirst()
        .map(held -> claimed(held, until));
  }

  @Override
  public synchronized Optional<Claim> claim(Slug slug, Instant now, Instant until) {
    return Optional.ofNullable(jobs.get(slug))
        .filter(held -> held.isFree(now))
        .map(held -> claimed(held, until));
  }

  @Override
  public synchronized boolean advance(Claim claim, Progress progress, Instant until) {
    Optional<Held> held = held(claim);
    held.ifPresent(
        one ->
            jobs.put(
                one.job.slug(),
                new Held(
                    new IndexJob(
                        one.job.slug(),
                        one.job.forced(),
                        one.job.requestedAt(),
                        Optional.of(progress)),
                    one.number,
                    until,
                    one.repeats,
                    one.cancelled,
                    one.again,
                    one.againAt)));
    return held.filter(one -> !one.cancelled).isPresent();
  }

  @Override
  public synchronized void finish(Claim claim, Optional<IndexRun> run) {
    held(claim)
        .ifPresent(
            held -> {
              run.ifPresent(this::add);
              Slug slug = held.job.slug();
              jobs.remove(slug);
              if (held.again) {
                jobs.put(slug, waiting(slug, false, held.againAt, held.number, true));
              }
            });
  }

  @Override
  public synchronized Optional<IndexJob> underway(Slug slug) {
    return Optional.ofNullable(jobs.get(slug)).map(Held::job);
  }

  @Override
  public synchronized List<IndexJob> underway() {
    return jobs.values().stream().map(Held::job).toList();
  }

  @Override
  public synchronized boolean cancel(Slug slug) {
    return jobs.computeIfPresent(
            slug,
            (key, held) ->
                new Held(
                    held.job, held.number, held.heldUntil, held.repeats, true, false, held.againAt))
        != null;
  }

  @Override
  public synchronized void add(IndexRun run) {
    runs.addFirst(
        new IndexRun(
            run.slug(),
            run.startedAt().truncatedTo(ChronoUnit.MILLIS),
            run.endedAt().truncatedTo(ChronoUnit.MILLIS),
            run.result(),
            run.documents(),
            run.chunks(),
            run.embedded(),
            run.unreadable()));
    if (runs.size() > MAX_KEPT) {
      runs.removeLast();
    }
  }

  @Override
  public synchronized List<IndexRun> recent(int limit) {
    return runs.stream().limit(limit).toList();
  }

  @Override
  public synchronized List<IndexRun> recent(Slug slug, int limit) {
    return runs.stream().filter(run -> run.slug().equals(slug)).limit(limit).toList();
  }

  @Override
  public synchronized void erase(Slug slug) {
    jobs.remove(slug);
    runs.removeIf(run -> run.slug().equals(slug));
  }

  private Claim claimed(Held held, Instant until) {
    Held mine =
        new Held(
            held.job, ++lastNumber, until, held.repeats, held.cancelled, held.again, held.againAt);
    jobs.put(held.job.slug(), mine);
    return new Claim(mine.job, mine.number, mine.repeats);
  }

  private Optional<Held> held(Claim claim) {
    return Optional.ofNullable(jobs.get(claim.job().slug()))
        .filter(held -> held.number == claim.number());
  }

  private static Held waiting(Slug slug, boolean forced, Instant at, long number, boolean repeats) {
    IndexJob job = new IndexJob(slug, forced, at, Optional.empty());
    return new Held(job, number, Instant.MIN, repeats, false, false, at);
  }
}
