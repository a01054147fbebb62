package io.aiprofile.bootstrap.storage;

import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.Fixtures.bytes;
import static io.aiprofile.application.Fixtures.conversation;
import static io.aiprofile.application.Fixtures.document;
import static io.aiprofile.application.Fixtures.exchange;
import static io.aiprofile.application.Fixtures.generation;
import static io.aiprofile.application.Fixtures.visitor;
import static io.aiprofile.application.port.storage.ChatEventsContract.event;
import static io.aiprofile.application.port.storage.VisitorRecords.notice;

import io.aiprofile.application.ProfilePlatform.Storage;
import io.aiprofile.domain.account.EmailAddress;
import io.aiprofile.domain.chat.KnowledgeGap;
import io.aiprofile.domain.chat.Lead;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.profile.DisplayName;
import io.aiprofile.domain.profile.Headline;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.ProfileStatus;
import io.aiprofile.domain.profile.Slug;
import io.aiprofile.domain.usage.LedgerEntry;
import io.aiprofile.domain.usage.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Words that stand in everything that is kept of a profile and nowhere else. */
final class Canaries {
  private Canaries() {}

  /** One for each kind of record. */
  static List<String> of(Slug slug) {
    String mark = "canary" + Integer.toHexString(slug.hashCode());
    return List.of(
        mark + "name",
        mark + "headline",
        mark + "document",
        mark + "file",
        mark + "passage",
        mark + "question",
        mark + "address",
        mark + "gap",
        mark + "problem");
  }

  static void plant(Storage storage, Slug slug) {
    String mark = "canary" + Integer.toHexString(slug.hashCode());
    storage
        .profiles()
        .add(
            new Profile(
                slug,
                new DisplayName(mark + "name"),
                new Headline(mark + "headline"),
                ProfileStatus.ENABLED,
                NOW));
    byte[] content = bytes(mark + "document");
    storage.documents().put(slug, document(mark + "file.md", content), content);
    storage.chunks().publish(slug, generation(mark + "passage"));
    storage.conversations().append(slug, visitor(1), conversation(1), exchange(mark + "question?"));
    storage.chatEvents().add(slug, event(1));
    Lead lead =
        new Lead(
            conversation(Math.floorMod(slug.hashCode(), 1_000)),
            new EmailAddress(mark + "address@example.org"),
            "Jo",
            "",
            NOW);
    storage.leads().add(slug, lead, notice(slug, lead));
    KnowledgeGap gap =
        new KnowledgeGap(
            conversation(Math.floorMod(slug.hashCode(), 1_000)), new Question(mark + "gap?"), NOW);
    storage.gaps().add(slug, gap, notice(slug, gap));
    storage.indexRuns().request(slug, false, NOW);
    storage.indexRuns().add(io.aiprofile.application.Fixtures.indexRun(slug, NOW));
    storage.tokenLedger().add(new LedgerEntry(NOW, slug, Operation.QUERY, 500, 300));
    Instant until = NOW.plusSeconds(60);
    storage.outbox().claim(9, NOW, until).stream()
        .filter(letter -> letter.notice().slug().equals(slug))
        .forEach(letter -> storage.outbox().failed(letter, mark + "problem", Optional.of(until)));
  }
}
