package io.aiprofile.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.adapters.storage.file.store.DataDirectory;
import io.aiprofile.adapters.storage.file.store.FileStorage;
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
import io.aiprofile.application.indexing.IndexDocuments.Mode;
import io.aiprofile.application.indexing.IndexProgress;
import io.aiprofile.application.port.vector.Embeddings;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.profile.Slug;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of README: how a program embeds the platform. */
class EmbeddingExampleTest {
  private static final Path README = Path.of("..", "README.md");
  private static final Path THIS =
      Path.of("src/test/java/io/aiprofile/bootstrap/EmbeddingExampleTest.java");

  @TempDir Path folder;

  @Test
  void theExampleAnswersFromADocument() throws IOException {
    Path cv = Files.writeString(folder.resolve("cv.md"), "# Contact\n\nasha@mail.example\n");

    AnswerQuestion.Outcome outcome = example(folder.resolve("data"), cv);

    assertThat(outcome).isInstanceOf(AnswerQuestion.Outcome.Answered.class);
    assertThat(outcome.toString()).contains("asha@mail.example");
  }

  @Test
  void readmeShowsTheExampleAsItIsRunHere() throws IOException {
    String source = Files.readString(THIS);
    String example = source.split("// tag::embed\\[]", 2)[1].split("// end::embed\\[]", 2)[0];

    assertThat(example).as("the example of this file").contains("ProfilePlatform");
    assertThat(Files.readString(README)).containsIgnoringWhitespaces(example);
  }

  private static AnswerQuestion.Outcome example(Path folder, Path cv) throws IOException {
    // tag::embed[]
    DataDirectory data = DataDirectory.open(folder);
    Storage storage = FileStorage.in(data);
    try (IsolatedTextExtractor reader = new IsolatedTextExtractor()) {
      Embeddings model =
          new RememberingEmbeddings(
              new LocalEmbeddings(ForkJoinPool.commonPool()), folder.resolve("cache"));
      Language language = new Language(reader, new LuceneTextAnalyzer(), new IcuRomanizer(), model);
      ProfilePlatform platform = new ProfilePlatform(storage, language);
      Slug asha = new Slug("asha-rao");
      platform.createProfile().create("Asha Rao");
      platform.addDocument().add(asha, "cv.md", Files.readAllBytes(cv));
      platform.indexDocuments().index(asha, Mode.IF_CHANGED, IndexProgress.NONE);
      return platform
          .answerQuestion()
          .answer(
              new Asker.Insider(asha),
              Question.of("What is her e-mail address?"),
              History.NONE,
              AnswerListener.NONE);
    }
    // end::embed[]
  }
}
