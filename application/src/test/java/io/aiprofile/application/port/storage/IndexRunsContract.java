package io.aiprofile.application.port.storage;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.Fixtures.indexRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.knowledge.IndexRun;
import io.aiprofile.domain.knowledge.IndexRun.Result;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link IndexRuns} does. The test of an adapter implements it. */
public interface IndexRunsContract {
  /** After so many younger ones a run may be dropped. */
  int SURELY_KEPT = 1_000;

  /**
   * The storage under test, empty when a test starts. A further call within the test opens the same
   * data anew, so that only what was really kept is found.
   */
  IndexRuns indexRuns();

  @Test
  default void thereIsNoHistoryBeforeTheFirstRun() {
    assertThat(indexRuns().recent(1)).isEmpty();
    assertThat(indexRuns().recent(ASHA, 1)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Result.class)
  default void aRunIsFoundInEveryDetailHoweverItEnded(Result result) {
    IndexRun run =
        new IndexRun(
            ASHA,
            NOW,
            NOW.plusSeconds(9),
            result,
            3,
            41,
            5,
            Map.of(
                new FileName("मीरा.pdf"),
                "It holds \"pictures\"\nonly.",
                new FileName("b.docx"),
                "Damaged \u2028 \ud83d."));
    indexRuns().add(run);

    assertThat(indexRuns().recent(9)).containsExactly(run);
    assertThat(indexRuns().recent(ASHA, 9)).containsExactly(run);
  }

  @Test
  default void momentsAreKeptToTheMillisecond() {
    indexRuns().add(indexRun(ASHA, Instant.parse("2026-04-03T10:00:00.123987654Z")));

    assertThat(indexRuns().recent(1))
        .containsExactly(indexRun(ASHA, Instant.parse("2026-04-03T10:00:00.123Z")));
  }

  @Test
  default void theRunAddedLastComesFirstWhateverItsMoment() {
    IndexRun early = indexRun(ASHA, NOW);
    IndexRun late = indexRun(ASHA_2, NOW.plusSeconds(60));
    IndexRun again = indexRun(ASHA, NOW);
    for (IndexRun run : List.of(late, early, again)) {
      indexRuns().add(run);
    }

    assertThat(indexRuns().recent(9)).containsExactly(again, early, late);
    assertThat(indexRuns().recent(2)).containsExactly(again, early);
    assertThat(indexRuns().recent(1)).containsExactly(again);
  }

  @Test
  default void aProfileHasItsOwnHistory() {
    indexRuns().add(indexRun(ASHA, NOW));
    indexRuns().add(indexRun(ASHA_2, NOW.plusSeconds(1)));
    indexRuns().add(indexRun(ASHA, NOW.plusSeconds(2)));
    indexRuns().add(indexRun(ASHA_2, NOW.plusSeconds(3)));

    assertThat(indexRuns().recent(ASHA, 9))
        .containsExactly(indexRun(ASHA, NOW.plusSeconds(2)), indexRun(ASHA, NOW));
    assertThat(indexRuns().recent(ASHA, 1)).containsExactly(indexRun(ASHA, NOW.plusSeconds(2)));
  }

  @Test
  default void manyRunsAreKeptAndOnlyTheOldestEverDropped() {
    IndexRuns runs = indexRuns();
    int added = SURELY_KEPT + 100;
    for (int n = 0; n < added; n++) {
      runs.add(indexRun(ASHA, NOW.plusSeconds(n)));
    }

    List<IndexRun> kept = indexRuns().recent(Integer.MAX_VALUE);

    assertThat(kept).hasSizeGreaterThan(SURELY_KEPT);
    assertThat(kept)
        .isEqualTo(
            IntStream.range(0, kept.size())
                .mapToObj(n -> indexRun(ASHA, NOW.plusSeconds(added - 1L - n)))
                .toList());
  }

  @Test
  default void concurrentAdditionsAreAllKept() {
    List<IndexRun> added =
        IntStream.range(0, 24).mapToObj(n -> indexRun(ASHA, NOW.plusSeconds(n))).toList();

    Race.of(
        added,
        run -> {
          indexRuns().add(run);
          return true;
        });

    assertThat(indexRuns().recent(99)).containsExactlyInAnyOrderElementsOf(added);
  }

  @Test
  default void anErasedProfilesRunsAreGoneAndNoOthers() {
    indexRuns().add(indexRun(ASHA, NOW));
    indexRuns().add(indexRun(ASHA_2, NOW.plusSeconds(1)));
    indexRuns().add(indexRun(ASHA, NOW.plusSeconds(2)));

    indexRuns().erase(ASHA);
    indexRuns().erase(ASHA);

    assertThat(indexRuns().recent(ASHA, 9)).isEmpty();
    assertThat(indexRuns().recent(9)).containsExactly(indexRun(ASHA_2, NOW.plusSeconds(1)));
  }

  @Test
  default void whatWasNeverThereCanBeErasedAndWhatWasErasedCanReturn() {
    indexRuns().erase(ASHA);
    indexRuns().add(indexRun(ASHA, NOW));
    indexRuns().erase(ASHA);

    indexRuns().add(indexRun(ASHA, NOW.plusSeconds(1)));

    assertThat(indexRuns().recent(9)).containsExactly(indexRun(ASHA, NOW.plusSeconds(1)));
  }

  @Test
  default void additionsDuringAnErasureOfAnotherProfileAreAllKept() {
    IndexRuns runs = indexRuns();

    Race.of(
        List.of("add", "erase", "add", "erase"),
        role -> {
          for (int round = 0; round < 10; round++) {
            if (role.equals("add")) {
              runs.add(indexRun(ASHA, NOW));
            } else {
              runs.erase(ASHA_2);
            }
          }
          return true;
        });

    assertThat(indexRuns().recent(99)).hasSize(20);
  }
}
