package io.aiprofile.adapters.storage.file.store;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.bytes;
import static io.aiprofile.application.Fixtures.conversation;
import static io.aiprofile.application.Fixtures.document;
import static io.aiprofile.application.Fixtures.exchange;
import static io.aiprofile.application.Fixtures.generation;
import static io.aiprofile.application.Fixtures.profile;
import static io.aiprofile.application.Fixtures.visitor;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.adapters.storage.file.store.AtomicFile.Step;
import io.aiprofile.domain.chat.ConversationId;
import io.aiprofile.domain.chat.VisitorId;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.profile.Headline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that dies at any step of a write, as {@code kill -9} would end it. */
class CrashTest {
  private static final int HALTED = 77;
  private static final FileName CV = new FileName("cv.pdf");
  private static final Headline CHANGED = new Headline("Changed");
  private static final VisitorId VISITOR = visitor(1);
  private static final ConversationId TALK = conversation(1);
  private static final String HALF_WRITTEN = "HALF_WRITTEN";

  @TempDir Path folder;
  private @Nullable DataDirectory open;

  @AfterEach
  void letGo() {
    if (open != null) {
      open.close();
    }
  }

  @ParameterizedTest
  @EnumSource(value = Step.class, to = "FOLDER_SYNCED")
  void aPublicationLeavesTheFormerGenerationOrTheNewOneWhole(Step step) throws Exception {
    new FileChunks(data()).publish(ASHA, generation("old"));

    crash("publish", step.name());

    FileChunks chunks = new FileChunks(data());
    String expected = isDone(step) ? "new" : "old";
    assertThat(chunks.current(ASHA)).contains(generation(expected));
    assertThat(chunks.currentId(ASHA)).contains(expected);
    assertThat(temporaryFiles()).isEmpty();
    chunks.publish(ASHA, generation("next"));
    assertThat(chunks.currentId(ASHA)).contains("next");
  }

  @ParameterizedTest
  @EnumSource(names = {"TEMPORARY_SYNCED", "RENAMED"})
  void aReplacementLeavesOneDocumentWhole(Step step) throws Exception {
    new FileDocuments(data()).put(ASHA, document("CV.pdf", bytes("old")), bytes("old"));

    crash("put", step.name());

    FileDocuments documents = new FileDocuments(data());
    byte[] expected = bytes(isDone(step) ? "new" : "old");
    assertThat(documents.content(ASHA, CV)).contains(expected);
    assertThat(documents.list(ASHA)).singleElement().matches(kept -> kept.describes(expected));
    assertThat(temporaryFiles()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"TEMPORARY_SYNCED", "RENAMED"})
  void anAdditionLeavesEveryAcknowledgedProfile(Step step) throws Exception {
    new FileProfiles(data()).add(profile(ASHA));

    crash("add", step.name());

    FileProfiles profiles = new FileProfiles(data());
    assertThat(profiles.find(ASHA)).contains(profile(ASHA));
    assertThat(profiles.find(ASHA_2).isPresent()).isEqualTo(isDone(step));
    assertThat(profiles.add(profile(ASHA_2))).isEqualTo(!isDone(step));
    assertThat(temporaryFiles()).isEmpty();
  }

  @Test
  void aFileThatIsHalfWrittenIsNeverSeen() throws Exception {
    new FileProfiles(data()).add(profile(ASHA));

    crash("add", HALF_WRITTEN);
    assertThat(temporaryFiles()).isNotEmpty();

    assertThat(new FileProfiles(data()).list()).containsExactly(profile(ASHA));
    assertThat(temporaryFiles()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = Step.class, from = "ADDITION_WRITTEN", to = "ADDITION_SYNCED")
  void aTurnLeavesTheTurnsBeforeAndTheNextOneStandsBehindThem(Step step) throws Exception {
    new FileConversations(data()).append(ASHA, VISITOR, TALK, exchange("one"));

    crash("append", step.name());

    FileConversations conversations = new FileConversations(data());
    conversations.append(ASHA, VISITOR, TALK, exchange("three"));
    assertThat(conversations.latest(ASHA, VISITOR).orElseThrow().exchanges())
        .containsExactly(exchange("one"), exchange("two"), exchange("three"));
  }

  @ParameterizedTest
  @EnumSource(value = Step.class, to = "FOLDER_SYNCED")
  void aChangeLeavesTheProfileAsItWasOrAsChanged(Step step) throws Exception {
    new FileProfiles(data()).add(profile(ASHA));

    crash("update", step.name());

    FileProfiles profiles = new FileProfiles(data());
    assertThat(profiles.find(ASHA))
        .contains(isDone(step) ? profile(ASHA).with(CHANGED) : profile(ASHA));
    assertThat(temporaryFiles()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"TEMPORARY_SYNCED", "RENAMED"})
  void anErasureThatIsCutShortCanBeRepeated(Step step) throws Exception {
    new FileProfiles(data()).add(profile(ASHA));
    new FileDocuments(data()).put(ASHA, document("cv.pdf", bytes("old")), bytes("old"));

    crash("erase", step.name());

    FileProfiles profiles = new FileProfiles(data());
    assertThat(profiles.erase(ASHA)).isEqualTo(!isDone(step));
    assertThat(profiles.list()).isEmpty();
    assertThat(folder.resolve("profiles")).isEmptyDirectory();
  }

  /** Opened when first asked for after a crash. */
  private DataDirectory data() {
    if (open == null) {
      open = DataDirectory.open(folder);
    }
    return open;
  }

  private void crash(String write, String step) throws IOException, InterruptedException {
    letGo();
    open = null;
    try (ChildProgram child = ChildProgram.start(Victim.class, folder, write, step)) {
      assertThat(child.exitCode()).isEqualTo(HALTED);
    }
  }

  private static boolean isDone(Step step) {
    return step.compareTo(Step.RENAMED) >= 0;
  }

  private List<Path> temporaryFiles() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".tmp")).toList();
    }
  }

  /** Does one write and dies at one step of it. */
  static final class Victim {
    private Victim() {}

    public static void main(String[] arguments) {
      Path folder = Path.of(arguments[0]);
      boolean[] begun = new boolean[1];
      AtomicFile files =
          new AtomicFile(
              step -> {
                begun[0] |= step == Step.TEMPORARY_CREATED;
                begun[0] |= step == Step.ADDITION_WRITTEN;
                if (begun[0] && step.name().equals(arguments[2])) {
                  Runtime.getRuntime().halt(HALTED);
                }
              },
              () -> 1);
      DataDirectory data = DataDirectory.open(folder, files, Duration.ofSeconds(30));
      if (arguments[2].equals(HALF_WRITTEN)) {
        dieHalfWay(data);
      }
      switch (arguments[1]) {
        case "publish" -> new FileChunks(data).publish(ASHA, generation("new"));
        case "put" ->
            new FileDocuments(data).put(ASHA, document("cv.pdf", bytes("new")), bytes("new"));
        case "append" -> new FileConversations(data).append(ASHA, VISITOR, TALK, exchange("two"));
        case "update" -> new FileProfiles(data).update(ASHA, found -> found.with(CHANGED));
        case "erase" -> new FileProfiles(data).erase(ASHA);
        default -> new FileProfiles(data).add(profile(ASHA_2));
      }
    }

    private static void dieHalfWay(DataDirectory data) {
      data.files()
          .replace(
              data.system().resolve("profiles.json"),
              out -> {
                out.write(bytes("{\"asha-rao\": {\"na"));
                out.flush();
                Runtime.getRuntime().halt(HALTED);
              });
    }
  }
}
