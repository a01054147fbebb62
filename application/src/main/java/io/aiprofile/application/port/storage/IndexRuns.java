package io.aiprofile.application.port.storage;

import io.aiprofile.domain.knowledge.IndexJob;
import io.aiprofile.domain.knowledge.IndexJob.Progress;
import io.aiprofile.domain.knowledge.IndexRun;
import io.aiprofile.domain.profile.Slug;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Runs of the indexer: at most one job a profile, shared by all nodes, and the history of those
 * that have ended. A job is worked on by who claimed it, for as long as it keeps saying so; then
 * anybody may claim it again. Of the history old runs may be dropped, at the earliest after 1,000
 * younger ones. Every method throws {@link StorageFailure} when the storage fails.
 */
public interface IndexRuns {
  /**
   * A job in the hands of one worker.
   *
   * @param number grows with each claim of a profile's jobs, so that a worker that was given up is
   *     told from the one that took over
   * @param repeats whether the job was asked for while its former run was under way
   */
  record Claim(IndexJob job, long number, boolean repeats) {}

  /**
   * Asks for a run, durably when this returns. One that waits stays, and is forced when either was;
   * one that is under way, or was cancelled, is followed by another that is not forced.
   *
   * @return false when one waits or is under way
   */
  boolean request(Slug slug, boolean forced, Instant at);

  /**
   * Claims the job that was asked for first, of those that wait or whose worker's time has run out;
   * empty when there is none. Of concurrent claims exactly one gets a job.
   *
   * @param until later than now; the job is the worker's until then
   */
  Optional<Claim> claim(Instant now, Instant until);

  /** The same for the job of one profile. */
  Optional<Claim> claim(Slug slug, Instant now, Instant until);

  /**
   * Tells how far a job is, visible to every node, and keeps it for longer.
   *
   * @return false when the job was cancelled or is not this worker's any more: stop
   */
  boolean advance(Claim claim, Progress progress, Instant until);

  /**
   * Ends a job and adds its run to the history, in one step where the storage can, so that a reader
   * who misses the job finds the run. A run that was asked for meanwhile waits afterwards. Does
   * nothing when the job is not this worker's any more.
   *
   * @param run empty when there is nothing to tell of it
   */
  void finish(Claim claim, Optional<IndexRun> run);

  /** The profile's job, waiting or under way. */
  Optional<IndexJob> underway(Slug slug);

  /** Every job, the one asked for first at the front. */
  List<IndexJob> underway();

  /** Asks a job to stop, durably when this returns; false when there is none. */
  boolean cancel(Slug slug);

  /** Adds a run that has ended to the history, durably when this returns. */
  void add(IndexRun run);

  /**
   * The runs added last, the latest first.
   *
   * @param limit at least 1
   */
  List<IndexRun> recent(int limit);

  /** The same of one profile; empty for an unknown one. */
  List<IndexRun> recent(Slug slug, int limit);

  /**
   * Removes a profile's job and runs, durably; a worker is told to stop. Does nothing when there
   * are none.
   */
  void erase(Slug slug);
}
