package io.aiprofile.bootstrap.storage;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.bytes;
import static io.aiprofile.application.Fixtures.document;
import static io.aiprofile.application.Fixtures.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.adapters.storage.sql.PostgresServer;
import io.aiprofile.application.ProfilePlatform;
import io.aiprofile.application.ProfilePlatform.Language;
import io.aiprofile.application.ProfilePlatform.Settings;
import io.aiprofile.application.ProfilePlatform.Storage;
import io.aiprofile.application.ProfilePlatform.Surroundings;
import io.aiprofile.application.indexing.IndexDocuments.Mode;
import io.aiprofile.application.indexing.IndexingRuns;
import io.aiprofile.application.memory.HashedEmbeddings;
import io.aiprofile.application.memory.SimpleRomanizer;
import io.aiprofile.application.memory.SimpleTextAnalyzer;
import io.aiprofile.application.memory.SimpleTextExtractor;
import io.aiprofile.application.port.text.TextExtractor;
import io.aiprofile.domain.document.DocumentKind;
import io.aiprofile.domain.document.DocumentText;
import io.aiprofile.domain.knowledge.IndexRun;
import io.aiprofile.domain.profile.Headline;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two processes on one PostgreSQL. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class TwoNodesTest {
  private static final int WRITES_PER_NODE = 5_000;
  private static final String CV = "# Asha Rao\n\n## Experience\n\n- Led nine at Acme.\n";

  private final String url = PostgresServer.running().emptyDatabase();
  private final List<Process> nodes = new ArrayList<>();

  @AfterEach
  void end() {
    nodes.forEach(Process::destroyForcibly);
  }

  private BufferedReader start(Class<?> program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), program.getName(), url));
    command.addAll(List.of(arguments));
    Process node =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    nodes.add(node);
    BufferedReader out = node.inputReader();
    String line = out.readLine();
    while (line != null && !line.equals("ready")) {
      line = out.readLine(); // what is logged goes there too
    }
    assertThat(line).isEqualTo("ready");
    return out;
  }

  private void goOn(int node) throws IOException {
    nodes.get(node).getOutputStream().write('\n');
    nodes.get(node).getOutputStream().flush();
  }

  private OpenStorage open() {
    return OpenStorage.at(StorageLocation.parse(url, Path.of("/")).orElseThrow());
  }

  @Test
  void tenThousandMixedWritesLoseNothingAndNothingIsGotTwice() throws Exception {
    try (OpenStorage opened = open()) {
      Storage storage = opened.storage();
      storage.profiles().add(profile(ASHA).with(new Headline("0")));
      BufferedReader one = start(NodeProcess.class, "1", Integer.toString(WRITES_PER_NODE));
      BufferedReader two = start(NodeProcess.class, "2", Integer.toString(WRITES_PER_NODE));
      goOn(0);
      goOn(1);
      List<String> done = new ArrayList<>(one.lines().toList());
      done.addAll(two.lines().toList());
      for (Process node : nodes) {
        assertThat(node.waitFor()).isZero();
      }

      assertThat(storage.tokenLedger().spent(ASHA, LocalDate.parse("2026-04-03")))
          .isEqualTo(Collections.frequency(done, "token"))
          .isGreaterThan(3_000);
      assertThat(storage.profiles().find(ASHA).orElseThrow().headline().value())
          .isEqualTo(Integer.toString(Collections.frequency(done, "update")));
      assertThat(storage.chatEvents().totals(ASHA).turns())
          .isEqualTo(Collections.frequency(done, "event"));
      int[] exchanges = {0};
      storage.conversations().read(ASHA, (visitor, id, exchange) -> exchanges[0]++);
      assertThat(exchanges[0]).isEqualTo(Collections.frequency(done, "exchange"));
      assertThat(begun(done, "lead ")).doesNotHaveDuplicates().hasSize(NodeProcess.SHARED);
      assertThat(storage.leads().list(ASHA)).hasSize(NodeProcess.SHARED);
      assertThat(begun(done, "claimed ")).doesNotHaveDuplicates().isNotEmpty();
      assertThat(storage.outbox().letters(999)).hasSize(NodeProcess.SHARED);
      // Each request makes one run, and so does each request that came while one was under way.
      assertThat(begun(done, "worked ")).hasSizeGreaterThan(100);
      assertThat(
              begun(done, "worked ").stream().filter(line -> line.endsWith("false")).count()
                  + storage.indexRuns().underway().size())
          .isGreaterThanOrEqualTo(begun(done, "requested ").size());
    }
  }

  private static List<String> begun(List<String> done, String prefix) {
    return done.stream().filter(line -> line.startsWith(prefix)).toList();
  }

  @Test
  void aNodeThatIsKilledInTheMiddleOfAnIndexRunIsReplacedByTheOther() throws Exception {
    try (OpenStorage opened = open()) {
      Storage storage = opened.storage();
      storage.profiles().add(profile(ASHA));
      storage.documents().put(ASHA, document("cv.md", bytes(CV)), bytes(CV));
      start(IndexingNode.class);
      assertThat(storage.indexRuns().underway(ASHA).orElseThrow().progress()).isPresent();
      assertThat(storage.chunks().current(ASHA)).isEmpty();
      IndexingRuns here = runs(storage, InstantSource.system(), new SimpleTextExtractor());
      here.workOff();
      assertThat(storage.chunks().current(ASHA)).as("it is the other's").isEmpty();

      nodes.getFirst().destroyForcibly().waitFor();
      Duration later = Duration.ofMinutes(2);
      runs(storage, () -> Instant.now().plus(later), new SimpleTextExtractor()).workOff();

      assertThat(storage.chunks().current(ASHA)).isPresent();
      assertThat(storage.indexRuns().underway(ASHA)).isEmpty();
      assertThat(storage.indexRuns().recent(ASHA, 9))
          .singleElement()
          .returns(IndexRun.Result.INDEXED, IndexRun::result);
    }
  }

  @Test
  void whatOneNodePublishesTheOtherAnswersFromAtOnce() throws Exception {
    try (OpenStorage one = open();
        OpenStorage two = open()) {
      one.storage().profiles().add(profile(ASHA_2));
      assertThat(two.storage().profiles().find(ASHA_2)).contains(profile(ASHA_2));
      one.storage().documents().put(ASHA_2, document("cv.md", bytes(CV)), bytes(CV));
      runs(one.storage(), InstantSource.system(), new SimpleTextExtractor())
          .start(ASHA_2, Mode.IF_CHANGED);

      assertThat(two.storage().chunks().currentId(ASHA_2))
          .isEqualTo(one.storage().chunks().currentId(ASHA_2))
          .isPresent();
      assertThat(two.storage().secrets().readOrMake("session.key"))
          .isEqualTo(one.storage().secrets().readOrMake("session.key"));
    }
  }

  private static IndexingRuns runs(Storage storage, InstantSource clock, TextExtractor extractor) {
    return new ProfilePlatform(
            storage,
            new Language(
                extractor, new SimpleTextAnalyzer(), new SimpleRomanizer(), new HashedEmbeddings()),
            Optional.empty(),
            Settings.DEFAULT,
            new Surroundings(clock, new Random(1), Runnable::run, notice -> {}))
        .indexingRuns();
  }

  /** Starts an index run that never comes to its end. */
  static final class IndexingNode {
    private IndexingNode() {}

    public static void main(String[] arguments) throws Exception {
      try (OpenStorage opened =
          OpenStorage.at(StorageLocation.parse(arguments[0], Path.of("/")).orElseThrow())) {
        runs(opened.storage(), InstantSource.system(), new HangingExtractor())
            .start(ASHA, Mode.IF_CHANGED);
      }
    }
  }

  /** Says that it was asked, and never answers. */
  private static final class HangingExtractor implements TextExtractor {
    @Override
    public DocumentKind detect(byte[] content, String fileName) {
      return DocumentKind.MD;
    }

    @Override
    public DocumentText extract(byte[] content, DocumentKind kind) {
      System.out.println("ready");
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw new IllegalStateException("Nobody interrupts this");
    }
  }
}
