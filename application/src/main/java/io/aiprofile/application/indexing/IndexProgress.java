package io.aiprofile.application.indexing;

import io.aiprofile.domain.knowledge.IndexJob.Progress;

/** Is told how far an index run is, on the thread that runs it. */
public interface IndexProgress {
  /** Hears nothing, never cancels. */
  IndexProgress NONE = progress -> true;

  /**
   * Called at least once in each stage and after each step of it.
   *
   * @return false to stop the run, which leaves the former index as it was
   */
  boolean advanced(Progress progress);
}
