package io.aiprofile.domain.knowledge;

import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.profile.Slug;
import java.time.Instant;
import java.util.Map;

/**
 * One run of the indexer that has ended.
 *
 * @param documents in the index after the run; 0 where it made none
 * @param chunks in the index after the run; 0 where it made none
 * @param embedded chunks that were new
 * @param unreadable documents left out, with the reason
 */
public record IndexRun(
    Slug slug,
    Instant startedAt,
    Instant endedAt,
    Result result,
    int documents,
    int chunks,
    int embedded,
    Map<FileName, String> unreadable) {
  /** How it ended. */
  public enum Result {
    INDEXED(true),
    /** Nothing had changed. */
    UP_TO_DATE(true),
    NO_DOCUMENTS(false),
    NOTHING_READABLE(false),
    CANCELLED(false),
    /** The profile was closed meanwhile. */
    CLOSED(false),
    /** Something broke; the log tells what. */
    FAILED(false);

    private final boolean leavesIndex;

    Result(boolean leavesIndex) {
      this.leavesIndex = leavesIndex;
    }

    /** Whether the documents as they were can be asked after it. */
    public boolean leavesIndex() {
      return leavesIndex;
    }
  }

  public IndexRun {
    unreadable = Map.copyOf(unreadable);
  }
}
