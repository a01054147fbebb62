package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.adapters.storage.file.store.IndexJobsFile.Job;
import io.aiprofile.application.port.storage.IndexRuns.Claim;
import io.aiprofile.domain.knowledge.IndexJob;
import io.aiprofile.domain.knowledge.IndexJob.Progress;
import io.aiprofile.domain.profile.Slug;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The jobs of a data folder, and who in this process works on them. Thread-safe. */
final class IndexJobs {
  /**
   * A worker's hold of a job.
   *
   * @param number of the claim
   */
  private record Work(long number, Instant until, Optional<Progress> progress) {}

  /** Who works on what, for everybody who has the folder open. */
  private static final class Workers {
    private final ReentrantLock turn = new ReentrantLock();
    private final Map<Slug, Work> works = new HashMap<>();
    private long lastNumber;
  }

  private final IndexJobsFile file;
  private final Workers workers;
  private final Map<Slug, Work> works;

  IndexJobs(DataDirectory data) {
    this.file = new IndexJobsFile(data);
    this.workers = data.shared(Workers.class, Workers::new);
    this.works = workers.works;
  }

  boolean request(Slug slug, boolean forced, Instant at) {
    return alone(
        () -> {
          Optional<Job> known = file.find(slug);
          if (known.isEmpty()) {
            file.put(Job.asked(slug, forced, at));
            return true;
          }
          boolean waits = !works.containsKey(slug) && !known.get().cancelled();
          file.put(waits ? known.get().orForced(forced) : known.get().again(at));
          return false;
        });
  }

  Optional<Claim> claim(Predicate<Job> condition, Instant now, Instant until) {
    return alone(
        () ->
            file.list().stream()
                .filter(job -> condition.test(job) && isFree(job, now))
                .findFirst()
                .map(job -> claim(job, until)));
  }

  boolean advance(Claim claim, Progress progress, Instant until) {
    return alone(
        () -> {
          Optional<Job> job = held(claim);
          job.ifPresent(
              one -> works.put(one.slug(), new Work(claim.number(), until, Optional.of(progress))));
          return job.filter(one -> !one.cancelled()).isPresent();
        });
  }

  /**
   * @param telling what is done before the job is gone, if it is still that worker's
   */
  void finish(Claim claim, Runnable telling) {
    alone(
        () -> {
          Optional<Job> job = held(claim);
          if (job.isPresent()) {
            telling.run();
            file.end(job.get());
            works.remove(job.get().slug());
          }
          return job;
        });
  }

  List<IndexJob> list() {
    return alone(() -> file.list().stream().map(this::described).toList());
  }

  boolean cancel(Slug slug) {
    return change(slug, Job::stopped);
  }

  void erase(Slug slug) {
    alone(
        () -> {
          file.find(slug).ifPresent(file::remove);
          return works.remove(slug);
        });
  }

  private boolean change(Slug slug, UnaryOperator<Job> change) {
    return alone(
        () -> {
          Optional<Job> job = file.find(slug);
          job.map(change).ifPresent(file::put);
          return job.isPresent();
        });
  }

  private Claim claim(Job job, Instant until) {
    workers.lastNumber++;
    works.put(
        job.slug(),
        new Work(
            workers.lastNumber,
            until,
            Optional.ofNullable(works.get(job.slug())).flatMap(Work::progress)));
    return new Claim(described(job), workers.lastNumber, job.repeats());
  }

  private boolean isFree(Job job, Instant now) {
    Work work = works.get(job.slug());
    return work == null || !work.until.isAfter(now);
  }

  private Optional<Job> held(Claim claim) {
    Work work = works.get(claim.job().slug());
    return work != null && work.number == claim.number()
        ? file.find(claim.job().slug())
        : Optional.empty();
  }

  private IndexJob described(Job job) {
    Optional<Progress> progress =
        Optional.ofNullable(works.get(job.slug())).flatMap(Work::progress);
    return new IndexJob(job.slug(), job.forced(), job.requestedAt(), progress);
  }

  private <T> T alone(Supplier<T> work) {
    workers.turn.lock();
    try {
      return work.get();
    } finally {
      workers.turn.unlock();
    }
  }
}
