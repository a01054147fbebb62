package io.aiprofile.planted.domain.chat;

import java.time.Instant;

/** Breaks: the domain asks nothing of the outside world. */
public final class ReadsTheClock {
  public Instant when() {
    return Instant.now();
  }
}
