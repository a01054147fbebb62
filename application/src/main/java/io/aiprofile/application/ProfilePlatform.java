package io.aiprofile.application;

import io.aiprofile.application.chat.AnswerQuestion;
import io.aiprofile.application.chat.Converse;
import io.aiprofile.application.chat.ExtractiveAnswer;
import io.aiprofile.application.chat.FindEvidence;
import io.aiprofile.application.chat.HybridRanking;
import io.aiprofile.application.chat.LineRanking;
import io.aiprofile.application.chat.LlmAnswer;
import io.aiprofile.application.chat.LlmSuggestions;
import io.aiprofile.application.chat.LoadedIndexes;
import io.aiprofile.application.chat.LocalSuggestions;
import io.aiprofile.application.chat.LocalTopics;
import io.aiprofile.application.chat.LocalTwin;
import io.aiprofile.application.chat.PassOnContact;
import io.aiprofile.application.chat.RecordGap;
import io.aiprofile.application.chat.RecordLead;
import io.aiprofile.application.chat.RetrievalSettings;
import io.aiprofile.application.chat.SystemPrompt;
import io.aiprofile.application.chat.UnderstandQuestion;
import io.aiprofile.application.chat.UnsupportedSentences;
import io.aiprofile.application.chat.VerifySentence;
import io.aiprofile.application.chat.VisitorTools;
import io.aiprofile.application.chat.WelcomeVisitor;
import io.aiprofile.application.chat.WriteAnswer;
import io.aiprofile.application.document.AddDocument;
import io.aiprofile.application.document.RemoveDocument;
import io.aiprofile.application.indexing.IndexDocuments;
import io.aiprofile.application.indexing.IndexingRuns;
import io.aiprofile.application.indexing.LlmSplit;
import io.aiprofile.application.indexing.SplitDocument;
import io.aiprofile.application.indexing.StructuralSplit;
import io.aiprofile.application.indexing.SuggestQuestions;
import io.aiprofile.application.notify.DeliverNotices;
import io.aiprofile.application.port.llm.LanguageModel;
import io.aiprofile.application.port.notify.Notifier;
import io.aiprofile.application.port.storage.ChatEvents;
import io.aiprofile.application.port.storage.Chunks;
import io.aiprofile.application.port.storage.Conversations;
import io.aiprofile.application.port.storage.Directory;
import io.aiprofile.application.port.storage.Documents;
import io.aiprofile.application.port.storage.Gaps;
import io.aiprofile.application.port.storage.IndexRuns;
import io.aiprofile.application.port.storage.Inspection;
import io.aiprofile.application.port.storage.Leads;
import io.aiprofile.application.port.storage.Outbox;
import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.application.port.storage.Secrets;
import io.aiprofile.application.port.storage.TokenLedger;
import io.aiprofile.application.port.text.Romanizer;
import io.aiprofile.application.port.text.TextAnalyzer;
import io.aiprofile.application.port.text.TextExtractor;
import io.aiprofile.application.port.vector.Embeddings;
import io.aiprofile.application.profile.BrowseProfiles;
import io.aiprofile.application.profile.ChangeHeadline;
import io.aiprofile.application.profile.ChangeStatus;
import io.aiprofile.application.profile.CreateProfile;
import io.aiprofile.application.profile.EraseProfile;
import io.aiprofile.application.profile.Readiness;
import io.aiprofile.application.usage.MeteredModel;
import io.aiprofile.application.usage.ModelHealth;
import io.aiprofile.application.usage.TokenBudget;
import io.aiprofile.domain.document.UploadLimits;
import io.aiprofile.domain.usage.Budget;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.random.RandomGenerator;

/**
 * The use cases, composed in plain Java from a set of ports: what a program embeds that brings no
 * dependency injection. Thread-safe when the ports are; keep one for the life of the program.
 */
public final class ProfilePlatform {
  /** What must be kept. */
  public record Storage(
      Profiles profiles,
      Documents documents,
      Chunks chunks,
      Conversations conversations,
      ChatEvents chatEvents,
      Leads leads,
      Gaps gaps,
      Outbox outbox,
      TokenLedger tokenLedger,
      IndexRuns indexRuns,
      Directory directory,
      Secrets secrets,
      Inspection inspection) {}

  /** What must be understood. */
  public record Language(
      TextExtractor extractor, TextAnalyzer analyzer, Romanizer romanizer, Embeddings embeddings) {}

  /** Limits and policies. */
  public record Settings(
      UploadLimits uploads,
      RetrievalSettings retrieval,
      UnsupportedSentences unsupported,
      Budget budget) {
    public static final Settings DEFAULT =
        new Settings(
            UploadLimits.DEFAULT,
            RetrievalSettings.DEFAULT,
            UnsupportedSentences.MARK,
            Budget.DEFAULT);
  }

  /**
   * The world around.
   *
   * @param random a secure one: conversations are named by it
   * @param background runs what nobody waits for
   */
  public record Surroundings(
      InstantSource clock, RandomGenerator random, Executor background, Notifier notifier) {}

  /** What a language model does where there is one. */
  private record Twin(WriteAnswer write, SplitDocument split, SuggestQuestions suggest) {}

  private final CreateProfile createProfile;
  private final AddDocument addDocument;
  private final IndexDocuments indexDocuments;
  private final IndexingRuns indexingRuns;
  private final RemoveDocument removeDocument;
  private final AnswerQuestion answerQuestion;
  private final WelcomeVisitor welcomeVisitor;
  private final Converse converse;
  private final PassOnContact passOnContact;
  private final BrowseProfiles browseProfiles;
  private final Readiness readiness;
  private final ChangeStatus changeStatus;
  private final ChangeHeadline changeHeadline;
  private final EraseProfile eraseProfile;

  /**
   * Composes the twin that quotes, with the limits and settings that the product promises; index
   * runs in the background use the common pool, and nobody is told of contacts.
   */
  public ProfilePlatform(Storage storage, Language language) {
    this(storage, language, Optional.empty(), Settings.DEFAULT, thisMachine());
  }

  /** The same with a language model that speaks for the professionals. */
  public ProfilePlatform(Storage storage, Language language, LanguageModel model) {
    this(storage, language, Optional.of(model), Settings.DEFAULT, thisMachine());
  }

  public ProfilePlatform(
      Storage storage,
      Language language,
      Optional<LanguageModel> model,
      Settings settings,
      Surroundings surroundings) {
    InstantSource clock = surroundings.clock;
    HybridRanking ranking = new HybridRanking(language.embeddings, language.analyzer);
    LineRanking lines = new LineRanking(ranking, language.embeddings);
    FindEvidence find = new FindEvidence(ranking, lines);
    LocalTopics topics = new LocalTopics(language.embeddings, language.analyzer);
    UnderstandQuestion understand = new UnderstandQuestion(ranking, language.analyzer, topics);
    ExtractiveAnswer extractive = new ExtractiveAnswer(lines, find);
    LocalTwin twin =
        new LocalTwin(ranking, language.analyzer, topics, find, extractive, settings.retrieval);
    DeliverNotices deliver =
        new DeliverNotices(
            storage.outbox,
            surroundings.notifier,
            clock,
            surroundings.random,
            surroundings.background);
    RecordLead recordLead = new RecordLead(storage.leads, deliver, clock);
    RecordGap recordGap = new RecordGap(storage.gaps, deliver, clock);
    Twin quoting =
        new Twin(extractive, new StructuralSplit(), new LocalSuggestions(twin, language.analyzer));
    Twin speaking =
        model
            .map(
                speaker -> {
                  MeteredModel metered = metered(speaker, settings.budget, storage, clock);
                  return new Twin(
                      new LlmAnswer(
                          metered,
                          new SystemPrompt(surroundings.random),
                          new VisitorTools(recordLead, recordGap),
                          new VerifySentence(language.analyzer, language.embeddings),
                          settings.unsupported,
                          extractive),
                      new LlmSplit(metered, new StructuralSplit()),
                      new LlmSuggestions(
                          metered,
                          new LocalSuggestions(twin, language.analyzer),
                          twin,
                          language.analyzer));
                })
            .orElse(quoting);
    createProfile = new CreateProfile(storage.profiles, language.romanizer, clock);
    addDocument =
        new AddDocument(
            storage.profiles, storage.documents, language.extractor, settings.uploads, clock);
    indexDocuments =
        new IndexDocuments(
            storage.profiles,
            storage.documents,
            storage.chunks,
            language.extractor,
            language.analyzer,
            speaking.split,
            language.embeddings,
            speaking.suggest,
            clock);
    LoadedIndexes indexes = new LoadedIndexes(storage.chunks, language.analyzer);
    indexingRuns =
        new IndexingRuns(indexDocuments, storage.indexRuns, clock, surroundings.background);
    removeDocument =
        new RemoveDocument(storage.profiles, storage.documents, storage.chunks, indexingRuns);
    answerQuestion =
        new AnswerQuestion(
            storage.profiles, indexes, understand, find, speaking.write, settings.retrieval);
    welcomeVisitor = new WelcomeVisitor(storage.profiles, indexes);
    converse =
        new Converse(
            storage.profiles,
            storage.documents,
            storage.conversations,
            storage.chatEvents,
            answerQuestion,
            recordLead,
            recordGap,
            indexingRuns,
            clock,
            surroundings.random);
    passOnContact = new PassOnContact(storage.profiles, storage.conversations, recordLead);
    browseProfiles = new BrowseProfiles(storage.directory, storage.chunks, language.analyzer);
    readiness = new Readiness(storage.profiles, storage.documents, indexes, twin);
    changeStatus = new ChangeStatus(storage.profiles, readiness);
    changeHeadline = new ChangeHeadline(storage.profiles);
    eraseProfile =
        new EraseProfile(
            storage.profiles,
            storage.documents,
            storage.chunks,
            storage.conversations,
            storage.chatEvents,
            storage.leads,
            storage.gaps,
            storage.indexRuns,
            storage.tokenLedger);
  }

  private static MeteredModel metered(
      LanguageModel model, Budget budget, Storage storage, InstantSource clock) {
    return new MeteredModel(
        model,
        new TokenBudget(budget, storage.tokenLedger, clock),
        storage.tokenLedger,
        new ModelHealth(),
        clock);
  }

  /** Its clock and chance, the common pool, and nobody to tell. */
  private static Surroundings thisMachine() {
    return new Surroundings(
        InstantSource.system(), new SecureRandom(), ForkJoinPool.commonPool(), notice -> {});
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

  public IndexingRuns indexingRuns() {
    return indexingRuns;
  }

  public RemoveDocument removeDocument() {
    return removeDocument;
  }

  public AnswerQuestion answerQuestion() {
    return answerQuestion;
  }

  public WelcomeVisitor welcomeVisitor() {
    return welcomeVisitor;
  }

  public Converse converse() {
    return converse;
  }

  public PassOnContact passOnContact() {
    return passOnContact;
  }

  public BrowseProfiles browseProfiles() {
    return browseProfiles;
  }

  public Readiness readiness() {
    return readiness;
  }

  public ChangeStatus changeStatus() {
    return changeStatus;
  }

  public ChangeHeadline changeHeadline() {
    return changeHeadline;
  }

  public EraseProfile eraseProfile() {
    return eraseProfile;
  }
}
