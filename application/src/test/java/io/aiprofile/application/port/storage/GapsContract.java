package io.aiprofile.application.port.storage;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.Fixtures.conversation;
import static io.aiprofile.application.port.storage.VisitorRecords.gap;
import static io.aiprofile.application.port.storage.VisitorRecords.notice;
import static io.aiprofile.application.port.storage.VisitorRecords.notices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aiprofile.application.port.notify.Notice;
import io.aiprofile.domain.chat.KnowledgeGap;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.profile.Slug;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Gaps} does. The test of an adapter implements it. */
public interface GapsContract {

  /**
   * The storage under test, empty when a test starts. A further call within the test opens the same
   * data anew, so that only what was really kept is found.
   */
  Gaps gaps();

  /** The outbox that the notices of those gaps go to, opened anew likewise. */
  Outbox outbox();

  private boolean add(Slug slug, KnowledgeGap gap) {
    return gaps().add(slug, gap, notice(slug, gap));
  }

  @Test
  default void nothingIsMissingAtFirst() {
    assertThat(gaps().list(ASHA)).isEmpty();
    assertThat(notices(outbox().letters(9))).isEmpty();
  }

  @Test
  default void aGapIsFoundInEveryDetailTogetherWithItsNotice() {
    assertThat(add(ASHA, gap(1))).isTrue();

    assertThat(gaps().list(ASHA)).containsExactly(gap(1));
    assertThat(notices(outbox().letters(9))).containsExactly(notice(ASHA, gap(1)));
  }

  @Test
  default void theLatestGapComesFirst() {
    for (int number : List.of(1, 2, 3)) {
      add(ASHA, gap(number));
    }

    assertThat(gaps().list(ASHA)).containsExactly(gap(3), gap(2), gap(1));
  }

  @Test
  default void ofTwoGapsOfOneMomentTheOneAddedLastComesFirst() {
    add(ASHA, gap(1, "b"));
    add(ASHA, gap(1, "a"));

    assertThat(gaps().list(ASHA)).containsExactly(gap(1, "a"), gap(1, "b"));
  }

  @Test
  default void theSameQuestionOfOneConversationChangesNothingTheSecondTime() {
    add(ASHA, gap(1, "Does she sing?"));
    KnowledgeGap later =
        new KnowledgeGap(conversation(1), new Question("Does she sing?"), NOW.plusSeconds(9));
    Notice other = new Notice("other", ASHA, Notice.Kind.KNOWLEDGE_GAP, "Another", "Text", NOW);

    assertThat(gaps().add(ASHA, later, other)).isFalse();

    assertThat(gaps().list(ASHA)).containsExactly(gap(1, "Does she sing?"));
    assertThat(notices(outbox().letters(9)))
        .containsExactly(notice(ASHA, gap(1, "Does she sing?")));
  }

  @Test
  default void aGapStaysKnownAfterItWasTold() {
    add(ASHA, gap(1));
    outbox().told(notice(ASHA, gap(1)).key());

    assertThat(add(ASHA, gap(1))).isFalse();

    assertThat(gaps().list(ASHA)).containsExactly(gap(1));
    assertThat(notices(outbox().letters(9))).isEmpty();
  }

  @Test
  default void anotherQuestionAndAnotherConversationAreOtherGaps() {
    assertThat(add(ASHA, gap(1, "Does she sing?"))).isTrue();
    assertThat(add(ASHA, gap(1, "Does she dance?"))).isTrue();
    assertThat(add(ASHA, gap(1, "does she sing?"))).isTrue();
    assertThat(add(ASHA, gap(2, "Does she sing?"))).isTrue();

    assertThat(gaps().list(ASHA))
        .containsExactly(
            gap(2, "Does she sing?"),
            gap(1, "does she sing?"),
            gap(1, "Does she dance?"),
            gap(1, "Does she sing?"));
  }

  @Test
  default void anotherProfilesGapsDoNotExist() {
    add(ASHA, gap(1));

    assertThat(gaps().list(ASHA_2)).isEmpty();
    assertThat(add(ASHA_2, gap(1))).isTrue();

    assertThat(gaps().list(ASHA)).containsExactly(gap(1));
  }

  @Test
  default void aNoticeOfSomethingElseIsRefusedAndNothingIsKept() {
    for (Notice other : List.of(notice(ASHA_2, gap(1)), notice(ASHA, VisitorRecords.lead(1)))) {
      assertThatIllegalArgumentException().isThrownBy(() -> gaps().add(ASHA, gap(1), other));
    }

    assertThat(gaps().list(ASHA)).isEmpty();
    assertThat(notices(outbox().letters(9))).isEmpty();
  }

  @Test
  default void theMomentIsKeptToTheMillisecond() {
    add(ASHA, at("2026-04-03T10:00:00.123987654Z"));

    assertThat(gaps().list(ASHA)).containsExactly(at("2026-04-03T10:00:00.123Z"));
    assertThat(notices(outbox().letters(1)))
        .containsExactly(notice(ASHA, at("2026-04-03T10:00:00.123Z")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "one\ntwo\r\nthree\n",
        "\"quoted\" \\back\\slash \\n {\"conversation\":\"x\"}",
        "line\u2028separator\u2029and\u0085next",
        "a\u0000b\u0001c\u001fd\u007fe\tf",
        "half \ud83d and \udf93 halves, a whole \ud83c\udf93",
        "मीरा 李小龙 محمد é e\u0301 \ufeff \u202e",
        "</script><!-- ${x} %s {0}"
      })
  default void hostileTextIsKeptAsItIs(String text) {
    assertThat(add(ASHA, gap(1, text))).isTrue();
    assertThat(add(ASHA, gap(1, text))).isFalse();
    add(ASHA, gap(2));

    assertThat(gaps().list(ASHA)).containsExactly(gap(2), gap(1, text));
    assertThat(notices(outbox().letters(9)))
        .containsExactly(notice(ASHA, gap(1, text)), notice(ASHA, gap(2)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "é", "李", "\"", "\u0001"})
  default void aQuestionOfTheGreatestLengthIsKept(String letter) {
    KnowledgeGap longest = gap(1, "a" + letter.repeat(Question.MAX_LENGTH - 1));

    add(ASHA, longest);

    assertThat(gaps().list(ASHA)).containsExactly(longest);
  }

  @Test
  default void manyGapsAreKeptAndOnlyTheOldestEverDropped() {
    Gaps gaps = gaps();
    Outbox outbox = outbox();
    int added = Gaps.KEPT + 10;
    for (int number = 0; number < added; number++) {
      gaps.add(ASHA, gap(number), notice(ASHA, gap(number)));
      outbox.told(notice(ASHA, gap(number)).key());
    }

    List<KnowledgeGap> kept = gaps().list(ASHA);

    assertThat(kept).hasSizeGreaterThan(Gaps.KEPT);
    assertThat(kept)
        .isEqualTo(IntStream.range(0, kept.size()).mapToObj(n -> gap(added - 1 - n)).toList());
  }

  @Test
  default void ofConcurrentAdditionsOfOneGapExactlyOneSucceeds() {
    List<Boolean> won =
        Race.of(Collections.nCopies(24, gap(1)), gap -> gaps().add(ASHA, gap, notice(ASHA, gap)));

    assertThat(Collections.frequency(won, true)).isEqualTo(1);
    assertThat(gaps().list(ASHA)).containsExactly(gap(1));
    assertThat(notices(outbox().letters(99))).containsExactly(notice(ASHA, gap(1)));
  }

  @Test
  default void concurrentAdditionsOfDifferentGapsAreAllKept() {
    Gaps shared = gaps();
    List<KnowledgeGap> racing = IntStream.range(0, 24).mapToObj(number -> gap(number)).toList();

    Race.of(racing, gap -> shared.add(ASHA, gap, notice(ASHA, gap)));

    assertThat(gaps().list(ASHA)).containsExactlyInAnyOrderElementsOf(racing);
    assertThat(notices(outbox().letters(99))).hasSize(24);
  }

  @Test
  default void anErasedProfilesGapsAndTheirNoticesAreGoneAndNoOthers() {
    add(ASHA, gap(1));
    add(ASHA_2, gap(2));
    add(ASHA, gap(3));

    gaps().erase(ASHA);
    gaps().erase(ASHA);

    assertThat(gaps().list(ASHA)).isEmpty();
    assertThat(gaps().list(ASHA_2)).containsExactly(gap(2));
    assertThat(notices(outbox().letters(9))).containsExactly(notice(ASHA_2, gap(2)));
  }

  @Test
  default void whatWasNeverThereCanBeErasedAndWhatWasErasedCanReturn() {
    gaps().erase(ASHA);
    add(ASHA, gap(1));
    gaps().erase(ASHA);

    assertThat(add(ASHA, gap(1))).isTrue();

    assertThat(gaps().list(ASHA)).containsExactly(gap(1));
    assertThat(notices(outbox().letters(9))).containsExactly(notice(ASHA, gap(1)));
  }

  @Test
  default void additionsDuringErasuresLeaveBothOrNeitherOfRecordAndNotice() {
    Gaps gaps = gaps();

    Race.of(
        List.of(0, 1, 2, 3),
        racer -> {
          for (int round = 0; round < 10; round++) {
            if (racer % 2 == 0) {
              add(ASHA, gap(100 * racer + round));
            } else {
              gaps.erase(ASHA);
            }
          }
          return true;
        });

    assertThat(notices(outbox().letters(99)))
        .containsExactlyInAnyOrderElementsOf(
            gaps().list(ASHA).stream().map(gap -> notice(ASHA, gap)).toList());
  }

  private static KnowledgeGap at(String moment) {
    return new KnowledgeGap(conversation(1), new Question("Does she sing?"), Instant.parse(moment));
  }

  @Test
  default void aGapOfWhichNobodyIsToBeToldIsKeptWithoutANotice() {
    assertThat(gaps().add(ASHA, gap(1))).isTrue();
    assertThat(gaps().add(ASHA, gap(1))).isFalse();
    assertThat(add(ASHA, gap(1))).isFalse();
    add(ASHA, gap(2));

    assertThat(gaps().list(ASHA)).containsExactly(gap(2), gap(1));
    assertThat(notices(outbox().letters(9))).containsExactly(notice(ASHA, gap(2)));
  }
}
