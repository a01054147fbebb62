package io.aiprofile.adapters.web.owner;

import static io.aiprofile.adapters.web.fixture.Running.ASHA;
import static io.aiprofile.adapters.web.fixture.Running.BEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiprofile.adapters.web.fixture.Browser;
import io.aiprofile.adapters.web.fixture.Running;
import io.aiprofile.application.Fixtures;
import io.aiprofile.application.memory.ScriptedLanguageModel;
import io.aiprofile.application.port.llm.LlmFailure;
import io.aiprofile.application.port.llm.Prompt;
import io.aiprofile.application.port.llm.Prompt.Message;
import io.aiprofile.application.port.llm.ReplyListener;
import io.aiprofile.application.port.notify.Notice;
import io.aiprofile.application.usage.MeteredModel;
import io.aiprofile.application.usage.Payer;
import io.aiprofile.application.usage.TokenBudget;
import io.aiprofile.domain.chat.ConversationId;
import io.aiprofile.domain.chat.KnowledgeGap;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.usage.Budget;
import io.aiprofile.domain.usage.Operation;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The owner's desk")
class VisitorsSoFarTest {
  private Running running;

  @BeforeEach
  void start() {
    running = new Running();
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  @DisplayName("says nothing of visitors before there can be any")
  void notPublic() {
    assertThat(desk(running.owner(BEN))).doesNotContain("So far");
  }

  @Test
  @DisplayName("says what will appear as long as nobody has asked")
  void nobodyYet() {
    assertThat(desk(running.owner(ASHA)))
        .contains("Nobody has asked yet.", "Nobody has left an address yet.")
        .contains("Questions that your documents do not answer appear here");
  }

  @Test
  @DisplayName("counts questions, and the share that was answered")
  void figures() {
    ask(running.visitor(), "What did Asha lead?", "Has she worked at Siemens in Munich?");

    assertThat(desk(running.owner(ASHA)))
        .contains("<dt>Messages</dt><dd>2</dd>")
        .contains("<dt>Questions answered</dt><dd>50%</dd>")
        .contains("<dt>Sentences with a source</dt><dd>100%</dd>");
  }

  @Test
  @DisplayName("lists who wants to be contacted, as a link that adds nothing to the message")
  void contacts() {
    Browser visitor = running.visitor();
    ask(visitor, "Please write to jo%0abcc+x@example.com");
    visitor.postForm("/chat/asha-rao/contact", Map.of("email", "jo%0abcc+x@example.com"));

    assertThat(desk(running.owner(ASHA)))
        .contains("href=\"mailto:jo%250abcc%2Bx@example.com\">jo%0abcc+x@example.com</a>");
  }

  @Test
  @DisplayName("lists the latest questions that the documents do not answer, as text")
  void gaps() {
    for (int i = 0; i < 21; i++) {
      Question question = Question.of("Question <b>" + i + "</b>?");
      ConversationId conversation = ConversationId.random(new Random(i));
      Instant at = Fixtures.NOW.plusSeconds(i);
      running
          .storage()
          .gaps()
          .add(
              ASHA,
              new KnowledgeGap(conversation, question, at),
              new Notice("gap-" + i, ASHA, Notice.Kind.KNOWLEDGE_GAP, "Question", "", at));
    }

    assertThat(desk(running.owner(ASHA)))
        .contains("Question &lt;b&gt;20&lt;/b&gt;?", "And 1 earlier.")
        .doesNotContain("Question &lt;b&gt;0&lt;/b&gt;?", "Question <b>");
  }

  @Test
  @DisplayName("warns while the language model does not work")
  void modelProblem() {
    assertThat(desk(running.owner(ASHA))).doesNotContain("language model");
    MeteredModel failing =
        new MeteredModel(
            ScriptedLanguageModel.failing(LlmFailure.Kind.UNAUTHORISED),
            new TokenBudget(
                Budget.DEFAULT, running.storage().tokenLedger(), InstantSource.system()),
            running.storage().tokenLedger(),
            running.model(),
            InstantSource.system());
    Prompt prompt = Prompt.text(List.of(new Message.User("Hello")), 0, 10);
    assertThatThrownBy(
            () -> failing.reply(Payer.of(ASHA), Operation.QUERY, prompt, ReplyListener.NONE))
        .isInstanceOf(LlmFailure.class);

    assertThat(desk(running.owner(ASHA)))
        .contains("The language model does not work", "The script says UNAUTHORISED")
        .contains("Until then visitors are answered with quotations from your documents.");
  }

  private static void ask(Browser visitor, String... questions) {
    for (String question : questions) {
      visitor.postForm("/chat/asha-rao", Map.of("message", question));
    }
  }

  private static String desk(Browser owner) {
    return owner.get("/owner").text();
  }
}
