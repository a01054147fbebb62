package io.aiprofile.application.chat;

import io.aiprofile.application.indexing.TabSeparated;
import io.aiprofile.domain.chat.Answer;
import io.aiprofile.domain.chat.Answer.Mode;
import io.aiprofile.domain.chat.Ending;
import io.aiprofile.domain.chat.Sentence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The few sentences that the twin says of itself, in the languages of {@code phrases.tsv}. */
final class Phrases {
  private final Map<String, String> phrases = new HashMap<>();

  Phrases() {
    for (List<String> row : TabSeparated.rows(Phrases.class, "phrases.tsv")) {
      phrases.put(row.get(0) + "/" + row.get(1), row.get(2));
    }
  }

  /** The phrase in a language, or in English where it is not translated. */
  String of(String key, String language) {
    String english = Objects.requireNonNull(phrases.get(key + "/en"), key);
    return phrases.getOrDefault(key + "/" + language, english);
  }

  /** An answer that is one phrase in the question's language. */
  Written say(String key, Mode mode, Brief brief, AnswerListener listener) {
    String phrase =
        of(key, brief.inquiry().own().language()).replace("{name}", brief.name().value());
    Sentence sentence = new Sentence(phrase, List.of());
    boolean goesOn = listener.said(sentence, List.of());
    return Written.free(
        new Answer(mode, List.of(sentence), List.of()), goesOn ? Ending.COMPLETE : Ending.STOPPED);
  }
}
