package io.aiprofile.application.memory;

import io.aiprofile.application.port.notify.Notice;
import io.aiprofile.application.port.storage.Leads;
import io.aiprofile.domain.chat.Lead;
import io.aiprofile.domain.profile.Slug;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Leads for as long as this object lives; their notices go into the outbox. Thread-safe. */
public final class InMemoryLeads implements Leads {
  private final InMemoryOutbox outbox;

  /** The oldest first; guarded by the outbox. */
  private final Map<Slug, List<Lead>> kept = new HashMap<>();

  public InMemoryLeads(InMemoryOutbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public boolean add(Slug slug, Lead lead, Notice notice) {
    InMemoryOutbox.requireNoticeOf(slug, Notice.Kind.LEAD, notice);
    synchronized (outbox) {
      boolean added = add(slug, lead);
      if (added) {
        outbox.put(notice);
      }
      return added;
    }
  }

  @Override
  public boolean add(Slug slug, Lead lead) {
    synchronized (outbox) {
      List<Lead> leads = kept.computeIfAbsent(slug, unknown -> new ArrayList<>());
      if (leads.stream().anyMatch(one -> one.conversation().equals(lead.conversation()))) {
        return false;
      }
      leads.add(
          new Lead(
              lead.conversation(),
              lead.email(),
              lead.name(),
              lead.notes(),
              lead.at().truncatedTo(ChronoUnit.MILLIS)));
      return true;
    }
  }

  @Override
  public List<Lead> list(Slug slug) {
    synchronized (outbox) {
      return List.copyOf(kept.getOrDefault(slug, List.of()).reversed());
    }
  }

  @Override
  public void erase(Slug slug) {
    synchronized (outbox) {
      kept.remove(slug);
      outbox.erase(slug, Notice.Kind.LEAD);
    }
  }
}
