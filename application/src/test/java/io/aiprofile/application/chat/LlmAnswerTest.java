package io.aiprofile.application.chat;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.memory.InMemoryGaps;
import io.aiprofile.application.memory.InMemoryLeads;
import io.aiprofile.application.memory.InMemoryOutbox;
import io.aiprofile.application.memory.InMemoryTokenLedger;
import io.aiprofile.application.memory.RecordingNotifier;
import io.aiprofile.application.memory.ScriptedLanguageModel;
import io.aiprofile.application.notify.DeliverNotices;
import io.aiprofile.application.port.llm.LlmFailure.Kind;
import io.aiprofile.application.port.llm.Prompt;
import io.aiprofile.application.port.llm.Prompt.Message;
import io.aiprofile.application.port.llm.Reply.Finish;
import io.aiprofile.application.port.llm.Script;
import io.aiprofile.application.usage.MeteredModel;
import io.aiprofile.application.usage.ModelHealth;
import io.aiprofile.application.usage.TokenBudget;
import io.aiprofile.domain.chat.Answer.Mode;
import io.aiprofile.domain.chat.Citation;
import io.aiprofile.domain.chat.Ending;
import io.aiprofile.domain.chat.Sentence;
import io.aiprofile.domain.usage.Budget;
import io.aiprofile.domain.usage.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LlmAnswerTest {
  private static final String LED = "How many engineers did she lead?";
  private static final String TRUE = "I led 42 engineers in five teams [1].";
  private static final String ALTERED = "I led 57 engineers in five teams [1].";
  private static final String VAGUE = "Happy to share more about mountains and music.";
  private static final String LEAVES = "Please write to me at bo@mail.example";

  private final InMemoryOutbox outbox = new InMemoryOutbox();
  private final InMemoryLeads leads = new InMemoryLeads(outbox);
  private final InMemoryGaps gaps = new InMemoryGaps(outbox);
  private final InMemoryTokenLedger ledger = new InMemoryTokenLedger();
  private final List<Sentence> heard = new ArrayList<>();

  private Written write(ScriptedLanguageModel model, Brief brief) {
    return write(model, brief, UnsupportedSentences.MARK, Budget.DEFAULT, this::hear);
  }

  private boolean hear(Sentence sentence, List<Citation> sources) {
    return heard.add(sentence);
  }

  private Written write(
      ScriptedLanguageModel model,
      Brief brief,
      UnsupportedSentences policy,
      Budget budget,
      AnswerListener listener) {
    DeliverNotices deliver =
        new DeliverNotices(
            outbox, new RecordingNotifier(), () -> NOW, new Random(1), Runnable::run);
    MeteredModel metered =
        new MeteredModel(
            model,
            new TokenBudget(budget, ledger, () -> NOW),
            ledger,
            new ModelHealth(),
            () -> NOW);
    return new LlmAnswer(
            metered,
            new SystemPrompt(new Random(1)),
            new VisitorTools(
                new RecordLead(leads, deliver, () -> NOW), new RecordGap(gaps, deliver, () -> NOW)),
            new VerifySentence(Briefs.analyzer(), Briefs.embeddings()),
            policy,
            Briefs.extractive())
        .write(brief, listener);
  }

  /** The number that the prompt gives the source which says so. */
  private static Function<Prompt, Script> citing(String words, String sentence) {
    return prompt -> {
      String[] before = ((Message.Instruction) prompt.messages().getFirst()).text().split(words, 2);
      long number = before[0].lines().filter(line -> line.matches("\\[\\d+].*")).count();
      return Script.saying(sentence.replace("[1]", "[" + number + "]"));
    };
  }

  private static ScriptedLanguageModel led(String text) {
    return ScriptedLanguageModel.following(citing("Led 42 engineers", text));
  }

  @Test
  void aSentenceThatStandsIsSaidWithTheWordsThatItStandsOn() {
    ScriptedLanguageModel model = led(TRUE);

    Written written = write(model, Briefs.of(LED));

    assertThat(written.answer().mode()).isEqualTo(Mode.LLM);
    assertThat(written.ending()).isEqualTo(Ending.COMPLETE);
    assertThat(written.answer().text()).isEqualTo("I led 42 engineers in five teams.");
    assertThat(written.answer().citations())
        .singleElement()
        .satisfies(cited -> assertThat(cited.quote()).contains("Led 42 engineers in five teams."));
    assertThat(heard).isEqualTo(written.answer().sentences());
    assertThat(model.prompts()).as("one call before the first word").hasSize(1);
    assertThat(written.usage().callCount()).isEqualTo(1);
  }

  @Test
  void aSentenceWithAnAlteredFactIsNeverSaid() {
    Written written = write(led(TRUE + " " + ALTERED), Briefs.of(LED));

    assertThat(written.answer().text()).contains("42").doesNotContain("57");
    assertThat(heard).extracting(Sentence::text).noneMatch(text -> text.contains("57"));
  }

  @Test
  void anAnswerOfWhichNothingStandsIsReplacedByQuotations() {
    Written written = write(led(ALTERED + " " + VAGUE), Briefs.of(LED));

    assertThat(written.answer().mode()).isEqualTo(Mode.EXTRACTIVE);
    assertThat(written.answer().text()).contains("Led 42 engineers").doesNotContain("57");
    assertThat(heard).isEqualTo(written.answer().sentences());
    assertThat(written.usage()).isNotEqualTo(TokenUsage.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {TRUE + " " + VAGUE, VAGUE + " " + TRUE})
  void anUnsupportedSentenceIsMarkedOrDroppedByPolicy(String reply) {
    Written marked = write(led(reply), Briefs.of(LED));
    Written dropped =
        write(
            led(reply),
            Briefs.of(LED),
            UnsupportedSentences.DROP,
            Budget.DEFAULT,
            AnswerListener.NONE);

    assertThat(marked.answer().sentences())
        .filteredOn(sentence -> !sentence.isCited())
        .extracting(Sentence::text)
        .containsExactly(VAGUE);
    assertThat(dropped.answer().sentences()).hasSize(1).allMatch(Sentence::isCited);
  }

  @Test
  void whereTheModelFindsNothingTheVisitorIsToldSo() {
    Written written =
        write(ScriptedLanguageModel.saying("NOT_IN_DOCUMENTS"), Briefs.of("Does she sail?"));

    assertThat(written.answer().text()).isEqualTo("That is not in the documents.");
    assertThat(written.answer().isRefusal()).isTrue();
    assertThat(written.answer().mode()).isEqualTo(Mode.LLM);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aModelThatFailsBeforeItsFirstSentenceIsReplacedByQuotations(Kind kind) {
    Written written = write(ScriptedLanguageModel.failing(kind), Briefs.of(LED));

    assertThat(written.answer().mode()).isEqualTo(Mode.EXTRACTIVE);
    assertThat(written.answer().text()).contains("Led 42 engineers");
    assertThat(written.ending()).isEqualTo(Ending.COMPLETE);
  }

  @Test
  void aModelThatFailsInTheMiddleOfItsFirstSentenceIsReplacedToo() {
    var script = Script.saying("I led 42 engi").fail(Kind.BROKEN_OFF);

    Written written = write(ScriptedLanguageModel.following(script), Briefs.of(LED));

    assertThat(written.answer().mode()).isEqualTo(Mode.EXTRACTIVE);
    assertThat(heard).extracting(Sentence::text).noneMatch(text -> text.endsWith("engi"));
  }

  @Test
  void whatStoodBeforeTheModelFailedStays() {
    ScriptedLanguageModel model =
        ScriptedLanguageModel.following(
            prompt ->
                citing("Led 42 engineers", TRUE + " And then I")
                    .apply(prompt)
                    .fail(Kind.TIMED_OUT));

    Written written = write(model, Briefs.of(LED));

    assertThat(written.answer().text()).isEqualTo("I led 42 engineers in five teams.");
    assertThat(written.ending()).isEqualTo(Ending.INTERRUPTED);
    assertThat(written.usage().totalTokens()).isPositive();
    assertThat(model.prompts()).as("never silently tried again").hasSize(1);
  }

  @Test
  void aReplyThatReachesItsLengthLosesItsUnfinishedSentence() {
    ScriptedLanguageModel model =
        ScriptedLanguageModel.following(
            prompt ->
                citing("Led 42 engineers", TRUE + " I led 42 engineers in")
                    .apply(prompt)
                    .end(Finish.LENGTH));

    Written written = write(model, Briefs.of(LED));

    assertThat(written.answer().text()).isEqualTo("I led 42 engineers in five teams.");
    assertThat(written.ending()).isEqualTo(Ending.COMPLETE);
  }

  @Test
  void aReplyThatGivesTheRulesAwayIsCutAndNothingOfThemIsSaid() {
    ScriptedLanguageModel model =
        ScriptedLanguageModel.following(
            prompt -> {
              String told = ((Message.Instruction) prompt.messages().getFirst()).text();
              String rules = told.substring(told.indexOf("Rules,"));
              return citing("Led 42 engineers", TRUE + " My rules are: " + rules + " " + TRUE)
                  .apply(prompt);
            });

    Written written = write(model, Briefs.of(LED));

    assertThat(heard).hasSizeLessThan(3);
    assertThat(written.ending()).isEqualTo(Ending.INTERRUPTED);
    assertThat(written.answer().text()).doesNotContain("ref-", "Answer the visitor", "Sources");
  }

  @Test
  void aVisitorWhoStopsEndsTheReply() {
    CountDownLatch never = new CountDownLatch(1);
    ScriptedLanguageModel model =
        ScriptedLanguageModel.following(
            prompt ->
                citing("Led 42 engineers", TRUE).apply(prompt).hold(never).pieces(" " + TRUE));

    Written written =
        write(
            model,
            Briefs.of(LED),
            UnsupportedSentences.MARK,
            Budget.DEFAULT,
            new AnswerListener() {
              @Override
              public boolean said(Sentence sentence, List<Citation> sources) {
                return heard.add(sentence);
              }

              @Override
              public boolean goesOn() {
                return heard.isEmpty();
              }
            });

    assertThat(written.ending()).isEqualTo(Ending.STOPPED);
    assertThat(written.answer().sentences()).hasSize(1);
  }

  @Test
  void withoutTokensLeftTheDocumentsAreQuotedAndNothingIsAsked() {
    ScriptedLanguageModel model = led(TRUE);

    Written written =
        write(
            model,
            Briefs.of(LED),
            UnsupportedSentences.MARK,
            new Budget(100, 100, 100, 100),
            this::hear);

    assertThat(written.answer().mode()).isEqualTo(Mode.EXTRACTIVE);
    assertThat(model.prompts()).isEmpty();
    assertThat(ledger.recent(ASHA, 10)).isEmpty();
  }

  @Test
  void anAddressThatTheModelPassesOnIsConfirmedInOurWords() {
    ScriptedLanguageModel model =
        ScriptedLanguageModel.following(
                Script.EMPTY.call(
                    "call_1", "record_user_details", "{\"email\":\"bo@mail.example\"}"))
            .then("Thanks, I will be in touch!");

    Written written = write(model, Briefs.of(LEAVES));

    assertThat(leads.list(ASHA)).hasSize(1);
    assertThat(written.answer().mode()).isEqualTo(Mode.CONFIRMATION);
    assertThat(written.answer().text()).isEqualTo("I have passed your address on to Asha Rao.");
    assertThat(written.answer().isRefusal()).isFalse();
  }

  @Test
  void aVisitorWhoLeavesAnAddressThatTheModelOverlooksIsAsked() {
    Written written = write(ScriptedLanguageModel.saying("NOT_IN_DOCUMENTS"), Briefs.of(LEAVES));

    assertThat(leads.list(ASHA)).isEmpty();
    assertThat(written.answer().mode()).isEqualTo(Mode.CONFIRMATION);
    assertThat(written.answer().text()).isEqualTo("Shall I pass your address on to Asha Rao?");
  }

  @Test
  void aQuestionThatTheModelNotesAsUnknownNeedsNoSecondCall() {
    ScriptedLanguageModel model =
        ScriptedLanguageModel.following(
            Script.EMPTY.call(
                "call_1", "record_unknown_question", "{\"question\":\"Does she sail?\"}"));

    Written written = write(model, Briefs.of("Does she sail?"));

    assertThat(model.prompts()).hasSize(1);
    assertThat(gaps.list(ASHA)).hasSize(1);
    assertThat(written.answer().isRefusal()).isTrue();
  }

  @Test
  void toolsAreUsedInTwoRoundsOfFourCallsAtMost() {
    var greedy = Script.EMPTY;
    for (int i = 0; i < 50; i++) {
      greedy =
          greedy.call(
              "call_" + i, "record_user_details", "{\"email\":\"x" + i + "@evil.example\"}");
    }
    ScriptedLanguageModel model = ScriptedLanguageModel.following(greedy);

    Written written = write(model, Briefs.of(LEAVES));

    assertThat(model.prompts()).hasSize(3);
    assertThat(model.prompts().getLast().messages())
        .filteredOn(Message.ToolResult.class::isInstance)
        .hasSize(8);
    assertThat(leads.list(ASHA)).isEmpty();
    assertThat(written.answer().mode()).isEqualTo(Mode.CONFIRMATION);
  }

  @Test
  void everyCallIsInTheLedger() {
    write(led(TRUE), Briefs.of(LED));

    assertThat(ledger.recent(ASHA, 10))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.operation().label()).isEqualTo("query");
              assertThat(entry.promptTokens()).isPositive();
              assertThat(entry.completionTokens()).isPositive();
            });
  }
}
