package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.adapters.storage.file.store.Intents.Name;
import io.aiprofile.application.port.notify.Notice;
import io.aiprofile.application.port.storage.Outbox;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Notices in {@code system/outbox/}, a file each, which {@link FileLeads} and {@link FileGaps} put
 * there.
 */
public final class FileOutbox implements Outbox {
  private record Owner(Slug slug, Notice.Kind kind) {
    private static Owner of(Name name) {
      return new Owner(name.slug(), name.kind());
    }
  }

  private final DataDirectory data;
  private final Intents intents;

  @Inject
  public FileOutbox(DataDirectory data) {
    this.data = data;
    this.intents = new Intents(data);
  }

  @Override
  public List<Notice> pending(int limit) {
    List<Notice> pending = new ArrayList<>();
    Set<Owner> completed = new HashSet<>();
    for (Name name : intents.list()) {
      if (pending.size() == limit) {
        break;
      }
      if (completed.add(Owner.of(name))) {
        complete(name);
      }
      // Read only now: one whose record could not be added is gone again.
      intents.read(name).ifPresent(intent -> pending.add(intent.notice()));
    }
    return pending;
  }

  @Override
  public void told(String key) {
    List<Name> told = intents.list(name -> name.key().equals(key));
    told.forEach(this::complete); // until then the record stands nowhere else
    intents.delete(told);
  }

  private void complete(Name name) {
    new NotedRecords(data, intents, name.slug(), name.kind()).complete();
  }
}
