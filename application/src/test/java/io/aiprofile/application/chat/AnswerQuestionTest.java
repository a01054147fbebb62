package io.aiprofile.application.chat;

import static io.aiprofile.application.Fixtures.ASHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.SmallPlatform;
import io.aiprofile.application.chat.AnswerQuestion.Outcome;
import io.aiprofile.application.port.storage.IndexGeneration.IndexedChunk;
import io.aiprofile.domain.chat.Answer.Mode;
import io.aiprofile.domain.chat.Citation;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.Sentence;
import io.aiprofile.domain.chat.Support.Level;
import io.aiprofile.domain.chat.Turn;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.knowledge.Chunk;
import io.aiprofile.domain.knowledge.ChunkId;
import io.aiprofile.domain.profile.Slug;
import io.aiprofile.domain.usage.TokenUsage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerQuestionTest {
  private SmallPlatform small = SmallPlatform.withAsha();

  private Turn ask(String question, String... asked) {
    return small.ask(ASHA, question, asked);
  }

  private Chunk chunk(ChunkId id) {
    return small.chunks().current(ASHA).orElseThrow().chunks().stream()
        .map(IndexedChunk::chunk)
        .filter(chunk -> chunk.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Citation citation(Turn turn, int marker) {
    return turn.answer().citations().stream()
        .filter(citation -> citation.marker() == marker)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "How many engineers did she lead?|Led 42 engineers in five teams|cv.md",
        "By how much did she cut cloud spend?|Cut cloud spend by 31 percent|cv.md",
        "What is her email?|asha.rao@example.com|cv.md",
        "Where is her Master of Technology from?|Indian Institute of Science|cv.md",
        "Which awards has she received?|President's Medal|cv.md",
        "Who built the billing service in Kotlin?|Built the billing service|cv.md",
        "Does she turn vague problems into plans?|calm plans|letter.txt"
      })
  void anAnswerQuotesTheDocumentThatTells(String question, String words, String document) {
    Turn turn = ask(question);

    assertThat(turn.answer().text()).contains(words);
    assertThat(turn.answer().mode()).isEqualTo(Mode.EXTRACTIVE);
    assertThat(turn.answer().support().level()).isEqualTo(Level.FULL);
    assertThat(turn.answer().citations())
        .anyMatch(
            citation ->
                citation.document().equals(new FileName(document))
                    && citation.quote().contains(words));
    assertThat(turn.usage()).isEqualTo(TokenUsage.NONE);
    assertThat(turn.question()).isEqualTo(new Question(question));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "How many engineers did she lead?",
        "What did she do at Zeta Pay?",
        "When was she at Kumo Labs?",
        "Which tools does she know?",
        "Tell me about failed payments",
        "What is her professional background?",
        "Is she on call at night?",
        "What is the paved road?",
        "Where does she live?",
        "Can you tell me more about Director of Platform Engineering?"
      })
  void everySentenceStandsInTheChunkThatItsMarkerNames(String question) {
    Turn turn = ask(question);

    assertThat(turn.answer().isRefusal()).isFalse();
    assertThat(turn.answer().sentences()).hasSizeBetween(1, 3).allMatch(Sentence::isCited);
    for (Sentence sentence : turn.answer().sentences()) {
      for (int marker : sentence.markers()) {
        Chunk chunk = chunk(citation(turn, marker).chunk());
        assertThat(words(chunk.passage())).containsAll(words(sentence.text()));
      }
    }
    for (Citation citation : turn.answer().citations()) {
      Chunk chunk = chunk(citation.chunk());
      assertThat(citation.document()).isEqualTo(chunk.document());
      assertThat(citation.section()).isEqualTo(chunk.heading());
      assertThat(citation.page()).isEqualTo(chunk.page());
      assertThat(citation.quote().split(" … ")).allMatch(chunk.text()::contains);
    }
    assertThat(turn.answer().citations())
        .extracting(Citation::marker)
        .hasSameElementsAs(usedMarkers(turn));
  }

  private static Set<Integer> usedMarkers(Turn turn) {
    return turn.answer().sentences().stream()
        .flatMap(sentence -> sentence.markers().stream())
        .collect(Collectors.toSet());
  }

  private static Set<String> words(String text) {
    return Stream.of(text.split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }

  @Test
  void aSentenceNamesTheEmployerItStandsUnder() {
    assertThat(ask("By how much did she cut cloud spend?").answer().text())
        .contains("(Director of Platform Engineering, Zeta Pay, 2019-2024)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "What is her salary?|That is not in the documents.",
        "Is she married?|That is not in the documents.",
        "Tell me a joke|That is not in the documents.",
        "उनका वेतन कितना है?|यह जानकारी दस्तावेज़ों में नहीं है।",
        "她的月薪是多少？|文档中没有这方面的信息。",
        "彼女の年収はいくらですか？|その情報は資料にありません。"
      })
  void whatTheDocumentsDoNotTellIsDeclinedInTheQuestionsLanguage(String question, String refusal) {
    Turn turn = ask(question);

    assertThat(turn.answer().text()).isEqualTo(refusal);
    assertThat(turn.answer().isRefusal()).isTrue();
    assertThat(turn.answer().citations()).isEmpty();
    assertThat(turn.answer().support().level()).isEqualTo(Level.NONE);
    assertThat(turn.followUps()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Has she worked at Siemens?",
        "Does she know Cobol?",
        "Did she study at Oxford?",
        "Has she used Kafka at Siemens and Bosch?"
      })
  void aNameThatStandsNowhereCannotBeAnswered(String question) {
    assertThat(ask(question).answer().isRefusal()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Has she worked at Zeta Pay?",
        "Does she know Kafka?",
        "Has she used kubernetes?",
        "What did Asha do at Kumo Labs?"
      })
  void aNameThatStandsInTheDocumentsIsAnswered(String question) {
    assertThat(ask(question).answer().isRefusal()).isFalse();
  }

  @Test
  void evidenceIsBestFirstAndNoMoreThanWasSet() {
    small = new SmallPlatform(new RetrievalSettings(2, 0));
    small.create("Asha Rao");
    small.add(ASHA, "cv.md", SmallPlatform.RESUME);
    small.index(ASHA);
    Turn turn = ask("What did she do at Zeta Pay?");

    assertThat(turn.evidence().found()).hasSize(2);
    assertThat(turn.evidence().found().getFirst().score())
        .isGreaterThanOrEqualTo(turn.evidence().found().getLast().score());
    assertThat(turn.evidence().confidence()).isBetween(0.0, 1.0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void anAnswerDrawsOnTheEvidenceOnly(int topK) {
    small = new SmallPlatform(new RetrievalSettings(topK, 0));
    small.create("Asha Rao");
    small.add(ASHA, "cv.md", SmallPlatform.RESUME);
    small.add(ASHA, "letter.txt", SmallPlatform.LETTER);
    small.index(ASHA);
    for (String question :
        List.of("What did she do at Zeta Pay?", "Does she know Kafka?", "When was that?", "Why?")) {
      Turn turn = ask(question);
      List<ChunkId> evidence = turn.evidence().chunks().stream().map(Chunk::id).toList();

      assertThat(turn.answer().citations())
          .as(question)
          .allMatch(citation -> evidence.contains(citation.chunk()));
    }
  }

  @Test
  void theConfidenceThatIsRequiredDecidesWhetherToAnswer() {
    for (double required : List.of(0.0, 1.0)) {
      small = new SmallPlatform(new RetrievalSettings(4, required));
      small.create("Asha Rao");
      small.add(ASHA, "cv.md", SmallPlatform.RESUME);
      small.index(ASHA);

      assertThat(ask("What is her salary?").answer().isRefusal()).isEqualTo(required == 1);
      assertThat(ask("Does she know Kafka?").answer().isRefusal()).isEqualTo(required == 1);
    }
  }

  @Test
  void anUnknownProfileAndOneWithoutIndexAreToldApart() {
    Slug fresh = small.create("Somebody New");
    AnswerQuestion answer = small.platform().answerQuestion();
    Question question = new Question("Why?");

    assertThat(
            answer.answer(
                new Asker.Insider(new Slug("nobody")), question, History.NONE, AnswerListener.NONE))
        .isEqualTo(new Outcome.UnknownProfile());
    assertThat(answer.answer(new Asker.Insider(fresh), question, History.NONE, AnswerListener.NONE))
        .isEqualTo(new Outcome.NotIndexed());
  }

  @Test
  void followUpsAreNeverAskedBeforeAndNeverMoreThanThree() {
    List<Question> asked = new ArrayList<>();
    Set<Question> offered = new HashSet<>();
    Question next = new Question("What did she do at Zeta Pay?");
    while (true) {
      Turn turn = ask(next.text(), asked.stream().map(Question::text).toArray(String[]::new));
      assertThat(turn.followUps()).hasSizeLessThanOrEqualTo(3).doesNotHaveDuplicates();
      asked.add(next);
      assertThat(turn.followUps()).doesNotContainAnyElementsOf(asked);
      offered.addAll(turn.followUps());
      if (turn.followUps().isEmpty()) {
        break;
      }
      next = turn.followUps().getFirst();
    }
    assertThat(offered).containsExactlyInAnyOrderElementsOf(small.suggestions(ASHA));
    assertThat(asked).hasSize(offered.size() + 1);
  }

  @Test
  void whatIsOfferedCanBeAnswered() {
    assertThat(small.suggestions(ASHA)).hasSizeGreaterThan(4).doesNotHaveDuplicates();
    for (Question offered : small.suggestions(ASHA)) {
      assertThat(ask(offered.text()).answer().isRefusal()).as(offered.text()).isFalse();
    }
  }

  @Test
  void aFollowUpIsUnderstoodFromTheQuestionBefore() {
    Turn alone = ask("And what did she build there?");
    Turn after = ask("And what did she build there?", "What did she do at Kumo Labs?");

    assertThat(after.answer().text()).contains("Built the billing service");
    assertThat(after.evidence()).isNotEqualTo(alone.evidence());
  }

  @Test
  void aNewGenerationIsSeenAtOnce() {
    assertThat(ask("Does she play the theremin?").answer().text()).doesNotContain("theremin");

    small.add(ASHA, "hobbies.txt", "Hobbies\n\nShe plays the theremin in an orchestra.\n");
    small.index(ASHA);

    assertThat(ask("Does she play the theremin?").answer().text()).contains("theremin");
  }

  @Test
  void theSameQuestionHasTheSameAnswer() {
    assertThat(ask("What did she do at Zeta Pay?")).isEqualTo(ask("What did she do at Zeta Pay?"));
    assertThat(SmallPlatform.withAsha().ask(ASHA, "Which tools does she know?"))
        .isEqualTo(ask("Which tools does she know?"));
  }
}
