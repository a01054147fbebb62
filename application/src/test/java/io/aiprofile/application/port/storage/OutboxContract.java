package io.aiprofile.application.port.storage;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.port.storage.VisitorRecords.gap;
import static io.aiprofile.application.port.storage.VisitorRecords.lead;
import static io.aiprofile.application.port.storage.VisitorRecords.notice;
import static io.aiprofile.application.port.storage.VisitorRecords.notices;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.port.notify.Notice;
import io.aiprofile.application.port.storage.Outbox.Letter;
import io.aiprofile.domain.chat.KnowledgeGap;
import io.aiprofile.domain.chat.Lead;
import io.aiprofile.domain.profile.Slug;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Outbox} does. The test of an adapter implements it. */
public interface OutboxContract {

  /**
   * The storage under test, empty when a test starts. A further call within the test opens the same
   * data anew, so that only what was really kept is found.
   */
  Outbox outbox();

  /** Where leads and their notices come in, opened anew likewise. */
  Leads leads();

  /** Where gaps and their notices come in, opened anew likewise. */
  Gaps gaps();

  private void add(Slug slug, Lead lead) {
    leads().add(slug, lead, notice(slug, lead));
  }

  private void add(Slug slug, KnowledgeGap gap) {
    gaps().add(slug, gap, notice(slug, gap));
  }

  @Test
  default void nothingIsPendingAtFirst() {
    assertThat(notices(outbox().letters(1))).isEmpty();
    assertThat(notices(outbox().letters(Integer.MAX_VALUE))).isEmpty();
  }

  @Test
  default void noticesOfEverythingArePendingTheOldestFirst() {
    add(ASHA_2, lead(1));
    add(ASHA, gap(2));
    add(ASHA, lead(3));
    add(ASHA_2, gap(4));

    assertThat(notices(outbox().letters(9)))
        .containsExactly(
            notice(ASHA_2, lead(1)),
            notice(ASHA, gap(2)),
            notice(ASHA, lead(3)),
            notice(ASHA_2, gap(4)));
  }

  @Test
  default void atMostSoManyArePendingAtOnce() {
    for (int number = 1; number <= 12; number++) {
      add(ASHA, gap(number));
    }

    assertThat(notices(outbox().letters(1))).containsExactly(notice(ASHA, gap(1)));
    assertThat(notices(outbox().letters(11)))
        .isEqualTo(
            IntStream.rangeClosed(1, 11).mapToObj(number -> notice(ASHA, gap(number))).toList());
  }

  @Test
  default void lookingTakesNothingOut() {
    add(ASHA, lead(1));

    assertThat(notices(outbox().letters(1))).isEqualTo(notices(outbox().letters(1))).hasSize(1);
  }

  @Test
  default void whatWasToldIsGoneForGoodAndItsRecordStays() {
    add(ASHA, lead(1));
    add(ASHA, gap(2));
    add(ASHA, gap(3));

    outbox().told(notice(ASHA, gap(2)).key());
    outbox().told(notice(ASHA, lead(1)).key());
    outbox().told(notice(ASHA, lead(1)).key());

    assertThat(notices(outbox().letters(9))).containsExactly(notice(ASHA, gap(3)));
    assertThat(leads().list(ASHA)).containsExactly(lead(1));
    assertThat(gaps().list(ASHA)).containsExactly(gap(3), gap(2));
  }

  @Test
  default void aNoticeThatCameInLaterStandsBehindOlderOnesAlsoWhenSomeWereTold() {
    for (int number : List.of(1, 2, 3)) {
      add(ASHA, lead(number));
    }
    outbox().told(notice(ASHA, lead(1)).key());
    outbox().told(notice(ASHA, lead(3)).key());

    add(ASHA, gap(4));

    assertThat(notices(outbox().letters(9)))
        .containsExactly(notice(ASHA, lead(2)), notice(ASHA, gap(4)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "", "../../system/profiles", "*", "lead-", "a\u0000b"})
  default void whatIsNotThereCanBeToldAndChangesNothing(String key) {
    add(ASHA, lead(1));

    outbox().told(key);

    assertThat(notices(outbox().letters(9))).containsExactly(notice(ASHA, lead(1)));
  }

  @Test
  default void aKeyThatIsTheEndOfAnotherIsAnother() {
    Notice longer = new Notice("a-b", ASHA, Notice.Kind.LEAD, "Subject", "Text", NOW);
    Notice shorter = new Notice("b", ASHA_2, Notice.Kind.LEAD, "Subject", "Text", NOW);
    leads().add(ASHA, lead(1), longer);
    leads().add(ASHA_2, lead(1), shorter);

    outbox().told("b");

    assertThat(notices(outbox().letters(9))).containsExactly(longer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "one\ntwo\r\nthree\n",
        "\"quoted\" \\back\\slash \\n {\"key\":\"x\"}",
        "line\u2028separator\u2029and\u0085next",
        "a\u0000b\u0001c\u001fd\u007fe\tf",
        "half \ud83d and \udf93 halves, a whole \ud83c\udf93",
        "मीरा 李小龙 محمد é e\u0301 \ufeff \u202e",
        "</script><!-- ${x} %s {0}",
        ""
      })
  default void hostileTextIsKeptAsItIs(String text) {
    String line = ("A subject " + text).lines().findFirst().orElseThrow();
    Notice hostile = new Notice("x".repeat(100), ASHA, Notice.Kind.LEAD, line, text, NOW);

    leads().add(ASHA, lead(1), hostile);

    assertThat(notices(outbox().letters(9))).containsExactly(hostile);
    outbox().told(hostile.key());
    assertThat(notices(outbox().letters(9))).isEmpty();
  }

  @Test
  default void erasingOneKindOfRecordLeavesTheNoticesOfTheOther() {
    add(ASHA, lead(1));
    add(ASHA, gap(2));
    add(ASHA_2, lead(3));

    gaps().erase(ASHA);
    assertThat(notices(outbox().letters(9)))
        .containsExactly(notice(ASHA, lead(1)), notice(ASHA_2, lead(3)));

    leads().erase(ASHA);
    assertThat(notices(outbox().letters(9))).containsExactly(notice(ASHA_2, lead(3)));
  }

  @Test
  default void concurrentAdditionsAndDeliveriesLoseNothingAndTellEverything() {
    List<Integer> numbers = IntStream.range(0, 16).boxed().toList();
    List<List<Notice>> told =
        Race.of(
            Stream.concat(numbers.stream(), Stream.of(-1, -1)).toList(),
            number -> {
              if (number >= 0) {
                add(number % 2 == 0 ? ASHA : ASHA_2, lead(number));
                return List.<Notice>of();
              }
              List<Notice> seen = notices(outbox().letters(5));
              seen.forEach(notice -> outbox().told(notice.key()));
              return seen;
            });
    List<Notice> later = notices(outbox().letters(99));

    assertThat(Stream.concat(told.stream().flatMap(List::stream), later.stream()).distinct())
        .hasSize(16);
    assertThat(told.stream().flatMap(List::stream)).doesNotContainAnyElementsOf(later);
    assertThat(leads().list(ASHA)).hasSize(8);
    assertThat(leads().list(ASHA_2)).hasSize(8);
  }

  @Test
  default void whoeverSeesANoticeSeesItsRecordAndWhoeverSeesARecordSeesItsNotice() {
    Leads leads = leads();
    Outbox outbox = outbox();

    List<Boolean> seen =
        Race.of(
            List.of("write", "read", "read"),
            role -> {
              boolean both = true;
              for (int number = 0; number < 20; number++) {
                if (role.equals("write")) {
                  leads.add(ASHA, lead(number), notice(ASHA, lead(number)));
                } else {
                  List<Lead> first = leads().list(ASHA);
                  List<Notice> pending = notices(outbox.letters(99));
                  List<Lead> then = leads.list(ASHA);
                  both &= pending.containsAll(ofLeads(first));
                  both &= ofLeads(then).containsAll(pending);
                }
              }
              return both;
            });

    assertThat(seen).containsOnly(true);
  }

  @Test
  default void aClaimedNoticeIsNobodyElsesUntilItsTimeRunsOut() {
    add(ASHA, lead(1));
    add(ASHA, gap(2));

    List<Letter> claimed = outbox().claim(1, NOW, NOW.plusSeconds(60));

    assertThat(claimed)
        .containsExactly(
            new Letter(notice(ASHA, lead(1)), 0, Optional.of(NOW.plusSeconds(60)), ""));
    assertThat(notices(outbox().claim(9, NOW, NOW.plusSeconds(90))))
        .containsExactly(notice(ASHA, gap(2)));
    assertThat(outbox().claim(9, NOW.plusSeconds(59), NOW.plusSeconds(120))).isEmpty();
    assertThat(notices(outbox().claim(9, NOW.plusSeconds(60), NOW.plusSeconds(120))))
        .containsExactly(notice(ASHA, lead(1)));
  }

  @Test
  default void theOldestAreClaimedFirstAndNoMoreThanAskedFor() {
    for (int number = 1; number <= 12; number++) {
      add(number % 2 == 0 ? ASHA : ASHA_2, gap(number));
    }

    List<Notice> first = notices(outbox().claim(5, NOW, NOW.plusSeconds(60)));
    List<Notice> rest = notices(outbox().claim(99, NOW, NOW.plusSeconds(60)));

    assertThat(first).hasSize(5);
    assertThat(Stream.concat(first.stream(), rest.stream()))
        .containsExactlyElementsOf(notices(outbox().letters(99)));
  }

  @Test
  default void whatFailedComesAgainWhenItIsDueWithWhatFailed() {
    add(ASHA, lead(1));
    Letter claimed = outbox().claim(1, NOW, NOW.plusSeconds(60)).getFirst();

    outbox()
        .failed(
            claimed,
            "No answer\nfrom \u0000 the \ud83d mail server",
            Optional.of(NOW.plusSeconds(30)));

    Letter waiting = outbox().letters(9).getFirst();
    assertThat(waiting.failures()).isEqualTo(1);
    assertThat(waiting.due()).contains(NOW.plusSeconds(30));
    assertThat(waiting.problem()).isEqualTo("No answer from the mail server");
    assertThat(outbox().claim(9, NOW.plusSeconds(29), NOW.plusSeconds(60))).isEmpty();
    Letter again = outbox().claim(9, NOW.plusSeconds(30), NOW.plusSeconds(90)).getFirst();
    assertThat(again.failures()).isEqualTo(1);
    outbox().failed(again, "Still none", Optional.of(NOW.plusSeconds(300)));
    assertThat(outbox().letters(9).getFirst().failures()).isEqualTo(2);
  }

  @Test
  default void whatWasGivenUpIsKeptForAPersonAndClaimedByNobody() {
    add(ASHA, lead(1));
    add(ASHA, gap(2));
    Letter claimed = outbox().claim(1, NOW, NOW.plusSeconds(60)).getFirst();

    outbox().failed(claimed, "Refused", Optional.empty());

    assertThat(outbox().letters(9))
        .startsWith(new Letter(notice(ASHA, lead(1)), 1, Optional.empty(), "Refused"))
        .hasSize(2);
    assertThat(notices(outbox().claim(9, NOW.plusSeconds(999_999), NOW.plusSeconds(1_000_000))))
        .containsExactly(notice(ASHA, gap(2)));
  }

  @Test
  default void aDeadLetterComesToLifeWhenAPersonAsksForIt() {
    add(ASHA, lead(1));
    Letter claimed = outbox().claim(1, NOW, NOW.plusSeconds(60)).getFirst();
    outbox().failed(claimed, "Refused", Optional.empty());

    assertThat(outbox().revive(notice(ASHA, lead(1)).key(), NOW)).isTrue();
    assertThat(outbox().revive("unknown", NOW)).isFalse();

    assertThat(outbox().claim(9, NOW, NOW.plusSeconds(60)))
        .containsExactly(
            new Letter(notice(ASHA, lead(1)), 0, Optional.of(NOW.plusSeconds(60)), ""));
  }

  @Test
  default void whoLostAClaimChangesNothing() {
    add(ASHA, lead(1));
    Letter lost = outbox().claim(1, NOW, NOW.plusSeconds(60)).getFirst();
    Letter held = outbox().claim(1, NOW.plusSeconds(60), NOW.plusSeconds(120)).getFirst();

    outbox().failed(lost, "Late", Optional.empty());

    assertThat(outbox().letters(9)).containsExactly(held);
    outbox().told(notice(ASHA, lead(1)).key());
    outbox().failed(held, "Late", Optional.empty());
    assertThat(outbox().letters(9)).isEmpty();
  }

  @Test
  default void aLetterFromElsewhereIsKeptAsItIsBehindTheOthers() {
    add(ASHA, lead(1));
    Letter dead = new Letter(notice(ASHA_2, gap(2)), 13, Optional.empty(), "Refused");
    Letter late =
        new Letter(notice(ASHA_2, lead(3)), 2, Optional.of(NOW.plusSeconds(9)), "No answer");

    outbox().put(dead);
    outbox().put(late);

    assertThat(outbox().letters(9).subList(1, 3)).containsExactly(dead, late);
    assertThat(leads().list(ASHA_2)).isEmpty();
    assertThat(gaps().list(ASHA_2)).isEmpty();

    Letter instead = new Letter(notice(ASHA_2, gap(2)), 0, Optional.of(NOW), "");
    outbox().put(instead);
    assertThat(outbox().letters(9).subList(1, 3)).containsExactly(instead, late);
    gaps().erase(ASHA_2);
    leads().erase(ASHA_2);
    assertThat(notices(outbox().letters(9))).containsExactly(notice(ASHA, lead(1)));
  }

  @Test
  default void ofConcurrentClaimsNoNoticeIsGotTwice() {
    for (int number = 0; number < 40; number++) {
      add(ASHA, lead(number));
    }

    List<List<Letter>> claims =
        Race.of(Collections.nCopies(10, 7), n -> outbox().claim(n, NOW, NOW.plusSeconds(60)));

    assertThat(claims.stream().flatMap(List::stream).map(Letter::notice))
        .doesNotHaveDuplicates()
        .hasSize(40);
  }

  private static List<Notice> ofLeads(List<Lead> leads) {
    return leads.stream().map(lead -> notice(ASHA, lead)).toList();
  }
}
