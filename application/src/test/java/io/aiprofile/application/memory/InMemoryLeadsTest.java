package io.aiprofile.application.memory;

import io.aiprofile.application.port.storage.Leads;
import io.aiprofile.application.port.storage.LeadsContract;
import io.aiprofile.application.port.storage.Outbox;

class InMemoryLeadsTest implements LeadsContract {
  private final InMemoryOutbox outbox = new InMemoryOutbox();
  private final Leads leads = new InMemoryLeads(outbox);

  @Override
  public Leads leads() {
    return leads;
  }

  @Override
  public Outbox outbox() {
    return outbox;
  }
}
