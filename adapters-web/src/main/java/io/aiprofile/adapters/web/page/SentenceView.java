package io.aiprofile.adapters.web.page;

import io.aiprofile.domain.chat.Sentence;
import java.util.List;

/** A sentence of an answer with the numbers of its sources. */
public record SentenceView(String text, List<Integer> markers) {

  static SentenceView of(Sentence sentence) {
    return new SentenceView(sentence.text(), sentence.markers());
  }
}
