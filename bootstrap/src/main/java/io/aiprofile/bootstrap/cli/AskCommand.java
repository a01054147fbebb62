package io.aiprofile.bootstrap.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aiprofile.adapters.web.api.ChatAnswer;
import io.aiprofile.application.chat.AnswerListener;
import io.aiprofile.application.chat.AnswerQuestion;
import io.aiprofile.application.chat.AnswerQuestion.Outcome;
import io.aiprofile.application.chat.Asker;
import io.aiprofile.application.chat.History;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.Turn;
import io.aiprofile.domain.profile.Profile;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ask SLUG QUESTION}. */
@Command(
    name = "ask",
    header = "Ask a profile's documents.",
    description = {
      "Prints the answer, each sentence with the number of its source, then the sources. When the"
          + " documents do not contain the answer, it says so."
    },
    footer = {
      "",
      "Examples:",
      "  ai-profile ask asha-rao \"Where did she study?\"",
      "  ai-profile ask asha-rao \"Which languages does she speak?\" --json"
    })
public final class AskCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "SLUG", description = "The profile.")
  private String slug = "";

  @Parameters(
      index = "1",
      paramLabel = "QUESTION",
      description = "In quotes, at most 2,000 characters.")
  private String question = "";

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  public AskCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    Optional<String> refusal = Question.refusal(question);
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    Optional<Profile> profile = session.profile(slug);
    return profile.isEmpty() ? ExitCode.REFUSED : ask(profile.get(), Question.of(question));
  }

  private int ask(Profile profile, Question asked) throws Exception {
    AnswerQuestion answer = session.get(AnswerQuestion.class);
    long start = System.nanoTime();
    Outcome outcome =
        answer.answer(new Asker.Insider(profile.slug()), asked, History.NONE, AnswerListener.NONE);
    long latencyMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    return switch (outcome) {
      case Outcome.Answered answered -> shown(answered.turn(), latencyMs);
      case Outcome.UnknownProfile unknown ->
          refused("The profile “%s” was removed just now.".formatted(slug));
      case Outcome.NotIndexed none ->
          refused(
              "“%s” has no index yet; make one with: ai-profile index %s".formatted(slug, slug));
    };
  }

  private int shown(Turn turn, long latencyMs) throws Exception {
    session.screen().print(json ? json(turn, latencyMs) : TurnText.of(turn));
    return ExitCode.OK;
  }

  private static String json(Turn turn, long latencyMs) throws JsonProcessingException {
    ChatAnswer answer = ChatAnswer.of(turn, latencyMs);
    return new ObjectMapper().writeValueAsString(answer);
  }

  private int refused(String sentence) {
    session.screen().note(sentence);
    return ExitCode.REFUSED;
  }
}
