package io.aiprofile.application;

import io.aiprofile.application.chat.AnswerQuestion;
import io.aiprofile.application.chat.ExtractiveAnswer;
import io.aiprofile.application.chat.FindEvidence;
import io.aiprofile.application.chat.HybridRanking;
import io.aiprofile.application.chat.LineRanking;
import io.aiprofile.application.chat.LoadedIndexes;
import io.aiprofile.application.chat.LocalSuggestions;
import io.aiprofile.application.chat.LocalTopics;
import io.aiprofile.application.chat.RetrievalSettings;
import io.aiprofile.application.chat.UnderstandQuestion;
import io.aiprofile.application.document.AddDocument;
import io.aiprofile.application.indexing.IndexDocuments;
import io.aiprofile.application.indexing.StructuralSplit;
import io.aiprofile.application.port.storage.Chunks;
import io.aiprofile.application.port.storage.Documents;
import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.application.port.text.Romanizer;
import io.aiprofile.application.port.text.TextAnalyzer;
import io.aiprofile.application.port.text.TextExtractor;
import io.aiprofile.application.port.vector.Embeddings;
import io.aiprofile.application.profile.CreateProfile;
import io.aiprofile.domain.document.UploadLimits;
import java.time.InstantSource;

/**
 * The use cases, composed in plain Java from a set of ports: what a program embeds that brings no
 * dependency injection. Thread-safe when the ports are; keep one for the life of the program.
 */
public final class ProfilePlatform {
  /** What must be kept. */
  public record Storage(Profiles profiles, Documents documents, Chunks chunks) {}

  /** What must be understood. */
  public record Language(
      TextExtractor extractor, TextAnalyzer analyzer, Romanizer romanizer, Embeddings embeddings) {}

  private final CreateProfile createProfile;
  private final AddDocument addDocument;
  private final IndexDocuments indexDocuments;
  private final AnswerQuestion answerQuestion;

  /** Composes with the limits and settings that the product promises. */
  public ProfilePlatform(Storage storage, Language language) {
    this(
        storage, language, UploadLimits.DEFAULT, RetrievalSettings.DEFAULT, InstantSource.system());
  }

  public ProfilePlatform(
      Storage storage,
      Language language,
      UploadLimits limits,
      RetrievalSettings settings,
      InstantSource clock) {
    HybridRanking ranking = new HybridRanking(language.embeddings, language.analyzer);
    LineRanking lines = new LineRanking(ranking, language.embeddings);
    FindEvidence find = new FindEvidence(ranking, lines);
    UnderstandQuestion understand =
        new UnderstandQuestion(
            ranking, language.analyzer, new LocalTopics(language.embeddings, language.analyzer));
    createProfile = new CreateProfile(storage.profiles, language.romanizer, clock);
    addDocument =
        new AddDocument(storage.profiles, storage.documents, language.extractor, limits, clock);
    indexDocuments =
        new IndexDocuments(
            storage.profiles,
            storage.documents,
            storage.chunks,
            language.extractor,
            new StructuralSplit(),
            language.embeddings,
            new LocalSuggestions(understand, find, language.analyzer),
            clock);
    answerQuestion =
        new AnswerQuestion(
            storage.profiles,
            new LoadedIndexes(storage.chunks, language.analyzer),
            understand,
            find,
            new ExtractiveAnswer(lines, find),
            settings);
  }

  public CreateProfile createProfile() {
    return createProfile;
  }

  public AddDocument addDocument() {
    return addDocument;
  }

  public IndexDocuments indexDocuments() {
    return indexDocuments;
  }

  public AnswerQuestion answerQuestion() {
    return answerQuestion;
  }
}
