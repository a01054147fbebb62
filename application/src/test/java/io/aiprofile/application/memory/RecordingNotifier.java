package io.aiprofile.application.memory;

import io.aiprofile.application.port.notify.Notice;
import io.aiprofile.application.port.notify.Notifier;
import io.aiprofile.application.port.notify.NotifyFailure;
import java.util.ArrayList;
import java.util.List;

/** Remembers what it was told, and fails when it is asked to. Thread-safe. */
public final class RecordingNotifier implements Notifier {
  private final List<Notice> told = new ArrayList<>();
  private boolean failing;

  @Override
  public synchronized void tell(Notice notice) {
    if (failing) {
      throw new NotifyFailure("The recording notifier was asked to fail.", null);
    }
    told.add(notice);
  }

  /** All that was told so far, the first first, repeats included. */
  public synchronized List<Notice> told() {
    return List.copyOf(told);
  }

  /** From now on nothing can be told, or everything again. */
  public synchronized void failing(boolean fails) {
    failing = fails;
  }
}
