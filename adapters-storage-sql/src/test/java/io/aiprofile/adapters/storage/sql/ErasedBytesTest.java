package io.aiprofile.adapters.storage.sql;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.Fixtures.bytes;
import static io.aiprofile.application.Fixtures.conversation;
import static io.aiprofile.application.Fixtures.document;
import static io.aiprofile.application.Fixtures.exchange;
import static io.aiprofile.application.Fixtures.generation;
import static io.aiprofile.application.Fixtures.profile;
import static io.aiprofile.application.Fixtures.visitor;
import static io.aiprofile.application.port.storage.VisitorRecords.notice;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.ProfilePlatform.Storage;
import io.aiprofile.domain.account.EmailAddress;
import io.aiprofile.domain.chat.KnowledgeGap;
import io.aiprofile.domain.chat.Lead;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.profile.Headline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is erased from SQLite is in none of its files any more. */
class ErasedBytesTest {
  private static final String CANARY = "canary7b1f";

  @TempDir Path folder;

  static Stream<Arguments> kept() {
    return Stream.of(
        Arguments.argumentSet(
            "a profile",
            planted(
                storage ->
                    storage.profiles().add(profile(ASHA).with(new Headline(CANARY + " of a profile")))),
            planted(storage -> storage.profiles().erase(ASHA))),
        Arguments.argumentSet(
            "a document",
            planted(storage -> put(storage, "cv.txt")),
            planted(storage -> storage.documents().delete(ASHA, new FileName("cv.txt")))),
        Arguments.argumentSet(
            "documents",
            planted(storage -> put(storage, "cv.txt")),
            planted(storage -> storage.documents().erase(ASHA))),
        Arguments.argumentSet(
            "an index",
            planted(storage -> storage.chunks().publish(ASHA, generation(CANARY))),
            planted(storage -> storage.chunks().erase(ASHA))),
        Arguments.argumentSet(
            "what a visitor said",
            planted(ErasedBytesTest::say),
            planted(storage -> storage.conversations().forget(ASHA, visitor(1)))),
        Arguments.argumentSet(
            "conversations",
            planted(ErasedBytesTest::say),
            planted(storage -> storage.conversations().erase(ASHA))),
        Arguments.argumentSet(
            "leads",
            planted(
                storage -> {
                  EmailAddress email = new EmailAddress(CANARY + "@example.org");
                  Lead lead = new Lead(conversation(1), email, CANARY, CANARY, NOW);
                  storage.leads().add(ASHA, lead, notice(ASHA, lead));
                }),
            planted(storage -> storage.leads().erase(ASHA))),
        Arguments.argumentSet(
            "gaps",
            planted(
                storage -> {
                  KnowledgeGap gap = new KnowledgeGap(conversation(1), new Question(CANARY), NOW);
                  storage.gaps().add(ASHA, gap, notice(ASHA, gap));
                }),
            planted(storage -> storage.gaps().erase(ASHA))));
  }

  @ParameterizedTest
  @MethodSource("kept")
  void whatIsErasedLeavesNoByteBehind(Consumer<Storage> keep, Consumer<Storage> erase)
      throws IOException {
    try (SqlDatabase database = SqlDatabase.open("sqlite:" + folder.resolve("platform.db"))) {
      Storage storage = SqlStorage.in(database);
      storage.profiles().add(profile(ASHA_2));
      keep.accept(storage);
      storage.conversations().append(ASHA_2, visitor(1), conversation(1), exchange("Else?"));
      assertThat(holding(CANARY)).isNotEmpty();

      erase.accept(storage);

      assertThat(holding(CANARY)).isEmpty();
      assertThat(storage.profiles().find(ASHA_2)).isPresent();
    }
  }

  @Test
  void whatAReaderStillSeesIsRemovedWithTheNextChange() throws IOException {
    try (SqlDatabase database = SqlDatabase.open("sqlite:" + folder.resolve("platform.db"), QUICK)) {
      Storage storage = SqlStorage.in(database);
      say(storage);
      database.readAtOneMoment(
          "read",
          handle -> {
            handle.createQuery("SELECT COUNT(*) FROM exchange").mapTo(Long.class).one();
            storage.conversations().erase(ASHA);
            return handle;
          });
      assertThat(holding(CANARY)).isNotEmpty();

      storage.profiles().add(profile(ASHA_2));

      assertThat(holding(CANARY)).isEmpty();
    }
  }

  private static final SqlLimits QUICK =
      new SqlLimits(
          3,
          SqlLimits.USUAL.connectionWait(),
          java.time.Duration.ofMillis(100),
          SqlLimits.USUAL.statementTime());

  private static Consumer<Storage> planted(Consumer<Storage> step) {
    return step;
  }

  private static void put(Storage storage, String name) {
    byte[] content = bytes(CANARY.repeat(9_000));
    storage.documents().put(ASHA, document(name, content), content);
  }

  private static void say(Storage storage) {
    storage
        .conversations()
        .append(ASHA, visitor(1), conversation(1), exchange("Why?", CANARY.repeat(900)));
    storage.conversations().append(ASHA, visitor(1), conversation(2), exchange(CANARY));
  }

  private List<Path> holding(String text) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(file -> holds(file, text)).toList();
    }
  }

  private static boolean holds(Path file, String text) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
