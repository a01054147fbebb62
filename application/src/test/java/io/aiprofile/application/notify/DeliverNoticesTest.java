package io.aiprofile.application.notify;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.port.storage.VisitorRecords.gap;
import static io.aiprofile.application.port.storage.VisitorRecords.lead;
import static io.aiprofile.application.port.storage.VisitorRecords.notice;
import static io.aiprofile.application.port.storage.VisitorRecords.notices;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.memory.Broken;
import io.aiprofile.application.memory.InMemoryGaps;
import io.aiprofile.application.memory.InMemoryLeads;
import io.aiprofile.application.memory.InMemoryOutbox;
import io.aiprofile.application.memory.RecordingNotifier;
import io.aiprofile.application.port.notify.Notice;
import io.aiprofile.application.port.notify.Notifier;
import io.aiprofile.application.port.notify.NotifyFailure;
import io.aiprofile.application.port.storage.Outbox;
import io.aiprofile.application.port.storage.Outbox.Letter;
import io.aiprofile.application.port.storage.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliverNoticesTest {
  private final InMemoryOutbox outbox = new InMemoryOutbox();
  private final InMemoryLeads leads = new InMemoryLeads(outbox);
  private final InMemoryGaps gaps = new InMemoryGaps(outbox);
  private final RecordingNotifier notifier = new RecordingNotifier();
  private Instant now = NOW;
  private final DeliverNotices deliver = over(outbox, notifier, Runnable::run);

  private DeliverNotices over(Outbox used, Notifier told, Executor background) {
    return new DeliverNotices(used, told, () -> now, new Random(1), background);
  }

  private void afterAnHour() {
    now = now.plus(Duration.ofHours(1));
  }

  @Test
  void whereNothingWaitsNothingIsTold() {
    deliver.deliver();
    deliver.soon();

    assertThat(notifier.told()).isEmpty();
  }

  @Test
  void whatWaitsIsToldOnceTheOldestFirst() {
    Notice first = addLead(1);
    Notice second = addGap(2);
    Notice third = addLead(3);

    deliver.deliver();
    deliver.deliver();

    assertThat(notifier.told()).containsExactly(first, second, third);
    assertThat(notices(outbox.letters(9))).isEmpty();
  }

  @Test
  void moreThanIsTakenAtATimeIsToldInOneCall() {
    List<Notice> added = IntStream.range(0, 120).mapToObj(this::addLead).toList();

    deliver.deliver();

    assertThat(notifier.told()).isEqualTo(added);
    assertThat(notices(outbox.letters(9))).isEmpty();
  }

  @Test
  void whatComesInMeanwhileIsToldInTheSameCall() {
    Notice first = addLead(1);
    DeliverNotices busy =
        over(
            outbox,
            notice -> {
              if (notice.equals(first)) {
                addLead(2);
              }
              notifier.tell(notice);
            },
            Runnable::run);

    busy.deliver();

    assertThat(notifier.told()).containsExactly(first, notice(ASHA, lead(2)));
  }

  @Test
  void whatCannotBeToldWaitsAndIsToldLaterUnderTheSameKey() {
    Notice first = addLead(1);
    Notice second = addGap(2);
    notifier.failing(true);
    deliver.deliver();
    assertThat(notices(outbox.letters(9))).containsExactly(first, second);

    notifier.failing(false);
    deliver.deliver();
    assertThat(notifier.told()).isEmpty();
    afterAnHour();
    deliver.deliver();

    assertThat(notifier.told()).containsExactly(first, second);
    assertThat(notices(outbox.letters(9))).isEmpty();
  }

  @Test
  void whatWasToldBeforeAFailureIsNotToldAgain() {
    Notice first = addLead(1);
    Notice second = addLead(2);
    Notice third = addLead(3);
    boolean[] broken = {true};
    DeliverNotices deliver =
        over(
            outbox,
            notice -> {
              if (broken[0] && notice.equals(second)) {
                throw new NotifyFailure("planted", null);
              }
              notifier.tell(notice);
            },
            Runnable::run);
    deliver.deliver();
    assertThat(notifier.told()).containsExactly(first, third);

    broken[0] = false;
    afterAnHour();
    deliver.deliver();

    assertThat(notifier.told()).containsExactly(first, third, second);
  }

  @Test
  void whatWasToldAndCouldNotBeTakenOutIsToldAgainUnderTheSameKey() {
    Notice first = addLead(1);
    boolean[] broken = {true};
    Outbox failing = Broken.at(Outbox.class, outbox, () -> broken[0], "told");
    DeliverNotices deliver = over(failing, notifier, Runnable::run);
    deliver.deliver();
    broken[0] = false;
    afterAnHour();

    deliver.deliver();

    assertThat(notifier.told()).containsExactly(first, first);
    assertThat(notices(outbox.letters(9))).isEmpty();
  }

  @Test
  void anErasedProfilesNoticesAreNotTold() {
    addLead(1);
    leads.add(ASHA_2, lead(2), notice(ASHA_2, lead(2)));
    leads.erase(ASHA);

    deliver.deliver();

    assertThat(notifier.told()).containsExactly(notice(ASHA_2, lead(2)));
  }

  @Test
  void soonMeansInTheBackground() {
    Queue<Runnable> waiting = new ArrayDeque<>();
    DeliverNotices later = over(outbox, notifier, waiting::add);
    Notice notice = addLead(1);

    later.soon();
    assertThat(notifier.told()).isEmpty();
    waiting.remove().run();

    assertThat(notifier.told()).containsExactly(notice);
  }

  @Test
  void whenTooMuchIsUnderWayTheNoticeWaitsForTheNextCall() {
    Executor full =
        task -> {
          throw new RejectedExecutionException("planted");
        };
    Notice notice = addLead(1);

    over(outbox, notifier, full).soon();
    assertThat(notices(outbox.letters(9))).containsExactly(notice);

    deliver.soon();
    assertThat(notifier.told()).containsExactly(notice);
  }

  @Test
  void deliveriesAtTheSameTimeTellEveryNoticeOnce() {
    List<Notice> added = IntStream.range(0, 40).mapToObj(this::addLead).toList();

    Race.of(
        Collections.nCopies(8, deliver),
        one -> {
          one.deliver();
          return true;
        });

    assertThat(notifier.told()).containsExactlyInAnyOrderElementsOf(added);
  }

  @Test
  void whatBreaksTheProgramIsTriedAgainLaterAndHoldsNothingUp() {
    Notice first = addLead(1);
    Notice second = addLead(2);
    Notifier faulty =
        notice -> {
          if (notice.equals(first)) {
            throw new IllegalStateException("planted");
          }
          notifier.tell(notice);
        };

    over(outbox, faulty, Runnable::run).deliver();

    assertThat(notifier.told()).containsExactly(second);
    assertThat(outbox.letters(9))
        .singleElement()
        .satisfies(letter -> assertThat(letter.problem()).isEqualTo("planted"));
  }

  @Test
  void thePausesGrowFromHalfAMinuteAndInTheEndItIsGivenUp() {
    addLead(1);
    notifier.failing(true);
    List<Duration> pauses = new ArrayList<>();
    deliver.deliver();
    for (Letter letter = letter(); letter.due().isPresent(); letter = letter()) {
      pauses.add(Duration.between(now, letter.due().get()));
      now = letter.due().get();
      deliver.deliver();
    }

    assertThat(pauses).hasSize(DeliverNotices.MAX_FAILURES - 1);
    assertThat(pauses.getFirst()).isBetween(Duration.ofSeconds(22), Duration.ofSeconds(38));
    assertThat(pauses.getLast()).isBetween(Duration.ofHours(4), Duration.ofHours(8));
    assertThat(pauses.subList(0, 9)).isSorted();
    assertThat(Duration.between(NOW, now)).isBetween(Duration.ofHours(14), Duration.ofHours(48));
    assertThat(letter().failures()).isEqualTo(DeliverNotices.MAX_FAILURES);
    notifier.failing(false);
    now = now.plus(Duration.ofDays(9));
    deliver.deliver();
    assertThat(notifier.told()).isEmpty();
  }

  @Test
  void twoNodesTellEveryNoticeOnce() {
    List<Notice> added = IntStream.range(0, 40).mapToObj(this::addLead).toList();
    DeliverNotices other = over(outbox, notifier, Runnable::run);

    Race.of(
        List.of(deliver, other, deliver, other),
        node -> {
          node.deliver();
          return true;
        });

    assertThat(notifier.told()).containsExactlyInAnyOrderElementsOf(added);
  }

  private Letter letter() {
    return outbox.letters(9).getFirst();
  }

  private Notice addLead(int number) {
    leads.add(ASHA, lead(number), notice(ASHA, lead(number)));
    return notice(ASHA, lead(number));
  }

  private Notice addGap(int number) {
    gaps.add(ASHA, gap(number), notice(ASHA, gap(number)));
    return notice(ASHA, gap(number));
  }
}
