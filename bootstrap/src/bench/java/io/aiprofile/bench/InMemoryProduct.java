package io.aiprofile.bench;

import io.aiprofile.adapters.vector.embedding.LocalEmbeddings;
import io.aiprofile.adapters.vector.embedding.RememberingEmbeddings;
import io.aiprofile.adapters.vector.language.IcuRomanizer;
import io.aiprofile.adapters.vector.language.LuceneTextAnalyzer;
import io.aiprofile.adapters.vector.text.IsolatedTextExtractor;
import io.aiprofile.application.ProfilePlatform;
import io.aiprofile.application.ProfilePlatform.Language;
import io.aiprofile.application.ProfilePlatform.Storage;
import io.aiprofile.application.chat.AnswerListener;
import io.aiprofile.application.chat.AnswerQuestion;
import io.aiprofile.application.chat.Asker;
import io.aiprofile.application.chat.History;
import io.aiprofile.application.document.AddDocument;
import io.aiprofile.application.indexing.IndexDocuments;
import io.aiprofile.application.indexing.IndexDocuments.Mode;
import io.aiprofile.application.indexing.IndexProgress;
import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.application.memory.InMemoryStorage;
import io.aiprofile.application.port.storage.IndexGeneration;
import io.aiprofile.application.port.text.TextAnalyzer;
import io.aiprofile.application.port.text.TextExtractor;
import io.aiprofile.application.port.vector.Embeddings;
import io.aiprofile.application.profile.CreateProfile;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.Turn;
import io.aiprofile.domain.profile.Slug;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The product as a program would embed it, with storage in memory and all else as shipped. What it
 * refuses to do is a defect of the bench and thrown as {@link IllegalStateException}. Thread-safe.
 */
final class InMemoryProduct implements AutoCloseable {
  /** Stays empty: the examples' embeddings come with the program. */
  private static final Path CACHE = Path.of("target", "bench-cache");

  private final ExecutorService processors =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          Thread.ofPlatform().daemon().name("embedding-", 1).factory());
  private final IsolatedTextExtractor extractor = new IsolatedTextExtractor();
  private final TextAnalyzer analyzer = new LuceneTextAnalyzer();
  private final Embeddings embeddings =
      new RememberingEmbeddings(new LocalEmbeddings(processors), CACHE);
  private final Storage storage = InMemoryStorage.empty();
  private final ProfilePlatform platform =
      new ProfilePlatform(
          storage, new Language(extractor, analyzer, new IcuRomanizer(), embeddings));

  TextExtractor extractor() {
    return extractor;
  }

  TextAnalyzer analyzer() {
    return analyzer;
  }

  Embeddings embeddings() {
    return embeddings;
  }

  Slug create(String name) {
    if (platform.createProfile().create(name) instanceof CreateProfile.Outcome.Created created) {
      return created.profile().slug();
    }
    throw new IllegalStateException("No profile can be named " + name);
  }

  void add(Slug slug, String fileName, byte[] content) {
    if (platform.addDocument().add(slug, fileName, content)
        instanceof AddDocument.Outcome.Refused refused) {
      throw new IllegalStateException(fileName + " of " + slug + ": " + refused.message());
    }
  }

  /** Indexes everything anew. */
  void index(Slug slug) {
    IndexDocuments.Outcome outcome =
        platform.indexDocuments().index(slug, Mode.FORCED, IndexProgress.NONE);
    if (!(outcome instanceof IndexDocuments.Outcome.Indexed indexed)
        || !indexed.unreadable().isEmpty()) {
      throw new IllegalStateException(slug + " is not indexed as a whole: " + outcome);
    }
  }

  /** Makes a generation current that was not made of documents. */
  void publish(Slug slug, IndexGeneration generation) {
    storage.chunks().publish(slug, generation);
  }

  /** What is searched for a profile's answers. */
  ProfileIndex indexOf(Slug slug) {
    return new ProfileIndex(storage.chunks().current(slug).orElseThrow(), analyzer);
  }

  /** A conversation's first turn. */
  Turn ask(Slug slug, String question) {
    if (platform
            .answerQuestion()
            .answer(
                new Asker.Insider(slug), Question.of(question), History.NONE, AnswerListener.NONE)
        instanceof AnswerQuestion.Outcome.Answered answered) {
      return answered.turn();
    }
    throw new IllegalStateException(slug + " has no index");
  }

  @Override
  public void close() {
    extractor.close();
    processors.shutdownNow();
  }
}
