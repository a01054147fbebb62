package io.aiprofile.adapters.vector.embedding;

import io.aiprofile.adapters.vector.language.LuceneTextAnalyzer;
import io.aiprofile.application.chat.LocalTopics;
import io.aiprofile.application.chat.SearchText;
import io.aiprofile.application.usage.Payer;
import io.aiprofile.domain.profile.Slug;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Run by the build: embeds the topic classifier's examples into a folder of the class path, so that
 * no user waits for it. Does nothing when they are there.
 */
final class PrepareExamples {
  private PrepareExamples() {}

  public static void main(String[] folder) {
    int processors = Runtime.getRuntime().availableProcessors();
    try (ExecutorService executor = Executors.newFixedThreadPool(processors)) {
      var embeddings = new RememberingEmbeddings(new LocalEmbeddings(executor), Path.of(folder[0]));
      String question = "Where did she study?";
      new LocalTopics(embeddings, new LuceneTextAnalyzer())
          .classify(
              Payer.of(new Slug("nobody")),
              new SearchText(question, "en", embeddings.question(question)));
    }
  }
}
