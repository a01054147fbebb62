package io.aiprofile.application.transfer;

import io.aiprofile.application.ProfilePlatform.Storage;
import io.aiprofile.application.port.storage.ChatEvents;
import io.aiprofile.application.port.storage.Gaps;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.domain.chat.ChatEvent;
import io.aiprofile.domain.document.Document;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.Slug;
import java.util.ArrayList;
import java.util.List;

/** One kind of what is kept of a profile. Whoever keeps a further kind adds it here. */
enum ProfilePart {
  /** First, so that the others have a profile to belong to. */
  PROFILE {
    @Override
    void digest(Storage storage, Slug slug, RecordDigest digest) {
      storage.profiles().find(slug).ifPresent(digest::add);
    }

    @Override
    void copy(Storage from, Storage to, Slug slug) {
      Profile profile = from.profiles().find(slug).orElseThrow();
      if (!to.profiles().add(profile)) {
        to.profiles().update(slug, former -> profile);
      }
    }

    @Override
    void erase(Storage storage, Slug slug) {
      // What is copied takes the former's place.
    }
  },

  DOCUMENTS {
    @Override
    void digest(Storage storage, Slug slug, RecordDigest digest) {
      for (Document document : storage.documents().list(slug)) {
        digest.add(List.of(document, content(storage, slug, document)));
      }
    }

    @Override
    void copy(Storage from, Storage to, Slug slug) {
      for (Document document : from.documents().list(slug)) {
        to.documents().put(slug, document, content(from, slug, document));
      }
    }

    @Override
    void erase(Storage storage, Slug slug) {
      storage.documents().erase(slug);
    }

    private byte[] content(Storage storage, Slug slug, Document document) {
      return storage
          .documents()
          .content(slug, document.name())
          .filter(document::describes)
          .orElseThrow(
              () ->
                  new StorageFailure(
                      "%s of %s is not what it was when it was added; upload it again."
                          .formatted(document.name(), slug),
                      null));
    }
  },

  INDEX {
    @Override
    void digest(Storage storage, Slug slug, RecordDigest digest) {
      storage.chunks().current(slug).ifPresent(digest::add);
    }

    @Override
    void copy(Storage from, Storage to, Slug slug) {
      from.chunks().current(slug).ifPresent(current -> to.chunks().publish(slug, current));
    }

    @Override
    void erase(Storage storage, Slug slug) {
      storage.chunks().erase(slug);
    }
  },

  CONVERSATIONS {
    // Visitors come in any order, so each is hashed for itself.
    @Override
    void digest(Storage storage, Slug slug, RecordDigest digest) {
      VisitorDigests visitors = new VisitorDigests();
      storage.conversations().read(slug, visitors);
      visitors.addTo(digest);
    }

    @Override
    void copy(Storage from, Storage to, Slug slug) {
      from.conversations()
          .read(
              slug,
              (visitor, id, exchange) -> to.conversations().append(slug, visitor, id, exchange));
    }

    @Override
    void erase(Storage storage, Slug slug) {
      storage.conversations().erase(slug);
    }
  },

  CHAT_EVENTS {
    private static final int AT_A_TIME = 1_000;

    @Override
    void digest(Storage storage, Slug slug, RecordDigest digest) {
      storage.chatEvents().read(slug, digest::add);
    }

    @Override
    void copy(Storage from, Storage to, Slug slug) {
      ChatEvents events = to.chatEvents();
      List<ChatEvent> batch = new ArrayList<>();
      from.chatEvents()
          .read(
              slug,
              event -> {
                batch.add(event);
                if (batch.size() == AT_A_TIME) {
                  events.addAll(slug, batch);
                  batch.clear();
                }
              });
      events.addAll(slug, batch);
    }

    @Override
    void erase(Storage storage, Slug slug) {
      storage.chatEvents().erase(slug);
    }
  },

  LEADS {
    @Override
    void digest(Storage storage, Slug slug, RecordDigest digest) {
      storage.leads().list(slug).forEach(digest::add);
    }

    @Override
    void copy(Storage from, Storage to, Slug slug) {
      from.leads().list(slug).reversed().forEach(lead -> to.leads().add(slug, lead));
    }

    @Override
    void erase(Storage storage, Slug slug) {
      storage.leads().erase(slug);
    }
  },

  /** As many as every storage keeps. */
  GAPS {
    @Override
    void digest(Storage storage, Slug slug, RecordDigest digest) {
      storage.gaps().list(slug).stream().limit(Gaps.KEPT).forEach(digest::add);
    }

    @Override
    void copy(Storage from, Storage to, Slug slug) {
      from.gaps().list(slug).stream()
          .limit(Gaps.KEPT)
          .toList()
          .reversed()
          .forEach(gap -> to.gaps().add(slug, gap));
    }

    @Override
    void erase(Storage storage, Slug slug) {
      storage.gaps().erase(slug);
    }
  };

  abstract void digest(Storage storage, Slug slug, RecordDigest digest);

  /** Into a storage that has nothing of it. */
  abstract void copy(Storage from, Storage to, Slug slug);

  abstract void erase(Storage storage, Slug slug);

  Tally tally(Storage storage, Slug slug) {
    RecordDigest digest = new RecordDigest();
    digest(storage, slug, digest);
    return digest.tally();
  }
}
