package io.aiprofile.domain.chat;

import java.util.List;

/**
 * One sentence or list entry of an answer.
 *
 * @param markers of the citations that support it; empty when nothing in the documents does
 */
public record Sentence(String text, List<Integer> markers) {
  public Sentence {
    markers = List.copyOf(markers);
    if (text.isBlank()) {
      throw new IllegalArgumentException("A sentence has text");
    }
  }

  public boolean isCited() {
    return !markers.isEmpty();
  }
}
