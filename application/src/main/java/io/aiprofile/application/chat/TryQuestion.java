package io.aiprofile.application.chat;

import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.domain.chat.Answer;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.Suggestion;
import io.aiprofile.domain.chat.Turn;
import io.aiprofile.domain.knowledge.Chunk;
import io.aiprofile.domain.knowledge.ChunkId;
import io.aiprofile.domain.profile.Profile;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tries out whether a question can be offered to visitors: the local twin has to answer it. */
final class TryQuestion {
  /** A shorter quotation is a name, a date or a label. */
  private static final int TELLING_LENGTH = 25;

  private static final int SEARCHED = 3;

  private final LocalTwin twin;

  TryQuestion(LocalTwin twin) {
    this.twin = twin;
  }

  /** The suggestion, if it would be answered with a telling quotation from a chunk as wanted. */
  Optional<Suggestion> on(
      Profile profile, ProfileIndex index, Question question, Predicate<Chunk> wanted) {
    Turn turn = twin.answer(profile.slug(), profile.name(), index, question);
    Answer answer = turn.answer();
    boolean tells =
        twin.asksForFact(question)
            || answer.sentences().getFirst().text().length() >= TELLING_LENGTH;
    Set<ChunkId> cited =
        answer.citations().stream().map(citation -> citation.chunk()).collect(Collectors.toSet());
    return turn.evidence().chunks().stream()
        .limit(SEARCHED)
        .filter(chunk -> tells && cited.contains(chunk.id()) && wanted.test(chunk))
        .findFirst()
        .map(chunk -> new Suggestion(question, chunk.id()));
  }
}
