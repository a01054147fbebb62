package io.aiprofile.application.port.notify;

/** Tells people what they should hear of. Blocking and thread-safe. */
public interface Notifier {

  /**
   * Tells it; may be called again with the same notice after a crash or failure.
   *
   * @throws NotifyFailure when it could not be told
   */
  void tell(Notice notice);
}
