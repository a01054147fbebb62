package io.aiprofile.adapters.storage.file.store;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.conversation;
import static io.aiprofile.application.Fixtures.exchange;
import static io.aiprofile.application.Fixtures.visitor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aiprofile.application.port.storage.Conversations;
import io.aiprofile.application.port.storage.ConversationsContract;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.domain.chat.Conversation;
import io.aiprofile.domain.chat.Ending;
import io.aiprofile.domain.chat.Exchange;
import io.aiprofile.domain.chat.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileConversationsTest implements ConversationsContract {
  /** What a line looks like, for good. */
  private static final String PINNED =
      """
      {"conversation":"00000000000000000000000000000001","at":"2026-04-03T10:00:00.125Z",\
      "question":"Who leads?","complete":true,"ending":"complete","mode":"extractive",\
      "sentences":[{"text":"Led a team of 12 at Acme.","markers":[1]},{"text":"Cut build times by 40 % in 2021.","markers":[1,2]}],\
      "citations":[{"marker":1,"chunk":"3328","document":"cv.pdf","section":"Experience › Senior Engineer, Acme, 2019-2022","page":1,"quote":"Led a team of 12 at Acme."},\
      {"marker":2,"chunk":"37ec","document":"notes.txt","section":"","page":0,"quote":"Likes hills"}],\
      "follow_ups":["Which skills has she?"]}
      """;

  @TempDir Path folder;

  @Override
  public Conversations conversations() {
    return new FileConversations(DataDirectory.open(folder));
  }

  @Test
  void anExchangeIsALineThatAPersonCanRead() throws IOException {
    append("Who leads?");

    assertThat(Files.readString(file()).replaceAll("(\"chunk\":\"\\w{4})\\w{60}", "$1"))
        .isEqualTo(PINNED);
    assertThat(names(talks())).containsExactly(file().getFileName().toString());
  }

  @Test
  void fieldsThatThisVersionDoesNotKnowAreIgnoredAndKept() throws IOException {
    append("a");
    String known = Files.readString(file());
    String later = known.replace("\"at\":", "\"later\":{\"x\":[1.50]},\"at\":");
    Files.writeString(file(), later);

    append("b");

    assertThat(asked()).containsExactly("a", "b");
    assertThat(Files.readString(file())).startsWith(later);
  }

  @ParameterizedTest
  @CsvSource({"true,COMPLETE", "false,STOPPED"})
  void whatAnEarlierVersionKeptIsReadAsItEnded(boolean complete, Ending ending) throws IOException {
    append("a");
    String later = Files.readString(file());
    String earlier =
        later.replace("\"complete\":true,\"ending\":\"complete\"", "\"complete\":" + complete);
    assertThat(earlier).isNotEqualTo(later);
    Files.writeString(file(), earlier);

    assertThat(conversations().latest(ASHA, VISITOR).orElseThrow().exchanges())
        .extracting(Exchange::ending)
        .containsExactly(ending);
  }

  @ParameterizedTest
  @EnumSource(Ending.class)
  void anEarlierVersionReadsWhatIsKeptNow(Ending ending) throws IOException {
    Exchange whole = exchange("a");
    conversations()
        .append(
            ASHA,
            VISITOR,
            FIRST,
            new Exchange(whole.question(), whole.answer(), whole.followUps(), ending, whole.at()));

    assertThat(Files.readString(file()))
        .contains("\"complete\":" + (ending == Ending.COMPLETE) + ",");
  }

  @Test
  void readingAndForgettingAndErasingCreateNothing() {
    conversations().find(ASHA, VISITOR, FIRST);
    conversations().latest(ASHA, VISITOR);
    conversations().forget(ASHA, VISITOR);
    conversations().erase(ASHA);

    assertThat(folder.resolve("profiles")).isEmptyDirectory();
  }

  @Test
  void aLineCutAnywhereIsNotSeenAndTheNextOneStandsAlone() throws IOException {
    Conversations conversations = conversations();
    append("a");
    byte[] first = Files.readAllBytes(file());
    append("b");
    byte[] both = Files.readAllBytes(file());
    for (int length = first.length; length < both.length - 1; length++) {
      Files.write(file(), Arrays.copyOf(both, length));
      assertThat(asked()).containsExactly("a");
      if (length % 20 == 1) {
        conversations.append(ASHA, VISITOR, FIRST, exchange("c"));
        assertThat(asked()).containsExactly("a", "c");
        assertThat(Files.readAllLines(file())).hasSize(2);
      }
    }
  }

  @Test
  void aWholeLineWhoseEndAnEditorTookIsKept() throws IOException {
    append("a");
    append("b");
    byte[] both = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(both, both.length - 1));

    append("c");

    assertThat(asked()).containsExactly("a", "b", "c");
  }

  @Test
  void aFileOfOneTornLineIsAsGoodAsEmpty() throws IOException {
    append("a");
    Files.writeString(file(), "{\"conversation\":\"0");
    assertThat(asked()).isEmpty();

    append("b");

    assertThat(asked()).containsExactly("b");
    assertThat(Files.readAllLines(file())).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not json",
        "{}",
        "[]",
        "null",
        "{\"conversation\":\"x\"}",
        "\"at\":\"2026|\"at\":\"yesterday",
        "\"mode\":\"extractive\"|\"mode\":\"guessed\"",
        "\"mode\":\"extractive\"|\"mode\":null",
        "\"markers\":[1]|\"markers\":[3]",
        "\"markers\":[1]|\"markers\":[null]",
        "\"question\":\"b\"|\"question\":\"\"",
        "\"document\":\"cv.pdf\"|\"document\":\"../cv.pdf\"",
        "\"page\":1|\"page\":null",
        "\"follow_ups\":[|\"follow_ups\":[null,",
        "\"complete\":true|\"complete\":null",
        "\"ending\":\"complete\"|\"ending\":\"guessed\""
      })
  void aDamagedLineIsSkippedAndTheOthersStay(String damage) throws IOException {
    append("a");
    append("b");
    append("c");
    List<String> lines = Files.readAllLines(file());
    String[] change = damage.split("\\|", -1);
    String damaged = change.length == 1 ? damage : lines.get(1).replace(change[0], change[1]);
    assertThat(damaged).isNotEqualTo(lines.get(1));
    Files.write(file(), List.of(lines.get(0), damaged, lines.get(2)));

    append("d");

    assertThat(asked()).containsExactly("a", "c", "d");
  }

  @Test
  void bytesThatAreNotTextDamageTheirLineOnly() throws IOException {
    append("a");
    Files.write(file(), new byte[] {'{', (byte) 0xff, 0, '\n'}, StandardOpenOption.APPEND);
    append("b");

    assertThat(asked()).containsExactly("a", "b");
  }

  @Test
  void theOldestConversationsAreDroppedWhenTheFileGrowsTooLarge() throws IOException {
    String long100 = "x".repeat(100_000);
    for (int n = 0; n < 60; n++) {
      conversations()
          .append(ASHA, VISITOR, conversation(n / 2), exchange("question " + n, long100));
      assertThat(Files.size(file())).isLessThanOrEqualTo(4 << 20);
    }

    Conversations conversations = conversations();
    assertThat(conversations.find(ASHA, VISITOR, conversation(0))).isEmpty();
    for (int n = 25; n < 30; n++) {
      assertThat(conversations.find(ASHA, VISITOR, conversation(n)).orElseThrow().exchanges())
          .hasSize(2);
    }
    assertThat(conversations.latest(ASHA, VISITOR).orElseThrow().id()).isEqualTo(conversation(29));
  }

  @Test
  void aConversationThatIsReturnedToStaysWholeWhenOthersAreDropped() {
    String large = "x".repeat(100_000);
    conversations().append(ASHA, VISITOR, FIRST, exchange("the beginning"));
    for (int n = 0; n < 40; n++) {
      conversations().append(ASHA, VISITOR, conversation(100 + n), exchange("q", large));
      conversations().append(ASHA, VISITOR, FIRST, exchange("question " + n));
    }

    assertThat(conversations().find(ASHA, VISITOR, FIRST).orElseThrow().exchanges()).hasSize(41);
    assertThat(conversations().find(ASHA, VISITOR, conversation(100))).isEmpty();
  }

  @Test
  void ofASingleConversationThatIsTooLargeTheEndStays() {
    String large = "x".repeat(200_000);
    for (int n = 0; n < 25; n++) {
      conversations().append(ASHA, VISITOR, FIRST, exchange("question " + n, large));
    }

    List<Question> asked = conversations().latest(ASHA, VISITOR).orElseThrow().asked();
    assertThat(asked).hasSizeBetween(4, 20).endsWith(new Question("question 24"));
  }

  @Test
  void anExchangeTooLargeForALineIsRefusedAndNothingIsKept() {
    append("a");
    Exchange huge = exchange("b", "x".repeat(1 << 20));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> conversations().append(ASHA, VISITOR, FIRST, huge));

    assertThat(asked()).containsExactly("a");
  }

  @Test
  void aFileThatIsALinkIsNeitherReadNorWritten(@TempDir Path elsewhere) throws IOException {
    Path victim = Files.writeString(elsewhere.resolve("victim"), "untouched");
    Files.createDirectories(talks());
    Files.createSymbolicLink(file(), victim);

    assertThatExceptionOfType(StorageFailure.class).isThrownBy(() -> append("a"));
    assertThatExceptionOfType(StorageFailure.class)
        .isThrownBy(() -> conversations().latest(ASHA, VISITOR));
    assertThat(conversations().forget(ASHA, VISITOR)).isTrue();
    assertThat(victim).hasContent("untouched");
  }

  @Test
  void aFolderThatIsALinkIsRefused(@TempDir Path elsewhere) throws IOException {
    Files.createDirectories(folder.resolve("profiles/asha-rao"));
    Files.createSymbolicLink(talks(), elsewhere);
    Path theirs = Files.writeString(elsewhere.resolve("theirs"), "untouched");

    for (Runnable call :
        new Runnable[] {
          () -> append("a"),
          () -> conversations().latest(ASHA, VISITOR),
          () -> conversations().erase(ASHA)
        }) {
      assertThatExceptionOfType(StorageFailure.class)
          .isThrownBy(call::run)
          .withMessageContaining("link");
    }
    assertThat(theirs).exists();
  }

  @Test
  void erasingLeavesNoFileAndNoFolder() throws IOException {
    append("a");
    conversations().append(ASHA, visitor(9), SECOND, exchange("b"));
    Files.writeString(file().resolveSibling(".saving-12.tmp"), "half");

    conversations().erase(ASHA);

    assertThat(talks()).doesNotExist();
  }

  private void append(String question) {
    conversations().append(ASHA, VISITOR, FIRST, exchange(question));
  }

  private List<String> asked() {
    return conversations().find(ASHA, VISITOR, FIRST).map(Conversation::asked).stream()
        .flatMap(List::stream)
        .map(Question::text)
        .toList();
  }

  private static List<String> names(Path folder) {
    return FolderEntries.of(folder).stream().map(entry -> entry.getFileName().toString()).toList();
  }

  private Path file() {
    return talks().resolve("00000000000000000000000000000001.jsonl");
  }

  private Path talks() {
    return folder.resolve("profiles/asha-rao/conversations");
  }
}
