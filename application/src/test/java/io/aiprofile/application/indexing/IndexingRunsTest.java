package io.aiprofile.application.indexing;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.Fixtures.bytes;
import static io.aiprofile.application.Fixtures.document;
import static io.aiprofile.application.Fixtures.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.indexing.IndexDocuments.Mode;
import io.aiprofile.application.indexing.IndexingRuns.Start;
import io.aiprofile.application.memory.InMemoryChunks;
import io.aiprofile.application.memory.InMemoryDocuments;
import io.aiprofile.application.memory.InMemoryIndexRuns;
import io.aiprofile.application.memory.InMemoryProfiles;
import io.aiprofile.application.memory.SimpleTextAnalyzer;
import io.aiprofile.application.port.storage.IndexRuns;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.domain.knowledge.IndexJob;
import io.aiprofile.domain.knowledge.IndexJob.Progress;
import io.aiprofile.domain.knowledge.IndexJob.Stage;
import io.aiprofile.domain.knowledge.IndexRun;
import io.aiprofile.domain.knowledge.IndexRun.Result;
import io.aiprofile.domain.profile.ProfileStatus;
import io.aiprofile.domain.profile.Slug;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexingRunsTest {
  private static final String CV = "# Asha Rao\n\n## Experience\n\n- Led nine at Acme.\n";

  private final InMemoryProfiles profiles = new InMemoryProfiles();
  private final InMemoryDocuments documents = new InMemoryDocuments();
  private final InMemoryChunks chunks = new InMemoryChunks();
  private final InMemoryIndexRuns history = new InMemoryIndexRuns();
  private final RecordingEmbeddings embeddings = new RecordingEmbeddings();
  private final Deque<Runnable> waiting = new ArrayDeque<>();

  /** What happens while the suggestions are prepared. */
  private final List<Runnable> meanwhile = new ArrayList<>();

  private final IndexingRuns runs = over(waiting::add, history);

  private IndexingRuns over(Executor executor, IndexRuns historyUsed) {
    return over(executor, historyUsed, IndexingRuns.LEASE, () -> NOW);
  }

  private IndexingRuns over(
      Executor executor, IndexRuns historyUsed, Duration lease, InstantSource clock) {
    IndexDocuments index =
        new IndexDocuments(
            profiles,
            documents,
            chunks,
            new RecordingExtractor(),
            new SimpleTextAnalyzer(),
            new StructuralSplit(),
            embeddings,
            (profile, generation) -> {
              List<Runnable> now = List.copyOf(meanwhile);
              meanwhile.clear();
              now.forEach(Runnable::run);
              return List.of();
            },
            () -> NOW);
    return new IndexingRuns(index, historyUsed, clock, executor, lease);
  }

  @BeforeEach
  void register() {
    profiles.add(profile(ASHA));
    profiles.add(profile(ASHA_2));
    put(ASHA, "cv.md", CV);
    put(ASHA_2, "cv.md", CV);
  }

  private void put(Slug slug, String name, String content) {
    documents.put(slug, document(name, bytes(content)), bytes(content));
  }

  private void work() {
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
  }

  private List<Result> results() {
    return history.recent(99).stream().map(IndexRun::result).toList();
  }

  private List<String> indexed() {
    return chunks.current(ASHA).orElseThrow().documents().stream()
        .map(document -> document.name().value())
        .toList();
  }

  @Test
  void aRunIsStartedAndGoesOnInTheBackground() {
    assertThat(runs.start(ASHA, Mode.IF_CHANGED)).isEqualTo(Start.STARTED);
    assertThat(chunks.current(ASHA)).isEmpty();
    assertThat(runs.underway(ASHA)).contains(new IndexJob(ASHA, false, NOW, Optional.empty()));

    work();

    assertThat(chunks.current(ASHA)).isPresent();
    assertThat(runs.underway(ASHA)).isEmpty();
    int made = chunks.current(ASHA).orElseThrow().chunks().size();
    assertThat(history.recent(ASHA, 9))
        .singleElement()
        .satisfies(
            run -> {
              assertThat(run.result()).isEqualTo(Result.INDEXED);
              assertThat(run.documents()).isEqualTo(1);
              assertThat(run.chunks()).isEqualTo(made);
              assertThat(run.embedded()).isEqualTo(made);
              assertThat(run.startedAt()).isEqualTo(NOW);
            });
  }

  @Test
  void aProfileHasOneRunAtATimeAndOthersHaveTheirs() {
    assertThat(runs.start(ASHA, Mode.IF_CHANGED)).isEqualTo(Start.STARTED);
    assertThat(runs.start(ASHA, Mode.FORCED)).isEqualTo(Start.UNDER_WAY);
    assertThat(runs.start(ASHA_2, Mode.IF_CHANGED)).isEqualTo(Start.STARTED);
    work();

    assertThat(results()).containsExactly(Result.INDEXED, Result.INDEXED);
    assertThat(runs.start(ASHA, Mode.IF_CHANGED)).isEqualTo(Start.STARTED);
  }

  @Test
  void whatIsAddedWhileARunIsUnderWayIsIndexedWhenItHasEnded() {
    runs.start(ASHA, Mode.IF_CHANGED);
    meanwhile.add(
        () -> {
          put(ASHA, "letter.txt", "She turns vague problems into plans.");
          assertThat(runs.start(ASHA, Mode.IF_CHANGED)).isEqualTo(Start.UNDER_WAY);
        });

    work();

    assertThat(indexed()).containsExactly("cv.md", "letter.txt");
    assertThat(results()).containsExactly(Result.INDEXED, Result.INDEXED);
    assertThat(runs.underway(ASHA)).isEmpty();
  }

  @Test
  void whoAsksForARunTwiceDoesNotSeeTwoInTheHistory() {
    runs.start(ASHA, Mode.IF_CHANGED);
    runs.start(ASHA, Mode.IF_CHANGED);

    work();

    assertThat(results()).containsExactly(Result.INDEXED);
  }

  @Test
  void whenTooMuchIsUnderWayTheRunWaitsUntilSomebodyHasTime() {
    IndexingRuns busy =
        over(
            task -> {
              throw new RejectedExecutionException("full");
            },
            history);

    assertThat(busy.start(ASHA, Mode.IF_CHANGED)).isEqualTo(Start.STARTED);
    assertThat(busy.underway(ASHA)).isPresent();

    runs.workOff();
    work();
    assertThat(results()).containsExactly(Result.INDEXED);
  }

  @Test
  void aRunThatDiedWithItsNodeIsTakenOverByAnother() {
    history.request(ASHA, false, NOW);
    assertThat(history.claim(ASHA, NOW.minusSeconds(90), NOW.minusSeconds(30))).isPresent();

    runs.workOff();
    work();

    assertThat(results()).containsExactly(Result.INDEXED);
    assertThat(indexed()).containsExactly("cv.md");
  }

  @Test
  void aRunOnAnotherNodeIsNotMadeHereTooAndIsRepeatedThere() {
    history.request(ASHA, false, NOW);
    IndexRuns.Claim elsewhere = history.claim(ASHA, NOW, NOW.plusSeconds(60)).orElseThrow();

    assertThat(runs.run(ASHA, Mode.IF_CHANGED, IndexProgress.NONE))
        .isEqualTo(new IndexDocuments.Outcome.AlreadyRunning());

    assertThat(chunks.current(ASHA)).isEmpty();
    history.finish(elsewhere, Optional.empty());
    assertThat(runs.underway(ASHA)).isPresent();
  }

  @Test
  void aRunOfTheCallersOwnTellsItHowFarItIsAndIsInTheHistory() {
    List<Stage> stages = new ArrayList<>();

    IndexDocuments.Outcome outcome =
        runs.run(ASHA, Mode.IF_CHANGED, progress -> stages.add(progress.stage()));

    assertThat(outcome).isInstanceOf(IndexDocuments.Outcome.Indexed.class);
    assertThat(stages).contains(Stage.values());
    assertThat(results()).containsExactly(Result.INDEXED);
    assertThat(runs.underway(ASHA)).isEmpty();
  }

  @Test
  void aRunInAStepThatTakesLongSaysAgainAndAgainThatItIsAlive() {
    AtomicInteger said = new AtomicInteger();
    IndexRuns counted =
        (IndexRuns)
            Proxy.newProxyInstance(
                IndexRuns.class.getClassLoader(),
                new Class<?>[] {IndexRuns.class},
                (proxy, method, arguments) -> {
                  said.addAndGet(method.getName().equals("advance") ? 1 : 0);
                  return method.invoke(history, arguments);
                });
    IndexingRuns shortLived =
        over(waiting::add, counted, Duration.ofMillis(30), InstantSource.system());
    meanwhile.add(
        () -> {
          int before = said.get();
          Instant deadline = Instant.now().plusSeconds(30);
          while (said.get() < before + 3) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.onSpinWait();
          }
        });
    shortLived.start(ASHA, Mode.IF_CHANGED);

    work();

    assertThat(indexed()).containsExactly("cv.md");
  }

  @Test
  void aCancelledRunStopsAndIsRecordedAndLeavesTheFormerIndex() {
    runs.start(ASHA, Mode.IF_CHANGED);
    work();
    put(ASHA, "letter.txt", "She turns vague problems into plans.");
    runs.start(ASHA, Mode.IF_CHANGED);
    meanwhile.add(() -> assertThat(runs.cancel(ASHA)).isTrue());

    work();

    assertThat(indexed()).containsExactly("cv.md");
    assertThat(results()).containsExactly(Result.CANCELLED, Result.INDEXED);
    assertThat(runs.underway(ASHA)).isEmpty();
    assertThat(runs.cancel(ASHA)).isFalse();
  }

  @Test
  void aRunCanBeCancelledWhileItWaits() {
    runs.start(ASHA, Mode.IF_CHANGED);
    runs.cancel(ASHA);

    work();

    assertThat(chunks.current(ASHA)).isEmpty();
    assertThat(embeddings.drain()).isEmpty();
    assertThat(results()).containsExactly(Result.CANCELLED);
  }

  @Test
  void aRunAskedForAfterCancellingIsMade() {
    runs.start(ASHA, Mode.IF_CHANGED);
    runs.cancel(ASHA);
    runs.start(ASHA, Mode.IF_CHANGED);

    work();

    assertThat(results()).containsExactly(Result.INDEXED, Result.CANCELLED);
  }

  @Test
  void aRunThatBreaksIsRecordedAndTheNextOneCanStart() {
    embeddings.failsOn("nine");
    runs.start(ASHA, Mode.IF_CHANGED);
    work();

    assertThat(results()).containsExactly(Result.FAILED);
    assertThat(runs.underway(ASHA)).isEmpty();

    embeddings.failsOn("\u0000");
    runs.start(ASHA, Mode.IF_CHANGED);
    work();
    assertThat(results()).containsExactly(Result.INDEXED, Result.FAILED);
  }

  @Test
  void aHistoryThatCannotBeWrittenDoesNotBreakTheRun() {
    IndexRuns broken =
        (IndexRuns)
            Proxy.newProxyInstance(
                IndexRuns.class.getClassLoader(),
                new Class<?>[] {IndexRuns.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("finish")) {
                    history.finish((IndexRuns.Claim) arguments[0], Optional.empty());
                    throw new StorageFailure("The disk is full.", null);
                  }
                  return method.invoke(history, arguments);
                });
    IndexingRuns forgetful = over(Runnable::run, broken);

    assertThat(forgetful.start(ASHA, Mode.IF_CHANGED)).isEqualTo(Start.STARTED);

    assertThat(indexed()).containsExactly("cv.md");
    assertThat(forgetful.underway(ASHA)).isEmpty();
  }

  @Test
  void howFarARunIsCanBeSeenWhileItRuns() {
    List<IndexJob> seen = new ArrayList<>();
    meanwhile.add(() -> seen.add(runs.underway(ASHA).orElseThrow()));
    runs.start(ASHA, Mode.IF_CHANGED);

    work();

    assertThat(seen)
        .containsExactly(
            new IndexJob(ASHA, false, NOW, Optional.of(new Progress(Stage.SUGGESTING, 0, 1))));
    assertThat(seen.getFirst().percent()).isEqualTo(80);
  }

  @ParameterizedTest
  @CsvSource({
    "READING, 0, 0, 0",
    "READING, 1, 2, 7",
    "READING, 2, 2, 15",
    "SPLITTING, 2, 2, 15",
    "EMBEDDING, 0, 10, 15",
    "EMBEDDING, 10, 10, 80",
    "SUGGESTING, 0, 1, 80",
    "PUBLISHING, 0, 1, 98"
  })
  void theShareThatIsDoneOnlyGrows(Stage stage, int done, int total, int percent) {
    assertThat(new Progress(stage, done, total).percent()).isEqualTo(percent);
  }

  @Test
  void theOtherWaysToEndAreRecordedToo() {
    documents.erase(ASHA);
    runs.start(ASHA, Mode.IF_CHANGED);
    work();
    put(ASHA, "cv.pdf", "no pdf");
    runs.start(ASHA, Mode.IF_CHANGED);
    work();
    put(ASHA, "cv.md", CV);
    runs.start(ASHA, Mode.IF_CHANGED);
    work();
    runs.start(ASHA, Mode.IF_CHANGED);
    work();
    profiles.update(ASHA, found -> found.with(ProfileStatus.SUSPENDED));
    runs.start(ASHA, Mode.IF_CHANGED);
    work();

    assertThat(results())
        .containsExactly(
            Result.CLOSED,
            Result.UP_TO_DATE,
            Result.INDEXED,
            Result.NOTHING_READABLE,
            Result.NO_DOCUMENTS);
    assertThat(history.recent(3).getLast().unreadable()).hasSize(1);
  }

  @Test
  void ofAnErasedProfilesRunNothingIsTold() {
    runs.start(ASHA, Mode.IF_CHANGED);
    history.erase(ASHA);
    history.erase(ASHA_2);

    work();

    assertThat(results()).isEmpty();
    assertThat(chunks.current(ASHA)).isEmpty();
    assertThat(runs.underway(ASHA)).isEmpty();
  }
}
