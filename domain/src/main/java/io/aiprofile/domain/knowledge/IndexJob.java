package io.aiprofile.domain.knowledge;

import io.aiprofile.domain.profile.Slug;
import java.time.Instant;
import java.util.Optional;

/**
 * A run of the indexer that has not ended.
 *
 * @param forced whether to build a generation that is there already
 * @param progress empty while it waits for its turn
 */
public record IndexJob(
    Slug slug, boolean forced, Instant requestedAt, Optional<Progress> progress) {

  /** What a run does, in order. */
  public enum Stage {
    READING,
    SPLITTING,
    EMBEDDING,
    SUGGESTING,
    PUBLISHING
  }

  /**
   * How far it is.
   *
   * @param done steps done: documents while reading and splitting, texts while embedding
   * @param total of the stage, as far as known
   */
  public record Progress(Stage stage, int done, int total) {
    /** 0 to 100: embedding takes nearly all of the time. */
    public int percent() {
      double share = total == 0 ? 0 : (double) done / total;
      return switch (stage) {
        case READING -> (int) (15 * share);
        case SPLITTING -> 15;
        case EMBEDDING -> (int) (15 + 65 * share);
        case SUGGESTING -> 80;
        case PUBLISHING -> 98;
      };
    }
  }

  /** 0 to 100. */
  public int percent() {
    return progress.map(Progress::percent).orElse(0);
  }
}
