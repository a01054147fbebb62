package io.aiprofile.adapters.web.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A question and its answer.
 *
 * @param support {@code full}, {@code partly} or {@code none}
 * @param complete false when the visitor stopped the answer
 */
public record ExchangeView(
    String question,
    List<SentenceView> sentences,
    List<SourceView> sources,
    List<String> followUps,
    String support,
    boolean complete) {

  /**
   * The sentences as they are set: one paragraph as long as neighbours share a source, because
   * passages from different places in the documents do not read on. {@code exchange.js} does the
   * same.
   */
  public List<List<SentenceView>> paragraphs() {
    List<List<SentenceView>> paragraphs = new ArrayList<>();
    List<Integer> before = List.of();
    for (SentenceView sentence : sentences) {
      if (paragraphs.isEmpty() || Collections.disjoint(before, sentence.markers())) {
        paragraphs.add(new ArrayList<>());
      }
      paragraphs.getLast().add(sentence);
      before = sentence.markers();
    }
    return List.copyOf(paragraphs);
  }

  /** How far the documents support the answer, in words: colour and rule never say it alone. */
  public String verdict() {
    return switch (support) {
      case "full" -> "Every sentence cited";
      case "partly" -> "Partly cited";
      default -> "Not in the documents";
    };
  }

  public String sourceCount() {
    return sources.size() == 1 ? "1 source" : sources.size() + " sources";
  }
}
