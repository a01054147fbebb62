package io.aiprofile.application.memory;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.port.storage.VisitorRecords.lead;
import static io.aiprofile.application.port.storage.VisitorRecords.notice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiprofile.application.port.notify.Notice;
import io.aiprofile.application.port.notify.Notifier;
import io.aiprofile.application.port.notify.NotifierContract;
import io.aiprofile.application.port.notify.NotifyFailure;
import org.junit.jupiter.api.Test;

class RecordingNotifierTest implements NotifierContract {
  private final RecordingNotifier notifier = new RecordingNotifier();

  @Override
  public Notifier notifier() {
    return notifier;
  }

  @Test
  void whatWasToldIsRememberedInOrderWithRepeats() {
    Notice first = notice(ASHA, lead(1));
    Notice second = notice(ASHA, lead(2));

    notifier.tell(first);
    notifier.tell(second);
    notifier.tell(first);

    assertThat(notifier.told()).containsExactly(first, second, first);
  }

  @Test
  void itFailsForAsLongAsItIsAskedTo() {
    Notice notice = notice(ASHA, lead(1));
    notifier.failing(true);
    assertThatExceptionOfType(NotifyFailure.class).isThrownBy(() -> notifier.tell(notice));
    assertThat(notifier.told()).isEmpty();

    notifier.failing(false);
    notifier.tell(notice);

    assertThat(notifier.told()).containsExactly(notice);
  }
}
