package io.aiprofile.application.port.storage;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.Fixtures.conversation;
import static io.aiprofile.application.port.storage.VisitorRecords.lead;
import static io.aiprofile.application.port.storage.VisitorRecords.notice;
import static io.aiprofile.application.port.storage.VisitorRecords.notices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aiprofile.application.port.notify.Notice;
import io.aiprofile.domain.account.EmailAddress;
import io.aiprofile.domain.chat.Lead;
import io.aiprofile.domain.profile.Slug;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Leads} does. The test of an adapter implements it. */
public interface LeadsContract {
  EmailAddress EMAIL = new EmailAddress("mira@example.org");

  /**
   * The storage under test, empty when a test starts. A further call within the test opens the same
   * data anew, so that only what was really kept is found.
   */
  Leads leads();

  /** The outbox that the notices of those leads go to, opened anew likewise. */
  Outbox outbox();

  private boolean add(Slug slug, Lead lead) {
    return leads().add(slug, lead, notice(slug, lead));
  }

  @Test
  default void nobodyWantsToBeContactedAtFirst() {
    assertThat(leads().list(ASHA)).isEmpty();
    assertThat(notices(outbox().letters(9))).isEmpty();
  }

  @Test
  default void aLeadIsFoundInEveryDetailTogetherWithItsNotice() {
    assertThat(add(ASHA, lead(1))).isTrue();

    assertThat(leads().list(ASHA)).containsExactly(lead(1));
    assertThat(notices(outbox().letters(9))).containsExactly(notice(ASHA, lead(1)));
  }

  @Test
  default void aLeadNeedsNeitherNameNorNotes() {
    Lead bare = new Lead(conversation(1), EMAIL, "", "", NOW);

    add(ASHA, bare);

    assertThat(leads().list(ASHA)).containsExactly(bare);
  }

  @Test
  default void theLatestLeadComesFirst() {
    for (int number : List.of(1, 2, 3)) {
      add(ASHA, lead(number));
    }

    assertThat(leads().list(ASHA)).containsExactly(lead(3), lead(2), lead(1));
  }

  @Test
  default void ofTwoLeadsOfOneMomentTheOneAddedLastComesFirst() {
    Lead one = new Lead(conversation(1), EMAIL, "One", "", NOW);
    Lead two = new Lead(conversation(2), EMAIL, "Two", "", NOW);

    add(ASHA, two);
    add(ASHA, one);

    assertThat(leads().list(ASHA)).containsExactly(one, two);
  }

  @Test
  default void aSecondLeadOfOneConversationChangesNothing() {
    add(ASHA, lead(1));
    Lead second = new Lead(conversation(1), EMAIL, "Mira", "Another", NOW.plusSeconds(9));
    Notice other = new Notice("other", ASHA, Notice.Kind.LEAD, "Another", "Text", NOW);

    assertThat(leads().add(ASHA, second, other)).isFalse();
    assertThat(add(ASHA, lead(1))).isFalse();

    assertThat(leads().list(ASHA)).containsExactly(lead(1));
    assertThat(notices(outbox().letters(9))).containsExactly(notice(ASHA, lead(1)));
  }

  @Test
  default void aLeadStaysTheOnlyOneOfItsConversationAfterItWasTold() {
    add(ASHA, lead(1));
    outbox().told(notice(ASHA, lead(1)).key());

    assertThat(add(ASHA, lead(1))).isFalse();

    assertThat(leads().list(ASHA)).containsExactly(lead(1));
    assertThat(notices(outbox().letters(9))).isEmpty();
  }

  @Test
  default void anotherProfilesLeadsDoNotExist() {
    add(ASHA, lead(1));

    assertThat(leads().list(ASHA_2)).isEmpty();
    assertThat(add(ASHA_2, lead(2))).isTrue();

    assertThat(leads().list(ASHA)).containsExactly(lead(1));
    assertThat(leads().list(ASHA_2)).containsExactly(lead(2));
  }

  @Test
  default void oneConversationIdAtTwoProfilesIsTwoConversations() {
    assertThat(add(ASHA, lead(1))).isTrue();
    assertThat(add(ASHA_2, lead(1))).isTrue();

    assertThat(leads().list(ASHA)).containsExactly(lead(1));
    assertThat(leads().list(ASHA_2)).containsExactly(lead(1));
  }

  @Test
  default void aNoticeOfSomethingElseIsRefusedAndNothingIsKept() {
    for (Notice other : List.of(notice(ASHA_2, lead(1)), notice(ASHA, VisitorRecords.gap(1)))) {
      assertThatIllegalArgumentException().isThrownBy(() -> leads().add(ASHA, lead(1), other));
    }

    assertThat(leads().list(ASHA)).isEmpty();
    assertThat(notices(outbox().letters(9))).isEmpty();
  }

  @Test
  default void theMomentIsKeptToTheMillisecond() {
    add(ASHA, at("2026-04-03T10:00:00.123987654Z"));

    assertThat(leads().list(ASHA)).containsExactly(at("2026-04-03T10:00:00.123Z"));
    assertThat(notices(outbox().letters(1)))
        .containsExactly(notice(ASHA, at("2026-04-03T10:00:00.123Z")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"quoted\" \\back\\slash \\n {\"conversation\":\"x\"}",
        "one\ntwo\r\nthree",
        "=HYPERLINK(\"http://x\") +1 @SUM(A1) '; drop table leads; --",
        "मीरा 李小龙 محمد é 🎓",
        "</script><!-- ${x} %s {0}"
      })
  default void hostileTextIsKeptAsTheLeadHasIt(String text) {
    Lead hostile = new Lead(conversation(1), EMAIL, text, text, NOW);
    add(ASHA, hostile);
    add(ASHA, lead(2));

    assertThat(leads().list(ASHA)).containsExactly(lead(2), hostile);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "é", "李", "\""})
  default void theLongestNameAndNotesAreKept(String letter) {
    Lead longest =
        new Lead(
            conversation(1),
            EMAIL,
            letter.repeat(Lead.MAX_NAME_LENGTH),
            letter.repeat(Lead.MAX_NOTES_LENGTH),
            NOW);

    add(ASHA, longest);

    assertThat(leads().list(ASHA)).containsExactly(longest);
  }

  @Test
  default void ofConcurrentLeadsOfOneConversationExactlyOneIsKeptAndItsNoticeToo() {
    Leads shared = leads();
    List<Lead> racing =
        IntStream.range(0, 24)
            .mapToObj(n -> new Lead(conversation(1), EMAIL, "Racer " + n, "", NOW))
            .toList();

    List<Boolean> won =
        Race.of(
            racing,
            lead ->
                (racing.indexOf(lead) % 2 == 0 ? shared : leads())
                    .add(ASHA, lead, notice(ASHA, lead)));

    assertThat(Collections.frequency(won, true)).isEqualTo(1);
    Lead winner = racing.get(won.indexOf(true));
    assertThat(leads().list(ASHA)).containsExactly(winner);
    assertThat(notices(outbox().letters(99))).containsExactly(notice(ASHA, winner));
  }

  @Test
  default void concurrentLeadsOfDifferentConversationsAreAllKept() {
    List<Integer> numbers = IntStream.range(0, 24).boxed().toList();

    List<Boolean> added =
        Race.of(numbers, number -> add(number % 2 == 0 ? ASHA : ASHA_2, lead(number)));

    assertThat(added).containsOnly(true);
    assertThat(leads().list(ASHA))
        .containsExactlyInAnyOrderElementsOf(
            numbers.stream().filter(n -> n % 2 == 0).map(VisitorRecords::lead).toList());
    assertThat(leads().list(ASHA_2)).hasSize(12);
    assertThat(notices(outbox().letters(99))).hasSize(24);
  }

  @Test
  default void anErasedProfilesLeadsAndTheirNoticesAreGoneAndNoOthers() {
    add(ASHA, lead(1));
    add(ASHA_2, lead(2));
    add(ASHA, lead(3));

    leads().erase(ASHA);
    leads().erase(ASHA);

    assertThat(leads().list(ASHA)).isEmpty();
    assertThat(leads().list(ASHA_2)).containsExactly(lead(2));
    assertThat(notices(outbox().letters(9))).containsExactly(notice(ASHA_2, lead(2)));
  }

  @Test
  default void whatWasNeverThereCanBeErasedAndWhatWasErasedCanReturn() {
    leads().erase(ASHA);
    add(ASHA, lead(1));
    leads().erase(ASHA);

    assertThat(add(ASHA, lead(1))).isTrue();

    assertThat(leads().list(ASHA)).containsExactly(lead(1));
    assertThat(notices(outbox().letters(9))).containsExactly(notice(ASHA, lead(1)));
  }

  @Test
  default void additionsDuringErasuresLeaveBothOrNeitherOfRecordAndNotice() {
    add(ASHA, lead(999));
    leads().erase(ASHA);
    Leads leads = leads();

    Race.of(
        List.of(0, 1, 2, 3),
        racer -> {
          for (int round = 0; round < 10; round++) {
            if (racer % 2 == 0) {
              add(ASHA, lead(100 * racer + round));
            } else {
              leads.erase(ASHA);
            }
          }
          return true;
        });

    List<Lead> left = leads().list(ASHA);
    assertThat(left).doesNotContain(lead(999));
    assertThat(notices(outbox().letters(99)))
        .containsExactlyInAnyOrderElementsOf(
            left.stream().map(lead -> notice(ASHA, lead)).toList());
  }

  private static Lead at(String moment) {
    return new Lead(conversation(1), EMAIL, "Mira", "", Instant.parse(moment));
  }

  @Test
  default void aLeadOfWhichNobodyIsToBeToldIsKeptWithoutANotice() {
    assertThat(leads().add(ASHA, lead(1))).isTrue();
    assertThat(leads().add(ASHA, lead(1))).isFalse();
    assertThat(add(ASHA, lead(1))).isFalse();
    add(ASHA, lead(2));

    assertThat(leads().list(ASHA)).containsExactly(lead(2), lead(1));
    assertThat(notices(outbox().letters(9))).containsExactly(notice(ASHA, lead(2)));
  }
}
