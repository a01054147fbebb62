package io.aiprofile.adapters.web.owner;

import io.aiprofile.adapters.web.auth.OwnerSessions;
import io.aiprofile.adapters.web.auth.Site;
import io.aiprofile.adapters.web.auth.Visitors;
import io.aiprofile.adapters.web.page.Frame;
import io.aiprofile.application.ProfilePlatform;
import io.aiprofile.application.ProfilePlatform.Storage;
import io.aiprofile.application.usage.ModelHealth;
import io.aiprofile.domain.document.UploadLimits;

/** Composes the owner's pages, whose parts are nobody else's business. */
public final class OwnerPagesInMemory {
  private OwnerPagesInMemory() {}

  public static OwnerPages of(
      ProfilePlatform platform,
      Storage storage,
      ModelHealth model,
      OwnerSessions sessions,
      SignInPages signIn,
      Visitors visitors,
      Site site,
      Frame frame) {
    Desk desk =
        new Desk(
            storage.documents(),
            storage.chunks(),
            platform.indexingRuns(),
            storage.indexRuns(),
            platform.readiness(),
            new VisitorsSoFar(storage.chatEvents(), storage.leads(), storage.gaps()),
            model,
            UploadLimits.DEFAULT,
            visitors,
            site,
            frame);
    return new OwnerPages(
        storage.profiles(),
        platform.addDocument(),
        platform.removeDocument(),
        platform.indexingRuns(),
        storage.indexRuns(),
        platform.changeStatus(),
        platform.changeHeadline(),
        sessions,
        signIn,
        desk);
  }
}
