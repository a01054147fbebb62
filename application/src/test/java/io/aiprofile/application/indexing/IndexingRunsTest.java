package io.aiprofile.application.indexing;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.Fixtures.bytes;
import static io.aiprofile.application.Fixtures.document;
import static io.aiprofile.application.Fixtures.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.indexing.IndexDocuments.Mode;
import io.aiprofile.application.indexing.IndexProgress.Stage;
import io.aiprofile.application.indexing.IndexingRuns.Start;
import io.aiprofile.application.indexing.IndexingRuns.Underway;
import io.aiprofile.application.memory.InMemoryChunks;
import io.aiprofile.application.memory.InMemoryDocuments;
import io.aiprofile.application.memory.InMemoryIndexRuns;
import io.aiprofile.application.memory.InMemoryProfiles;
import io.aiprofile.application.port.storage.IndexRuns;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.domain.knowledge.IndexRun;
import io.aiprofile.domain.knowledge.IndexRun.Result;
import io.aiprofile.domain.profile.ProfileStatus;
import io.aiprofile.domain.profile.Slug;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
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
    IndexDocuments index =
        new IndexDocuments(
            profiles,
            documents,
            chunks,
            new RecordingExtractor(),
            new StructuralSplit(),
            embeddings,
            (profile, generation) -> {
              List<Runnable> now = List.copyOf(meanwhile);
              meanwhile.clear();
              now.forEach(Runnable::run);
              return List.of();
            },
            () -> NOW);
    return new IndexingRuns(index, historyUsed, () -> NOW, executor);
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
    assertThat(runs.underway(ASHA)).contains(new Underway(NOW, Optional.empty(), 0, 0));

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
    assertThat(waiting).hasSize(2);

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
  void whenTooManyRunsWaitTheNextIsRefusedAndCanBeTriedAgain() {
    boolean[] full = {true};
    IndexingRuns busy =
        over(
            task -> {
              if (full[0]) {
                throw new RejectedExecutionException("full");
              }
              task.run();
            },
            history);

    assertThat(busy.start(ASHA, Mode.IF_CHANGED)).isEqualTo(Start.BUSY);
    assertThat(busy.underway(ASHA)).isEmpty();
    assertThat(results()).isEmpty();

    full[0] = false;
    assertThat(busy.start(ASHA, Mode.IF_CHANGED)).isEqualTo(Start.STARTED);
    assertThat(results()).containsExactly(Result.INDEXED);
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
        new IndexRuns() {
          @Override
          public void add(IndexRun run) {
            throw new StorageFailure("The disk is full.", null);
          }

          @Override
          public List<IndexRun> recent(int limit) {
            return List.of();
          }

          @Override
          public List<IndexRun> recent(Slug slug, int limit) {
            return List.of();
          }

          @Override
          public void erase(Slug slug) {}
        };
    IndexingRuns forgetful = over(Runnable::run, broken);

    assertThat(forgetful.start(ASHA, Mode.IF_CHANGED)).isEqualTo(Start.STARTED);

    assertThat(indexed()).containsExactly("cv.md");
    assertThat(forgetful.underway(ASHA)).isEmpty();
  }

  @Test
  void howFarARunIsCanBeSeenWhileItRuns() {
    List<Underway> seen = new ArrayList<>();
    meanwhile.add(() -> seen.add(runs.underway(ASHA).orElseThrow()));
    runs.start(ASHA, Mode.IF_CHANGED);

    work();

    assertThat(seen).containsExactly(new Underway(NOW, Optional.of(Stage.SUGGESTING), 0, 1));
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
    assertThat(new Underway(NOW, Optional.of(stage), done, total).percent()).isEqualTo(percent);
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
  void ofAForgottenRunNothingIsTold() {
    runs.start(ASHA, Mode.IF_CHANGED);
    runs.forget(ASHA);
    runs.forget(ASHA_2);

    work();

    assertThat(results()).isEmpty();
    assertThat(chunks.current(ASHA)).isEmpty();
    assertThat(runs.underway(ASHA)).isEmpty();
  }
}
