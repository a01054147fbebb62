package io.aiprofile.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.ProfilePlatform.Language;
import io.aiprofile.application.ProfilePlatform.Storage;
import io.aiprofile.application.chat.AnswerListener;
import io.aiprofile.application.chat.AnswerQuestion;
import io.aiprofile.application.chat.Asker;
import io.aiprofile.application.chat.History;
import io.aiprofile.application.document.AddDocument;
import io.aiprofile.application.indexing.IndexDocuments;
import io.aiprofile.application.indexing.IndexProgress;
import io.aiprofile.application.memory.HashedEmbeddings;
import io.aiprofile.application.memory.InMemoryStorage;
import io.aiprofile.application.memory.SimpleRomanizer;
import io.aiprofile.application.memory.SimpleTextAnalyzer;
import io.aiprofile.application.memory.SimpleTextExtractor;
import io.aiprofile.application.profile.CreateProfile;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.profile.Slug;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfilePlatformTest {
  private final Storage storage = InMemoryStorage.empty();
  private final ProfilePlatform platform =
      new ProfilePlatform(
          storage,
          new Language(
              new SimpleTextExtractor(),
              new SimpleTextAnalyzer(),
              new SimpleRomanizer(),
              new HashedEmbeddings()));

  @Test
  void aProgramCanEmbedThePlatformWithNothingButPorts() {
    Slug slug =
        ((CreateProfile.Outcome.Created) platform.createProfile().create("Asha Rao"))
            .profile()
            .slug();
    assertThat(platform.addDocument().add(slug, "cv.md", Fixtures.bytes(SmallPlatform.RESUME)))
        .isInstanceOf(AddDocument.Outcome.Accepted.class);
    assertThat(
            platform
                .indexDocuments()
                .index(slug, IndexDocuments.Mode.IF_CHANGED, IndexProgress.NONE))
        .isInstanceOf(IndexDocuments.Outcome.Indexed.class);

    assertThat(
            platform
                .answerQuestion()
                .answer(
                    new Asker.Insider(slug),
                    new Question("How many engineers did she lead?"),
                    History.NONE,
                    AnswerListener.NONE))
        .isInstanceOfSatisfying(
            AnswerQuestion.Outcome.Answered.class,
            answered -> assertThat(answered.turn().answer().text()).contains("42 engineers"));
  }

  @Test
  void withoutFurtherWordsTheLimitsAndTheClockAreTheProductsOwn() {
    platform.createProfile().create("Asha Rao");
    for (String name : List.of("a.txt", "b.txt", "c.txt")) {
      platform.addDocument().add(Fixtures.ASHA, name, Fixtures.bytes("Led nine."));
    }

    assertThat(platform.addDocument().add(Fixtures.ASHA, "d.txt", Fixtures.bytes("Led nine.")))
        .isInstanceOfSatisfying(
            AddDocument.Outcome.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(AddDocument.Reason.TOO_MANY));
    assertThat(storage.profiles().list().getFirst().createdAt())
        .isBetween(Instant.now().minus(Duration.ofMinutes(5)), Instant.now());
  }
}
