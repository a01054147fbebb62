package io.aiprofile.application;

import io.aiprofile.application.port.storage.IndexGeneration;
import io.aiprofile.application.port.storage.IndexGeneration.IndexedChunk;
import io.aiprofile.application.port.storage.IndexGeneration.IndexedDocument;
import io.aiprofile.domain.chat.Answer;
import io.aiprofile.domain.chat.Citation;
import io.aiprofile.domain.chat.ConversationId;
import io.aiprofile.domain.chat.Ending;
import io.aiprofile.domain.chat.Exchange;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.Sentence;
import io.aiprofile.domain.chat.Suggestion;
import io.aiprofile.domain.chat.VisitorId;
import io.aiprofile.domain.document.ContentHash;
import io.aiprofile.domain.document.Document;
import io.aiprofile.domain.document.DocumentKind;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.document.Topic;
import io.aiprofile.domain.knowledge.Chunk;
import io.aiprofile.domain.knowledge.Embedding;
import io.aiprofile.domain.knowledge.IndexRun;
import io.aiprofile.domain.knowledge.Span;
import io.aiprofile.domain.profile.DisplayName;
import io.aiprofile.domain.profile.Headline;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.ProfileStatus;
import io.aiprofile.domain.profile.Slug;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Small samples of everything that is kept, the same in every run. */
public final class Fixtures {
  /** The profile that most samples belong to. */
  public static final Slug ASHA = new Slug("asha-rao");

  /** Somebody else, whose slug begins like the first one's. */
  public static final Slug ASHA_2 = new Slug("asha-rao-2");

  /** A moment with milliseconds, the finest that storages keep. */
  public static final Instant NOW = Instant.parse("2026-04-03T10:00:00.125Z");

  /** Components of the sample embeddings: enough to differ, few enough to read. */
  public static final int DIMENSIONS = 8;

  public static final String RECIPE = "fixture-split-1/fixture-model-1";

  private static final String FIRST = "Led a team of 12 at Acme.";
  private static final String SECOND = "Cut build times by 40 % in 2021.";

  private Fixtures() {}

  /** An enabled profile of that slug. */
  public static Profile profile(Slug slug) {
    return new Profile(
        slug, new DisplayName("Asha Rao"), Headline.NONE, ProfileStatus.ENABLED, NOW);
  }

  /** The metadata of that content under a name whose ending tells the kind. */
  public static Document document(String name, byte[] content) {
    return document(name, content, NOW);
  }

  public static Document document(String name, byte[] content, Instant uploadedAt) {
    DocumentKind kind = DocumentKind.suggestedBy(name).orElseThrow();
    return new Document(
        new FileName(name), kind, content.length, ContentHash.of(content), uploadedAt);
  }

  /** A text's bytes. */
  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * A generation of two documents: a PDF of two chunks with pages, headings and two sentences (one
   * of them a title), and a text of one chunk without any of them. The id occurs in every text.
   */
  public static IndexGeneration generation(String id) {
    return generation(
        id,
        List.of(
            new IndexedDocument(
                new FileName("cv.pdf"),
                ContentHash.of("cv of " + id),
                List.of(indexed(experience(id)), indexed(skills(id))),
                Set.of("theremin", "मीरा", "terms-" + id)),
            new IndexedDocument(
                new FileName("notes.txt"),
                ContentHash.of("notes of " + id),
                List.of(indexed(note(id))),
                Set.of())));
  }

  /** A generation of just these documents, with two suggestions. */
  public static IndexGeneration generation(String id, List<IndexedDocument> documents) {
    List<Suggestion> suggestions =
        List.of(
            suggestion("What did Asha lead?", experience(id)),
            suggestion("Which skills has she?", skills(id)));
    return new IndexGeneration(id, RECIPE, NOW, documents, suggestions);
  }

  /** The visitor of that number. */
  public static VisitorId visitor(int number) {
    return new VisitorId("%032x".formatted(number));
  }

  /** The conversation of that number. */
  public static ConversationId conversation(int number) {
    return new ConversationId("%032x".formatted(number));
  }

  /** A question that was answered in two sentences from two sources, with follow-ups. */
  public static Exchange exchange(String question) {
    return exchange(question, "Led a team of 12 at Acme.");
  }

  /** A question whose answer begins with that sentence. */
  public static Exchange exchange(String question, String sentence) {
    Answer answer =
        new Answer(
            Answer.Mode.EXTRACTIVE,
            List.of(new Sentence(sentence, List.of(1)), new Sentence(SECOND, List.of(1, 2))),
            List.of(citation(1, experience("x"), sentence), citation(2, note("x"), "Likes hills")));
    return new Exchange(
        new Question(question),
        answer,
        List.of(new Question("Which skills has she?")),
        Ending.COMPLETE,
        NOW);
  }

  private static Citation citation(int marker, Chunk chunk, String quote) {
    return new Citation(marker, chunk.id(), chunk.document(), chunk.heading(), chunk.page(), quote);
  }

  /** A run that indexed two documents and could not read a third. */
  public static IndexRun indexRun(Slug slug, Instant startedAt) {
    return new IndexRun(
        slug,
        startedAt,
        startedAt.plusMillis(1_234),
        IndexRun.Result.INDEXED,
        2,
        31,
        7,
        Map.of(new FileName("scan.pdf"), "It holds pictures only."));
  }

  /** The chunk with embeddings that are derived from its words. */
  public static IndexedChunk indexed(Chunk chunk) {
    List<Embedding> sentences =
        chunk.sentences().stream().map(span -> embedding(span.of(chunk.text()))).toList();
    return new IndexedChunk(chunk, embedding(chunk.passage()), sentences);
  }

  /** Some direction, the same for the same text and practically never for another. */
  public static Embedding embedding(String text) {
    return embedding(text, DIMENSIONS);
  }

  public static Embedding embedding(String text, int dimensions) {
    Random random = new Random(text.hashCode());
    float[] vector = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return Embedding.of(vector);
  }

  private static Suggestion suggestion(String question, Chunk answering) {
    return new Suggestion(new Question(question), answering.id());
  }

  private static Chunk experience(String id) {
    String text = FIRST + " " + SECOND + " " + id;
    int second = FIRST.length() + 1;
    return new Chunk(
        new FileName("cv.pdf"),
        Topic.EXPERIENCE,
        List.of("Experience", "Senior Engineer, Acme, 2019-2022"),
        text,
        1,
        40,
        List.of(
            new Span(0, FIRST.length(), false), new Span(second, second + SECOND.length(), false)));
  }

  private static Chunk skills(String id) {
    String text = "Languages\nJava, Kotlin, SQL. " + id;
    List<Span> sentences = List.of(new Span(0, 9, true), new Span(10, 28, false));
    return new Chunk(
        new FileName("cv.pdf"), Topic.SKILLS, List.of("Skills"), text, 2, 480, sentences);
  }

  private static Chunk note(String id) {
    return new Chunk(
        new FileName("notes.txt"), Topic.OTHER, List.of(), "Likes hills, " + id, 0, 0, List.of());
  }
}
