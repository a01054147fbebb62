package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.application.port.notify.Notice;
import io.aiprofile.application.port.storage.Leads;
import io.aiprofile.domain.account.EmailAddress;
import io.aiprofile.domain.chat.ConversationId;
import io.aiprofile.domain.chat.Lead;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;

/** Leads in {@code profiles/{slug}/leads.jsonl}, a line each; none is ever dropped. */
public final class FileLeads implements Leads {
  private record Entry(String conversation, String at, String email, String name, String notes) {}

  private final DataDirectory data;
  private final Intents intents;

  @Inject
  public FileLeads(DataDirectory data) {
    this.data = data;
    this.intents = new Intents(data);
  }

  @Override
  public boolean add(Slug slug, Lead lead, Notice notice) {
    return records(slug).add(entry(lead), notice);
  }

  @Override
  public boolean add(Slug slug, Lead lead) {
    return records(slug).add(entry(lead));
  }

  @Override
  public List<Lead> list(Slug slug) {
    return records(slug).list(Entry.class, FileLeads::lead);
  }

  @Override
  public void erase(Slug slug) {
    records(slug).erase();
  }

  private NotedRecords records(Slug slug) {
    return new NotedRecords(data, intents, slug, Notice.Kind.LEAD);
  }

  private static Entry entry(Lead lead) {
    return new Entry(
        lead.conversation().value(),
        Moments.text(lead.at()),
        lead.email().value(),
        lead.name(),
        lead.notes());
  }

  /** Throws something for a line that readers skip. */
  static void understand(byte[] line) throws IOException {
    lead(JsonLine.read(line, Entry.class));
  }

  private static Lead lead(Entry entry) {
    return new Lead(
        new ConversationId(entry.conversation),
        new EmailAddress(entry.email),
        entry.name,
        entry.notes,
        Moments.of(entry.at));
  }
}
