package io.aiprofile.application;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.Fixtures.bytes;
import static io.aiprofile.application.Fixtures.conversation;
import static io.aiprofile.application.Fixtures.document;
import static io.aiprofile.application.Fixtures.exchange;
import static io.aiprofile.application.Fixtures.generation;
import static io.aiprofile.application.Fixtures.indexRun;
import static io.aiprofile.application.Fixtures.profile;
import static io.aiprofile.application.Fixtures.visitor;
import static io.aiprofile.application.port.storage.ChatEventsContract.event;
import static io.aiprofile.application.port.storage.VisitorRecords.gap;
import static io.aiprofile.application.port.storage.VisitorRecords.lead;
import static io.aiprofile.application.port.storage.VisitorRecords.notice;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.ProfilePlatform.Storage;
import io.aiprofile.application.memory.InMemoryStorage;
import io.aiprofile.application.port.storage.Outbox.Letter;
import io.aiprofile.application.transfer.CopyStorage;
import io.aiprofile.application.transfer.CopyStorage.Mode;
import io.aiprofile.domain.chat.KnowledgeGap;
import io.aiprofile.domain.chat.Lead;
import io.aiprofile.domain.profile.Headline;
import io.aiprofile.domain.profile.Slug;
import io.aiprofile.domain.usage.LedgerEntry;
import io.aiprofile.domain.usage.Operation;
import java.util.List;
import java.util.Optional;

/** Something of everything that is kept, of two profiles, hostile text among it. */
public final class SampleStorage {
  private static final String HOSTILE =
      "a\u0000b \ud83d half, \ud83c\udf93 whole, मीरा 李小龙 \"\\n' {}<> \u2028 é e\u0301";

  private SampleStorage() {}

  /** Fills an empty storage. */
  public static void fill(Storage storage) {
    storage.secrets().put("session.key", bytes("0123456789abcdef0123456789abcdef"));
    fill(storage, ASHA, 0);
    fill(storage, ASHA_2, 10);
    storage.profiles().update(ASHA, profile -> profile.with(new Headline("प्लेटफ़ॉर्म 平台")));
    storage.indexRuns().request(ASHA, true, NOW);
    Letter refused = storage.outbox().claim(1, NOW, NOW.plusSeconds(60)).getFirst();
    storage.outbox().failed(refused, "Refused", Optional.empty());
    Letter late = storage.outbox().claim(1, NOW, NOW.plusSeconds(60)).getFirst();
    storage.outbox().failed(late, "No answer", Optional.of(NOW.plusSeconds(90)));
  }

  /**
   * Of a profile.
   *
   * @param first number of its conversations that ask for something
   */
  private static void fill(Storage storage, Slug slug, int first) {
    storage.profiles().add(profile(slug));
    storage.documents().put(slug, document("cv.md", bytes("# " + slug)), bytes("# " + slug));
    storage.documents().put(slug, document("履歴書.txt", bytes("")), bytes(""));
    storage.chunks().publish(slug, generation("of-" + slug));
    storage.conversations().append(slug, visitor(1), conversation(1), exchange("Why?", HOSTILE));
    storage.conversations().append(slug, visitor(1), conversation(2), exchange(HOSTILE));
    storage.conversations().append(slug, visitor(1), conversation(1), exchange("And then?"));
    storage.conversations().append(slug, visitor(2), conversation(3), exchange("Who?"));
    storage.chatEvents().addAll(slug, List.of(event(1), event(2), event(3)));
    Lead lead = lead(first + 1);
    storage.leads().add(slug, lead, notice(slug, lead));
    storage.leads().add(slug, lead(first + 2));
    KnowledgeGap gap = gap(first + 3, HOSTILE);
    storage.gaps().add(slug, gap, notice(slug, gap));
    storage.gaps().add(slug, gap(first + 4));
    storage.indexRuns().add(indexRun(slug, NOW));
    storage.tokenLedger().add(new LedgerEntry(NOW, slug, Operation.QUERY, 500, 300));
    storage.tokenLedger().add(new LedgerEntry(NOW, Slug.ERASED, Operation.INDEXING, 7, 0));
  }

  /** Shows that the storage has all of it and nothing else. */
  public static void assertFilled(Storage storage) {
    Storage expected = InMemoryStorage.empty();
    fill(expected);
    assertSame(expected, storage);
  }

  /** Shows that two storages have the same. */
  public static void assertSame(Storage expected, Storage storage) {
    CopyStorage.Outcome compared =
        CopyStorage.copy(expected, storage, Mode.DRY_RUN, (what, done, total) -> true);
    assertThat(compared).isInstanceOf(CopyStorage.Outcome.Done.class);
    assertThat(((CopyStorage.Outcome.Done) compared).lines())
        .hasSizeGreaterThan(5)
        .allMatch(CopyStorage.Line::isSame);
  }
}
