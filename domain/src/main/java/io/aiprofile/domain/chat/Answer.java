package io.aiprofile.domain.chat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the twin says: sentences, and the citations that their markers resolve to. */
public record Answer(Mode mode, List<Sentence> sentences, List<Citation> citations) {
  /** Who wrote the sentences. */
  public enum Mode {
    /** A language model, checked against the sources. */
    LLM,
    /** The documents themselves: every sentence is a quotation. */
    EXTRACTIVE,
    /** The program: it says what it did, or offers to do, with what the visitor told it. */
    CONFIRMATION
  }

  public Answer {
    sentences = List.copyOf(sentences);
    citations = List.copyOf(citations);
    Set<Integer> markers = new HashSet<>();
    for (Citation citation : citations) {
      if (!markers.add(citation.marker())) {
        throw new IllegalArgumentException("Marker " + citation.marker() + " is cited twice");
      }
    }
    for (Sentence sentence : sentences) {
      if (!markers.containsAll(sentence.markers())) {
        throw new IllegalArgumentException("A marker resolves to no citation: " + sentence);
      }
    }
    if (sentences.isEmpty()) {
      throw new IllegalArgumentException("An answer says something");
    }
  }

  /** Whether the answer is that the documents do not contain one. */
  public boolean isRefusal() {
    return citations.isEmpty() && mode != Mode.CONFIRMATION;
  }

  public Support support() {
    return Support.of(sentences);
  }

  /** The sentences as plain text, list entries on lines of their own. */
  public String text() {
    return sentences.stream().map(Sentence::text).collect(Collectors.joining("\n"));
  }
}
