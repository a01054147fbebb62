package io.aiprofile.application.memory;

import io.aiprofile.application.port.storage.Gaps;
import io.aiprofile.application.port.storage.Leads;
import io.aiprofile.application.port.storage.Outbox;
import io.aiprofile.application.port.storage.OutboxContract;

class InMemoryOutboxTest implements OutboxContract {
  private final InMemoryOutbox outbox = new InMemoryOutbox();
  private final Leads leads = new InMemoryLeads(outbox);
  private final Gaps gaps = new InMemoryGaps(outbox);

  @Override
  public Outbox outbox() {
    return outbox;
  }

  @Override
  public Leads leads() {
    return leads;
  }

  @Override
  public Gaps gaps() {
    return gaps;
  }
}
