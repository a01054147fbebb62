package io.aiprofile.application.memory;

import io.aiprofile.application.port.storage.Gaps;
import io.aiprofile.application.port.storage.GapsContract;
import io.aiprofile.application.port.storage.Outbox;

class InMemoryGapsTest implements GapsContract {
  private final InMemoryOutbox outbox = new InMemoryOutbox();
  private final Gaps gaps = new InMemoryGaps(outbox);

  @Override
  public Gaps gaps() {
    return gaps;
  }

  @Override
  public Outbox outbox() {
    return outbox;
  }
}
