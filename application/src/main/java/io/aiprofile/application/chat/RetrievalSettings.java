package io.aiprofile.application.chat;

/**
 * How much is looked at, and when the twin declines.
 *
 * @param topK chunks that an answer may draw on, 1 to 20 ({@code RAG_TOP_K})
 * @param minConfidence below which the answer is "not in the documents", 0 to 1
 */
public record RetrievalSettings(int topK, double minConfidence) {
  /** On the dev set this refuses with the precision and recall that the bench profile prints. */
  public static final RetrievalSettings DEFAULT = new RetrievalSettings(4, 0.3);

  public RetrievalSettings {
    if (topK < 1 || topK > 20) {
      throw new IllegalArgumentException("RAG_TOP_K is a number from 1 to 20");
    }
    if (!(minConfidence >= 0 && minConfidence <= 1)) {
      throw new IllegalArgumentException("The confidence is between 0 and 1");
    }
  }
}
