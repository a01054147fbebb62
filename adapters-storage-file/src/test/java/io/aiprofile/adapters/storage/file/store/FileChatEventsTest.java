package io.aiprofile.adapters.storage.file.store;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.port.storage.ChatEventsContract.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiprofile.application.port.storage.ChatEvents;
import io.aiprofile.application.port.storage.ChatEventsContract;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.domain.chat.ChatTotals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileChatEventsTest implements ChatEventsContract {
  @TempDir Path folder;

  @Override
  public ChatEvents chatEvents() {
    return new FileChatEvents(DataDirectory.open(folder));
  }

  @Test
  void anEventIsALineThatAPersonCanRead() throws IOException {
    chatEvents().add(ASHA, event(7));

    assertThat(Files.readString(file()))
        .isEqualTo(
            """
            {"ts":"2026-04-03T10:00:07.125Z","mode":"llm","ending":"complete","refused":false,\
            "support":0.5,"prompt":500,"completion":300,"calls":2,"latency_ms":7}
            """);
  }

  @Test
  void readingAndErasingCreateNothing() {
    chatEvents().totals(ASHA);
    chatEvents().recent(ASHA, 1);
    chatEvents().erase(ASHA);

    assertThat(folder.resolve("profiles")).isEmptyDirectory();
  }

  @Test
  void aLineCutAnywhereDoesNotCountAndTheNextOneStandsAlone() throws IOException {
    ChatEvents events = chatEvents();
    events.add(ASHA, event(1));
    byte[] first = Files.readAllBytes(file());
    events.add(ASHA, event(2));
    byte[] both = Files.readAllBytes(file());
    for (int length = first.length; length < both.length - 1; length++) {
      Files.write(file(), Arrays.copyOf(both, length));
      assertThat(chatEvents().recent(ASHA, 9)).containsExactly(event(1));
      assertThat(events.totals(ASHA).turns()).isEqualTo(1);
      if (length % 20 == 1) {
        events.add(ASHA, event(3));
        assertThat(events.recent(ASHA, 9)).containsExactly(event(3), event(1));
        assertThat(events.totals(ASHA).turns()).isEqualTo(2);
        assertThat(Files.readAllLines(file())).hasSize(2);
      }
    }
  }

  @Test
  void whatTheEarlierSystemCountedDifferentlyIsSkippedAndStays() throws IOException {
    Files.createDirectories(file().getParent());
    String earlier = "{\"ts\":\"2025-04-03T10:00:00\",\"event\":\"chat\",\"score\":0.5}\n";
    Files.writeString(file(), earlier);
    chatEvents().add(ASHA, event(1));
    Files.writeString(
        file(),
        Files.readAllLines(file()).getLast().replace("\"llm\"", "\"guessed\"") + "\n",
        StandardOpenOption.APPEND);

    assertThat(chatEvents().totals(ASHA)).isEqualTo(ChatTotals.NONE.plus(event(1)));
    assertThat(chatEvents().recent(ASHA, 9)).containsExactly(event(1));
    assertThat(Files.readString(file())).startsWith(earlier);
  }

  @Test
  void erasingLeavesNoFileAndNoFolder() {
    chatEvents().add(ASHA, event(1));

    chatEvents().erase(ASHA);

    assertThat(file().getParent()).doesNotExist();
  }

  @Test
  void aLinkInTheFoldersPlaceIsRefused(@TempDir Path elsewhere) throws IOException {
    Files.createDirectories(folder.resolve("profiles/asha-rao"));
    Files.createSymbolicLink(folder.resolve("profiles/asha-rao/analytics"), elsewhere);

    for (Runnable call :
        List.<Runnable>of(
            () -> chatEvents().add(ASHA, event(1)),
            () -> chatEvents().totals(ASHA),
            () -> chatEvents().erase(ASHA))) {
      assertThatExceptionOfType(StorageFailure.class)
          .isThrownBy(call::run)
          .withMessageContaining("link");
    }
    assertThat(elsewhere).isEmptyDirectory();
  }

  private Path file() {
    return folder.resolve("profiles/asha-rao/analytics/chat_events.jsonl");
  }
}
