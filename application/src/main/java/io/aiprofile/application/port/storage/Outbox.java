package io.aiprofile.application.port.storage;

import io.aiprofile.application.port.notify.Notice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Notices that are still to be told; they come in with the records they are about. Shared by nodes:
 * who wants to tell a notice claims it first, and when its time runs out anybody may claim it
 * again. Every method throws {@link StorageFailure} when the storage fails.
 */
public interface Outbox {
  /**
   * A notice and what came of it so far.
   *
   * @param failures how often telling it failed
   * @param due when it may be claimed next; empty for a dead letter, which nobody claims
   * @param problem what failed last, on one line of at most {@value #MAX_PROBLEM_LENGTH}
   *     characters; empty when nothing did
   */
  record Letter(Notice notice, int failures, Optional<Instant> due, String problem) {
    public Letter {
      String line = problem.replaceAll("[\\p{C}\\p{Z}\\s]+", " ").strip();
      problem = line.substring(0, Math.min(line.length(), MAX_PROBLEM_LENGTH));
    }
  }

  /** Of what failed last. */
  int MAX_PROBLEM_LENGTH = 300;

  /**
   * Claims notices that are due, the oldest first; no other claim gets them before that moment.
   *
   * @param limit at least 1
   * @param until later than now
   * @return the letters as claimed: each is due at {@code until}
   */
  List<Letter> claim(int limit, Instant now, Instant until);

  /** Takes a notice out for good, durably; does nothing when it is not there. */
  void told(String key);

  /**
   * Notes that telling a claimed notice failed; durable when this returns. Does nothing when
   * somebody else has claimed it since, or it is gone.
   *
   * @param claimed as {@link #claim} gave it
   * @param problem in a few words
   * @param next when it may be claimed again; empty to make it a dead letter
   */
  void failed(Letter claimed, String problem, Optional<Instant> next);

  /**
   * All that is still there, dead letters included, the oldest first.
   *
   * @param limit at least 1
   */
  List<Letter> letters(int limit);

  /**
   * Makes a notice due at that moment as if it had never failed, durably.
   *
   * @return false when there is none of that key
   */
  boolean revive(String key, Instant due);

  /** Puts a letter in as it is, behind the others or in place of one with its key; durable. */
  void put(Letter letter);
}
