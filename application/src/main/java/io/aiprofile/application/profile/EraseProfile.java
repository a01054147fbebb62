package io.aiprofile.application.profile;

import io.aiprofile.application.port.storage.ChatEvents;
import io.aiprofile.application.port.storage.Chunks;
import io.aiprofile.application.port.storage.Conversations;
import io.aiprofile.application.port.storage.Documents;
import io.aiprofile.application.port.storage.Gaps;
import io.aiprofile.application.port.storage.IndexRuns;
import io.aiprofile.application.port.storage.Leads;
import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.application.port.storage.TokenLedger;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.ProfileStatus;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.util.Optional;

/** Removes a profile and everything that belongs to it, for good. */
public final class EraseProfile {
  private final Profiles profiles;
  private final Documents documents;
  private final Chunks chunks;
  private final Conversations conversations;
  private final ChatEvents events;
  private final Leads leads;
  private final Gaps gaps;
  private final IndexRuns runs;
  private final TokenLedger ledger;

  @Inject
  public EraseProfile(
      Profiles profiles,
      Documents documents,
      Chunks chunks,
      Conversations conversations,
      ChatEvents events,
      Leads leads,
      Gaps gaps,
      IndexRuns runs,
      TokenLedger ledger) {
    this.profiles = profiles;
    this.documents = documents;
    this.chunks = chunks;
    this.conversations = conversations;
    this.events = events;
    this.leads = leads;
    this.gaps = gaps;
    this.runs = runs;
    this.ledger = ledger;
  }

  /** Returns false when there is no such profile. */
  public boolean erase(Slug slug) {
    // Closed first, so that nothing is added to what is being removed; the slug is freed last.
    Optional<Profile> closed =
        profiles.update(slug, profile -> profile.with(ProfileStatus.SOFT_DELETED));
    if (closed.isEmpty()) {
      return false;
    }
    runs.erase(slug);
    conversations.erase(slug);
    events.erase(slug);
    leads.erase(slug);
    gaps.erase(slug);
    chunks.erase(slug);
    documents.erase(slug);
    ledger.erase(slug);
    runs.erase(slug); // once more, for a run may have been asked for until it was closed
    return profiles.erase(slug);
  }
}
