package io.aiprofile.domain.knowledge;

import java.util.List;

/**
 * What was found for a question, best first.
 *
 * @param confidence that the answer is in the documents at all, 0 to 1, calibrated on the dev set
 */
public record Evidence(List<Found> found, double confidence) {
  /** A chunk and its fused score; scores order one search and mean nothing across searches. */
  public record Found(Chunk chunk, double score) {}

  public Evidence {
    found = List.copyOf(found);
  }

  public List<Chunk> chunks() {
    return found.stream().map(Found::chunk).toList();
  }
}
