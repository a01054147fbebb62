package io.aiprofile.application.indexing;

/** Is told how far an index run is, on the thread that runs it. */
public interface IndexProgress {
  /** Hears nothing, never cancels. */
  IndexProgress NONE = (stage, done, total) -> true;

  /** What a run does, in order. */
  enum Stage {
    READING,
    SPLITTING,
    EMBEDDING,
    SUGGESTING,
    PUBLISHING
  }

  /**
   * Called at least once in each stage and after each step of it.
   *
   * @param done steps done: documents while reading and splitting, texts while embedding
   * @param total of the stage, as far as known
   * @return false to stop the run, which leaves the former index as it was
   */
  boolean advanced(Stage stage, int done, int total);
}
