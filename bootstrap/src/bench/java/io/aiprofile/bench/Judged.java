package io.aiprofile.bench;

import io.aiprofile.domain.chat.Answer;
import io.aiprofile.domain.chat.Turn;
import io.aiprofile.domain.document.Topic;
import java.util.List;

/**
 * What was right about one turn.
 *
 * @param evidenceFirst the first passage holds the evidence
 * @param evidenceFound one of the first four does
 * @param right the answer contains an accepted string; never so when it declines
 * @param firstRight its first sentence does
 * @param anyTopic one of the topics is right
 * @param firstTopic the likeliest topic is right
 */
record Judged(
    LabelledQuestion asked,
    boolean evidenceFirst,
    boolean evidenceFound,
    boolean right,
    boolean firstRight,
    boolean refused,
    boolean anyTopic,
    boolean firstTopic) {
  private static final int PASSAGES = 4;

  static Judged of(LabelledQuestion asked, Turn turn) {
    Answer answer = turn.answer();
    boolean answered = asked.answerable() && !answer.isRefusal();
    List<String> topics = turn.topics().stream().map(Topic::label).toList();
    return new Judged(
        asked,
        evidenceWithin(1, asked, turn),
        evidenceWithin(PASSAGES, asked, turn),
        answered && accepts(asked, answer.text()),
        answered && accepts(asked, answer.sentences().getFirst().text()),
        answer.isRefusal(),
        topics.stream().anyMatch(asked.topics()::contains),
        asked.topics().contains(topics.getFirst()));
  }

  private static boolean evidenceWithin(int passages, LabelledQuestion asked, Turn turn) {
    return asked.answerable()
        && turn.evidence().chunks().stream()
            .limit(passages)
            .anyMatch(chunk -> Letters.contain(chunk.passage(), asked.evidence()));
  }

  private static boolean accepts(LabelledQuestion asked, String text) {
    return asked.accepted().stream().anyMatch(accepted -> Letters.contain(text, accepted));
  }
}
