package io.aiprofile.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.ProfilePlatform.Language;
import io.aiprofile.application.ProfilePlatform.Settings;
import io.aiprofile.application.ProfilePlatform.Storage;
import io.aiprofile.application.ProfilePlatform.Surroundings;
import io.aiprofile.application.chat.AnswerListener;
import io.aiprofile.application.chat.AnswerQuestion;
import io.aiprofile.application.chat.Asker;
import io.aiprofile.application.chat.History;
import io.aiprofile.application.chat.RetrievalSettings;
import io.aiprofile.application.chat.UnsupportedSentences;
import io.aiprofile.application.document.AddDocument;
import io.aiprofile.application.indexing.IndexDocuments.Mode;
import io.aiprofile.application.indexing.IndexDocuments.Outcome;
import io.aiprofile.application.indexing.IndexProgress;
import io.aiprofile.application.memory.HashedEmbeddings;
import io.aiprofile.application.memory.InMemoryChatEvents;
import io.aiprofile.application.memory.InMemoryChunks;
import io.aiprofile.application.memory.InMemoryConversations;
import io.aiprofile.application.memory.InMemoryDirectory;
import io.aiprofile.application.memory.InMemoryDocuments;
import io.aiprofile.application.memory.InMemoryGaps;
import io.aiprofile.application.memory.InMemoryIndexRuns;
import io.aiprofile.application.memory.InMemoryLeads;
import io.aiprofile.application.memory.InMemoryOutbox;
import io.aiprofile.application.memory.InMemoryProfiles;
import io.aiprofile.application.memory.InMemorySecrets;
import io.aiprofile.application.memory.InMemoryTokenLedger;
import io.aiprofile.application.memory.SimpleRomanizer;
import io.aiprofile.application.memory.SimpleTextAnalyzer;
import io.aiprofile.application.memory.SimpleTextExtractor;
import io.aiprofile.application.profile.CreateProfile;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.Turn;
import io.aiprofile.domain.document.UploadLimits;
import io.aiprofile.domain.profile.ProfileStatus;
import io.aiprofile.domain.profile.Slug;
import io.aiprofile.domain.usage.Budget;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** The whole platform in memory, and the shortest ways to its use cases. */
public final class SmallPlatform {
  /** A résumé of one page that the simple extractor reads, with every kind of section. */
  public static final String RESUME =
      """
      # Asha Rao

      asha.rao@example.com | +91 98450 12345 | Bengaluru, India

      ## Summary

      Platform leader with fourteen years of experience building developer platforms and reliable
      payment systems for banks and retailers.

      ## Experience

      ### Director of Platform Engineering, Zeta Pay, 2019-2024

      - Led 42 engineers in five teams.
      - Cut cloud spend by 31 percent in two years.
      - Introduced a paved road for Kubernetes deployments.

      ### Senior Engineer, Kumo Labs, 2014-2019

      - Built the billing service in Kotlin and Kafka.
      - Reduced failed payments from 3 percent to 0.4 percent.

      ## Education

      Master of Technology, Indian Institute of Science, 2010

      ## Skills

      Java, Kotlin, Kafka, Kubernetes, Terraform, PostgreSQL

      ## Awards

      - Zeta Pay President's Medal for the paved road, 2022
      """;

  /** A letter about the person of the résumé. */
  public static final String LETTER =
      """
      Recommendation for Asha Rao

      I have worked with Asha for six years. She turns vague problems into calm plans. Her teams
      ship every week and nobody is ever woken at night.
      """;

  private final InMemoryProfiles profiles = new InMemoryProfiles();
  private final InMemoryDocuments documents = new InMemoryDocuments();
  private final InMemoryChunks chunks = new InMemoryChunks();
  private final InMemoryConversations conversations = new InMemoryConversations();
  private final InMemoryChatEvents chatEvents = new InMemoryChatEvents();
  private final InMemoryOutbox outbox = new InMemoryOutbox();
  private final InMemoryLeads leads = new InMemoryLeads(outbox);
  private final InMemoryGaps gaps = new InMemoryGaps(outbox);
  private final InMemoryTokenLedger tokenLedger = new InMemoryTokenLedger();
  private final InMemoryIndexRuns indexRuns = new InMemoryIndexRuns();
  private final ProfilePlatform platform;

  public SmallPlatform() {
    this(RetrievalSettings.DEFAULT);
  }

  public SmallPlatform(RetrievalSettings settings) {
    this(settings, Runnable::run);
  }

  /**
   * @param background runs what is indexed in the background
   */
  public SmallPlatform(RetrievalSettings settings, Executor background) {
    platform =
        new ProfilePlatform(
            new Storage(
                profiles,
                documents,
                chunks,
                conversations,
                chatEvents,
                leads,
                gaps,
                outbox,
                tokenLedger,
                indexRuns,
                new InMemoryDirectory(profiles, chunks),
                new InMemorySecrets(),
                problem -> {}),
            new Language(
                new SimpleTextExtractor(),
                new SimpleTextAnalyzer(),
                new SimpleRomanizer(),
                new HashedEmbeddings()),
            Optional.empty(),
            new Settings(UploadLimits.DEFAULT, settings, UnsupportedSentences.MARK, Budget.DEFAULT),
            new Surroundings(() -> Fixtures.NOW, new Random(1), background, notice -> {}));
  }

  /** A platform with Asha Rao's résumé and letter, indexed. */
  public static SmallPlatform withAsha() {
    SmallPlatform small = new SmallPlatform();
    small.create("Asha Rao");
    small.add(Fixtures.ASHA, "cv.md", RESUME);
    small.add(Fixtures.ASHA, "letter.txt", LETTER);
    small.index(Fixtures.ASHA);
    return small;
  }

  /** Changes a profile's status without any preflight. */
  public void set(Slug slug, ProfileStatus status) {
    assertThat(profiles.update(slug, profile -> profile.with(status))).isPresent();
  }

  /** Creates a profile, which must succeed. */
  public Slug create(String name) {
    CreateProfile.Outcome outcome = platform.createProfile().create(name);
    assertThat(outcome).isInstanceOf(CreateProfile.Outcome.Created.class);
    return ((CreateProfile.Outcome.Created) outcome).profile().slug();
  }

  /** Adds a document, which must succeed. */
  public void add(Slug slug, String name, String content) {
    assertThat(platform.addDocument().add(slug, name, Fixtures.bytes(content)))
        .isInstanceOf(AddDocument.Outcome.Accepted.class);
  }

  public Outcome index(Slug slug) {
    return platform.indexDocuments().index(slug, Mode.IF_CHANGED, IndexProgress.NONE);
  }

  /** Asks a question, which must come to a turn. */
  public Turn ask(Slug slug, String question, String... asked) {
    AnswerQuestion.Outcome outcome =
        platform
            .answerQuestion()
            .answer(
                new Asker.Insider(slug),
                Question.of(question),
                History.claimed(Stream.of(asked).map(Question::of).toList()),
                AnswerListener.NONE);
    assertThat(outcome).isInstanceOf(AnswerQuestion.Outcome.Answered.class);
    return ((AnswerQuestion.Outcome.Answered) outcome).turn();
  }

  /** Every question that was prepared for visitors, best first. */
  public List<Question> suggestions(Slug slug) {
    return chunks.current(slug).orElseThrow().suggestions().stream()
        .map(suggestion -> suggestion.question())
        .toList();
  }

  public InMemoryProfiles profiles() {
    return profiles;
  }

  public InMemoryChatEvents chatEvents() {
    return chatEvents;
  }

  public InMemoryOutbox outbox() {
    return outbox;
  }

  public InMemoryLeads leads() {
    return leads;
  }

  public InMemoryGaps gaps() {
    return gaps;
  }

  public InMemoryDocuments documents() {
    return documents;
  }

  public InMemoryConversations conversations() {
    return conversations;
  }

  public InMemoryIndexRuns indexRuns() {
    return indexRuns;
  }

  public InMemoryChunks chunks() {
    return chunks;
  }

  public ProfilePlatform platform() {
    return platform;
  }
}
