package io.aiprofile.application.notify;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.port.storage.VisitorRecords.gap;
import static io.aiprofile.application.port.storage.VisitorRecords.lead;
import static io.aiprofile.application.port.storage.VisitorRecords.notice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiprofile.application.memory.InMemoryGaps;
import io.aiprofile.application.memory.InMemoryLeads;
import io.aiprofile.application.memory.InMemoryOutbox;
import io.aiprofile.application.memory.RecordingNotifier;
import io.aiprofile.application.port.notify.Notice;
import io.aiprofile.application.port.notify.Notifier;
import io.aiprofile.application.port.notify.NotifyFailure;
import io.aiprofile.application.port.storage.Outbox;
import io.aiprofile.application.port.storage.Race;
import io.aiprofile.application.port.storage.StorageFailure;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliverNoticesTest {
  private final InMemoryOutbox outbox = new InMemoryOutbox();
  private final InMemoryLeads leads = new InMemoryLeads(outbox);
  private final InMemoryGaps gaps = new InMemoryGaps(outbox);
  private final RecordingNotifier notifier = new RecordingNotifier();
  private final DeliverNotices deliver = new DeliverNotices(outbox, notifier, Runnable::run);

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
    assertThat(outbox.pending(9)).isEmpty();
  }

  @Test
  void moreThanIsTakenAtATimeIsToldInOneCall() {
    List<Notice> added = IntStream.range(0, 120).mapToObj(this::addLead).toList();

    deliver.deliver();

    assertThat(notifier.told()).isEqualTo(added);
    assertThat(outbox.pending(9)).isEmpty();
  }

  @Test
  void whatComesInMeanwhileIsToldInTheSameCall() {
    Notice first = addLead(1);
    DeliverNotices busy =
        new DeliverNotices(
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
    assertThat(outbox.pending(9)).containsExactly(first, second);

    notifier.failing(false);
    deliver.deliver();

    assertThat(notifier.told()).containsExactly(first, second);
    assertThat(outbox.pending(9)).isEmpty();
  }

  @Test
  void whatWasToldBeforeAFailureIsNotToldAgain() {
    Notice first = addLead(1);
    Notice second = addLead(2);
    Notice third = addLead(3);
    boolean[] broken = {true};
    DeliverNotices deliver =
        new DeliverNotices(
            outbox,
            notice -> {
              if (broken[0] && notice.equals(second)) {
                throw new NotifyFailure("planted", null);
              }
              notifier.tell(notice);
            },
            Runnable::run);
    deliver.deliver();
    assertThat(notifier.told()).containsExactly(first);

    broken[0] = false;
    deliver.deliver();

    assertThat(notifier.told()).containsExactly(first, second, third);
  }

  @Test
  void whatWasToldAndCouldNotBeTakenOutIsToldAgainUnderTheSameKey() {
    Notice first = addLead(1);
    boolean[] broken = {true};
    Outbox failing =
        new Outbox() {
          @Override
          public List<Notice> pending(int limit) {
            return outbox.pending(limit);
          }

          @Override
          public void told(String key) {
            if (broken[0]) {
              throw new StorageFailure("planted", null);
            }
            outbox.told(key);
          }
        };
    DeliverNotices deliver = new DeliverNotices(failing, notifier, Runnable::run);
    deliver.deliver();
    broken[0] = false;

    deliver.deliver();

    assertThat(notifier.told()).containsExactly(first, first);
    assertThat(outbox.pending(9)).isEmpty();
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
    DeliverNotices later = new DeliverNotices(outbox, notifier, waiting::add);
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

    new DeliverNotices(outbox, notifier, full).soon();
    assertThat(outbox.pending(9)).containsExactly(notice);

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

    assertThat(notifier.told()).isEqualTo(added);
  }

  @Test
  void aFaultInTheProgramIsNotTakenForAFailureToTell() {
    addLead(1);
    Notifier faulty =
        notice -> {
          throw new IllegalStateException("planted");
        };

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(new DeliverNotices(outbox, faulty, Runnable::run)::deliver);

    deliver.deliver();
    assertThat(notifier.told()).hasSize(1);
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
