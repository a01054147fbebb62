package io.aiprofile.adapters.storage.file.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.application.port.storage.StorageFailure.Kind;
import io.aiprofile.domain.profile.Slug;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Jobs that were asked for, a line each, the one asked for first at the front, in a file that is
 * replaced as a whole. For one thread at a time.
 */
final class IndexJobsFile {
  /**
   * A job.
   *
   * @param repeats whether it was asked for during a run
   * @param againAt when it was asked for again since it is under way or cancelled
   */
  record Job(
      Slug slug,
      boolean forced,
      Instant requestedAt,
      boolean repeats,
      boolean cancelled,
      Optional<Instant> againAt) {

    static Job asked(Slug slug, boolean forced, Instant at) {
      return new Job(slug, forced, at, false, false, Optional.empty());
    }

    Job orForced(boolean also) {
      return new Job(slug, forced || also, requestedAt, repeats, cancelled, againAt);
    }

    Job again(Instant at) {
      return new Job(slug, forced, requestedAt, repeats, cancelled, Optional.of(at));
    }

    Job stopped() {
      return new Job(slug, forced, requestedAt, repeats, true, Optional.empty());
    }

    /** What is to be done when this has ended. */
    Optional<Job> next() {
      return againAt.map(at -> new Job(slug, false, at, true, false, Optional.empty()));
    }
  }

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record Entry(
      String slug,
      boolean forced,
      String requestedAt,
      boolean repeats,
      boolean cancelled,
      @JsonSetter(nulls = Nulls.AS_EMPTY) String againAt) {}

  private static final int MAX_FILE_BYTES = 64 << 20;

  private final DataDirectory data;
  private final Path file;

  IndexJobsFile(DataDirectory data) {
    this.data = data;
    this.file = data.system().resolve("index_jobs.jsonl");
  }

  List<Job> list() {
    String content =
        BoundedRead.of(file, MAX_FILE_BYTES)
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            .orElse("");
    return content.lines().filter(line -> !line.isBlank()).map(this::job).toList();
  }

  Optional<Job> find(Slug slug) {
    return list().stream().filter(job -> job.slug.equals(slug)).findFirst();
  }

  /** Takes the place of the profile's job, or comes last; durable. */
  void put(Job job) {
    List<Job> jobs = new ArrayList<>(list());
    boolean there = jobs.stream().anyMatch(one -> one.slug.equals(job.slug));
    if (there) {
      jobs.replaceAll(one -> one.slug.equals(job.slug) ? job : one);
    } else {
      jobs.add(job);
    }
    write(jobs);
  }

  /** Leaves what is to be done next, durably, behind all others. */
  void end(Job job) {
    List<Job> jobs = without(job);
    job.next().ifPresent(jobs::add);
    write(jobs);
  }

  void remove(Job job) {
    write(without(job));
  }

  private List<Job> without(Job job) {
    List<Job> jobs = new ArrayList<>(list());
    jobs.removeIf(one -> one.slug.equals(job.slug));
    return jobs;
  }

  private void write(List<Job> jobs) {
    data.files()
        .replace(
            file,
            out -> {
              for (Job job : jobs) {
                out.write(JsonLine.bytes(JsonLine.of(entry(job)) + "\n"));
              }
            });
  }

  private static Entry entry(Job job) {
    return new Entry(
        job.slug.value(),
        job.forced,
        Moments.text(job.requestedAt),
        job.repeats,
        job.cancelled,
        job.againAt.map(Moments::text).orElse(""));
  }

  private Job job(String line) {
    try {
      Entry entry = JsonLine.read(JsonLine.bytes(line), Entry.class);
      return new Job(
          new Slug(entry.slug),
          entry.forced,
          Moments.of(entry.requestedAt),
          entry.repeats,
          entry.cancelled,
          entry.againAt.isEmpty() ? Optional.empty() : Optional.of(Moments.of(entry.againAt)));
    } catch (IOException | RuntimeException e) {
      throw new StorageFailure(
          Kind.DAMAGED, file + " holds what is no job. Delete it and ask for indexing again.", e);
    }
  }
}
