package io.aiprofile.application.port.storage;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.Fixtures.indexRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.port.storage.IndexRuns.Claim;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.knowledge.IndexJob;
import io.aiprofile.domain.knowledge.IndexJob.Progress;
import io.aiprofile.domain.knowledge.IndexJob.Stage;
import io.aiprofile.domain.knowledge.IndexRun;
import io.aiprofile.domain.knowledge.IndexRun.Result;
import io.aiprofile.domain.profile.Slug;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link IndexRuns} does. The test of an adapter implements it. */
public interface IndexRunsContract {
  /** After so many younger ones a run may be dropped. */
  int SURELY_KEPT = 1_000;

  /** When nothing that is claimed now has run out of time. */
  Instant LATER = NOW.plusSeconds(3_600);

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

  private Claim claimed(Slug slug, Instant until) {
    return indexRuns().claim(slug, NOW, until).orElseThrow();
  }

  private static Progress reading(int done) {
    return new Progress(Stage.READING, done, 9);
  }

  @Test
  default void withoutAJobThereIsNothingToDoOrToCancel() {
    indexRuns().add(indexRun(ASHA, NOW));

    assertThat(indexRuns().underway(ASHA)).isEmpty();
    assertThat(indexRuns().underway()).isEmpty();
    assertThat(indexRuns().claim(NOW, LATER)).isEmpty();
    assertThat(indexRuns().claim(ASHA, NOW, LATER)).isEmpty();
    assertThat(indexRuns().cancel(ASHA)).isFalse();
  }

  @Test
  default void whatIsAskedForWaitsInEveryDetail() {
    assertThat(indexRuns().request(ASHA, true, NOW)).isTrue();
    assertThat(indexRuns().request(ASHA_2, false, NOW.plusNanos(1_999_999))).isTrue();

    IndexJob first = new IndexJob(ASHA, true, NOW, Optional.empty());
    IndexJob second = new IndexJob(ASHA_2, false, NOW.plusMillis(1), Optional.empty());
    assertThat(indexRuns().underway(ASHA)).contains(first);
    assertThat(indexRuns().underway(ASHA_2)).contains(second);
    assertThat(indexRuns().underway()).containsExactly(first, second);
    assertThat(indexRuns().recent(9)).isEmpty();
  }

  @Test
  default void aJobThatWaitsIsNotDoubledAndIsForcedWhenEitherWas() {
    indexRuns().request(ASHA, false, NOW);

    assertThat(indexRuns().request(ASHA, true, NOW.plusSeconds(1))).isFalse();
    assertThat(indexRuns().request(ASHA, false, NOW.plusSeconds(2))).isFalse();

    Claim claim = indexRuns().claim(NOW, LATER).orElseThrow();
    assertThat(claim.job()).isEqualTo(new IndexJob(ASHA, true, NOW, Optional.empty()));
    assertThat(claim.repeats()).isFalse();
    indexRuns().finish(claim, Optional.empty());
    assertThat(indexRuns().underway()).isEmpty();
  }

  @Test
  default void theJobAskedForFirstIsClaimedFirstAndNoneTwice() {
    indexRuns().request(ASHA_2, false, NOW);
    indexRuns().request(ASHA, false, NOW.plusSeconds(1));

    assertThat(indexRuns().claim(NOW, LATER).orElseThrow().job().slug()).isEqualTo(ASHA_2);
    assertThat(indexRuns().claim(NOW, LATER).orElseThrow().job().slug()).isEqualTo(ASHA);
    assertThat(indexRuns().claim(NOW, LATER)).isEmpty();
    assertThat(indexRuns().claim(ASHA, NOW, LATER)).isEmpty();
    assertThat(indexRuns().underway()).hasSize(2);
  }

  @Test
  default void howFarAJobIsCanBeSeenAndItsTimeGrows() {
    indexRuns().request(ASHA, false, NOW);
    Claim claim = claimed(ASHA, NOW.plusSeconds(10));

    assertThat(indexRuns().advance(claim, reading(3), NOW.plusSeconds(60))).isTrue();

    assertThat(indexRuns().underway(ASHA).orElseThrow().progress()).contains(reading(3));
    assertThat(indexRuns().claim(NOW.plusSeconds(59), LATER)).isEmpty();
    assertThat(indexRuns().claim(NOW.plusSeconds(60), LATER)).isPresent();
  }

  @Test
  default void whoDidNotSpeakInTimeIsReplacedAndCanChangeNothing() {
    indexRuns().request(ASHA, false, NOW);
    Claim dead = claimed(ASHA, NOW.plusSeconds(10));
    indexRuns().advance(dead, reading(3), NOW.plusSeconds(10));

    Claim successor = indexRuns().claim(NOW.plusSeconds(10), LATER).orElseThrow();

    assertThat(successor.number()).isGreaterThan(dead.number());
    assertThat(indexRuns().advance(dead, reading(4), LATER)).isFalse();
    indexRuns().finish(dead, Optional.of(indexRun(ASHA, NOW)));
    assertThat(indexRuns().recent(9)).isEmpty();
    assertThat(indexRuns().underway(ASHA)).isPresent();
    assertThat(indexRuns().advance(successor, reading(1), LATER)).isTrue();
  }

  @Test
  default void aJobThatEndsIsInTheHistory() {
    indexRuns().request(ASHA, false, NOW);
    Claim claim = claimed(ASHA, LATER);

    indexRuns().finish(claim, Optional.of(indexRun(ASHA, NOW)));
    indexRuns().finish(claim, Optional.of(indexRun(ASHA, NOW)));

    assertThat(indexRuns().underway(ASHA)).isEmpty();
    assertThat(indexRuns().claim(NOW, LATER)).isEmpty();
    assertThat(indexRuns().recent(9)).containsExactly(indexRun(ASHA, NOW));
    assertThat(indexRuns().request(ASHA, false, NOW)).isTrue();
  }

  @Test
  default void whatIsAskedForDuringARunIsDoneAfterItAndNotForced() {
    indexRuns().request(ASHA, true, NOW);
    Claim claim = claimed(ASHA, LATER);
    indexRuns().advance(claim, reading(3), LATER);

    assertThat(indexRuns().request(ASHA, true, NOW.plusSeconds(5))).isFalse();
    assertThat(indexRuns().claim(NOW, LATER)).isEmpty();
    indexRuns().finish(claim, Optional.of(indexRun(ASHA, NOW)));

    Claim next = indexRuns().claim(NOW, LATER).orElseThrow();
    assertThat(next.job())
        .isEqualTo(new IndexJob(ASHA, false, NOW.plusSeconds(5), Optional.empty()));
    assertThat(next.repeats()).isTrue();
    indexRuns().finish(next, Optional.empty());
    assertThat(indexRuns().underway()).isEmpty();
    assertThat(indexRuns().recent(9)).hasSize(1);
  }

  @Test
  default void aCancelledJobIsToldToStop() {
    indexRuns().request(ASHA, false, NOW);
    Claim claim = claimed(ASHA, LATER);

    assertThat(indexRuns().cancel(ASHA)).isTrue();

    assertThat(indexRuns().advance(claim, reading(1), LATER)).isFalse();
    indexRuns().finish(claim, Optional.of(indexRun(ASHA, NOW)));
    assertThat(indexRuns().underway(ASHA)).isEmpty();
    assertThat(indexRuns().recent(9)).hasSize(1);
  }

  @Test
  default void aJobThatIsCancelledWhileItWaitsIsClaimedAndToldToStop() {
    indexRuns().request(ASHA, false, NOW);
    indexRuns().cancel(ASHA);

    Claim claim = claimed(ASHA, LATER);

    assertThat(indexRuns().advance(claim, reading(1), LATER)).isFalse();
  }

  @Test
  default void whatIsAskedForAfterCancellingIsDoneAfterIt() {
    indexRuns().request(ASHA, false, NOW);
    indexRuns().cancel(ASHA);
    assertThat(indexRuns().request(ASHA, false, NOW.plusSeconds(5))).isFalse();

    Claim cancelled = claimed(ASHA, LATER);
    assertThat(indexRuns().advance(cancelled, reading(1), LATER)).isFalse();
    indexRuns().finish(cancelled, Optional.empty());

    assertThat(indexRuns().advance(claimed(ASHA, LATER), reading(1), LATER)).isTrue();
  }

  @Test
  default void cancellingTakesBackWhatWasAskedForDuringARun() {
    indexRuns().request(ASHA, false, NOW);
    Claim claim = claimed(ASHA, LATER);
    indexRuns().request(ASHA, false, NOW);
    indexRuns().cancel(ASHA);

    indexRuns().finish(claim, Optional.empty());

    assertThat(indexRuns().underway(ASHA)).isEmpty();
  }

  @Test
  default void anErasedProfilesJobStopsAndLeavesNothing() {
    indexRuns().request(ASHA, false, NOW);
    indexRuns().request(ASHA_2, false, NOW);
    Claim claim = claimed(ASHA, LATER);

    indexRuns().erase(ASHA);

    assertThat(indexRuns().advance(claim, reading(1), LATER)).isFalse();
    indexRuns().finish(claim, Optional.of(indexRun(ASHA, NOW)));
    assertThat(indexRuns().recent(9)).isEmpty();
    assertThat(indexRuns().underway(ASHA)).isEmpty();
    assertThat(indexRuns().underway(ASHA_2)).isPresent();
  }

  @Test
  default void aWorkerOfAJobThatIsGoneIsNotTakenForTheNextOnes() {
    indexRuns().request(ASHA, false, NOW);
    Claim former = claimed(ASHA, LATER);
    indexRuns().erase(ASHA);
    indexRuns().request(ASHA, false, NOW);
    Claim next = claimed(ASHA, LATER);

    assertThat(indexRuns().advance(former, reading(1), LATER)).isFalse();
    indexRuns().finish(former, Optional.of(indexRun(ASHA, NOW)));

    assertThat(indexRuns().recent(9)).isEmpty();
    assertThat(indexRuns().advance(next, reading(1), LATER)).isTrue();
  }

  @Test
  default void ofConcurrentClaimsEachJobIsGotOnce() {
    List<Slug> slugs = IntStream.range(10, 30).mapToObj(n -> new Slug("asha-" + n)).toList();
    slugs.forEach(slug -> indexRuns().request(slug, false, NOW));

    List<Optional<Claim>> claims =
        Race.of(Collections.nCopies(30, LATER), until -> indexRuns().claim(NOW, until));

    assertThat(claims.stream().flatMap(Optional::stream).map(claim -> claim.job().slug()))
        .containsExactlyInAnyOrderElementsOf(slugs);
  }

  @Test
  default void ofConcurrentRequestsExactlyOneIsTheFirst() {
    List<Boolean> first =
        Race.of(Collections.nCopies(16, ASHA), slug -> indexRuns().request(slug, false, NOW));

    assertThat(Collections.frequency(first, true)).isEqualTo(1);
    assertThat(indexRuns().underway()).hasSize(1);
  }
}
