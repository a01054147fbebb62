package io.aiprofile.adapters.storage.file.store;

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

import io.aiprofile.application.ProfilePlatform.Storage;
import io.aiprofile.application.SampleStorage;
import io.aiprofile.application.port.storage.IndexRuns.Claim;
import io.aiprofile.application.port.storage.Outbox.Letter;
import io.aiprofile.application.profile.EraseProfile;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.profile.Headline;
import io.aiprofile.domain.profile.Slug;
import io.aiprofile.domain.usage.LedgerEntry;
import io.aiprofile.domain.usage.Operation;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A way to change a storage that holds {@link SampleStorage}; all of them together are every way.
 */
record StorageWrite(String name, Kind kind, Consumer<Storage> change) {
  /** What a crash may leave. */
  enum Kind {
    /** All that was there before, or all of what is written. */
    AT_ONCE,
    /** Something between as well; doing it again does it. */
    IN_PARTS,
    /** The same, but it cannot be done again. */
    IN_PARTS_ONCE
  }

  /** Has nothing but its entry in the registry. */
  private static final Slug MIRA = new Slug("mira");

  static final List<StorageWrite> ALL =
      List.of(
          write(
              "add profile",
              Kind.AT_ONCE,
              storage -> storage.profiles().add(profile(new Slug("new-one")))),
          write(
              "change profile",
              Kind.AT_ONCE,
              storage ->
                  storage.profiles().update(ASHA_2, found -> found.with(new Headline("Changed")))),
          write("erase profile", Kind.IN_PARTS, StorageWrite::eraseProfile),
          write(
              "add document",
              Kind.AT_ONCE,
              storage -> storage.documents().put(ASHA, document("b.txt", bytes("b")), bytes("b"))),
          write(
              "replace document",
              Kind.AT_ONCE,
              storage -> storage.documents().put(ASHA, document("CV.md", bytes("c")), bytes("c"))),
          write(
              "delete document",
              Kind.AT_ONCE,
              storage -> storage.documents().delete(ASHA, new FileName("cv.md"))),
          write("erase documents", Kind.IN_PARTS, storage -> storage.documents().erase(ASHA)),
          write(
              "publish index",
              Kind.AT_ONCE,
              storage -> storage.chunks().publish(ASHA, generation("next"))),
          write("erase index", Kind.IN_PARTS, storage -> storage.chunks().erase(ASHA)),
          write(
              "begin conversation",
              Kind.AT_ONCE,
              storage ->
                  storage
                      .conversations()
                      .append(ASHA, visitor(7), conversation(7), exchange("New?"))),
          write(
              "continue conversation",
              Kind.AT_ONCE,
              storage ->
                  storage
                      .conversations()
                      .append(ASHA, visitor(1), conversation(1), exchange("More?"))),
          write(
              "forget visitor",
              Kind.AT_ONCE,
              storage -> storage.conversations().forget(ASHA, visitor(1))),
          write(
              "erase conversations", Kind.IN_PARTS, storage -> storage.conversations().erase(ASHA)),
          write("add event", Kind.AT_ONCE, storage -> storage.chatEvents().add(ASHA, event(9))),
          write("erase events", Kind.IN_PARTS, storage -> storage.chatEvents().erase(ASHA)),
          write(
              "add lead",
              Kind.AT_ONCE,
              storage -> storage.leads().add(ASHA, lead(9), notice(ASHA, lead(9)))),
          write(
              "add first lead",
              Kind.AT_ONCE,
              storage -> storage.leads().add(MIRA, lead(9), notice(MIRA, lead(9)))),
          write("add lead unnoticed", Kind.AT_ONCE, storage -> storage.leads().add(ASHA, lead(9))),
          write("erase leads", Kind.IN_PARTS, storage -> storage.leads().erase(ASHA_2)),
          write(
              "add first event", Kind.AT_ONCE, storage -> storage.chatEvents().add(MIRA, event(9))),
          write(
              "add first document",
              Kind.AT_ONCE,
              storage -> storage.documents().put(MIRA, document("b.txt", bytes("b")), bytes("b"))),
          write(
              "publish first index",
              Kind.AT_ONCE,
              storage -> storage.chunks().publish(MIRA, generation("first"))),
          write(
              "add gap",
              Kind.AT_ONCE,
              storage -> storage.gaps().add(ASHA, gap(9), notice(ASHA, gap(9)))),
          write("add gap unnoticed", Kind.AT_ONCE, storage -> storage.gaps().add(ASHA, gap(9))),
          write("erase gaps", Kind.IN_PARTS, storage -> storage.gaps().erase(ASHA)),
          write(
              "tell notice",
              Kind.AT_ONCE,
              storage -> storage.outbox().told(notice(ASHA, lead(1)).key())),
          write("fail to tell", Kind.IN_PARTS_ONCE, StorageWrite::failToTell),
          write(
              "revive notice",
              Kind.AT_ONCE,
              storage -> storage.outbox().revive(notice(ASHA, lead(1)).key(), NOW)),
          write(
              "put letter",
              Kind.AT_ONCE,
              storage ->
                  storage
                      .outbox()
                      .put(new Letter(notice(ASHA, gap(8)), 3, Optional.of(NOW), "No answer"))),
          write(
              "replace letter",
              Kind.AT_ONCE,
              storage ->
                  storage
                      .outbox()
                      .put(new Letter(notice(ASHA, lead(1)), 3, Optional.of(NOW), "No answer"))),
          write(
              "request indexing",
              Kind.AT_ONCE,
              storage -> storage.indexRuns().request(ASHA_2, false, NOW)),
          write(
              "force indexing",
              Kind.AT_ONCE,
              storage -> storage.indexRuns().request(ASHA, true, NOW)),
          write("cancel indexing", Kind.AT_ONCE, storage -> storage.indexRuns().cancel(ASHA)),
          // The run is in the history before the job is gone.
          write("end indexing", Kind.IN_PARTS_ONCE, StorageWrite::endIndexing),
          write(
              "add run",
              Kind.AT_ONCE,
              storage -> storage.indexRuns().add(indexRun(ASHA, NOW.plusSeconds(9)))),
          write("erase runs", Kind.IN_PARTS, storage -> storage.indexRuns().erase(ASHA)),
          write("add to ledger", Kind.AT_ONCE, storage -> storage.tokenLedger().add(entry(ASHA))),
          write(
              "add to ledger and ask",
              Kind.AT_ONCE,
              storage -> {
                storage.tokenLedger().add(entry(ASHA_2));
                storage.tokenLedger().recent(ASHA_2, 9);
              }),
          write("erase from ledger", Kind.IN_PARTS, storage -> storage.tokenLedger().erase(ASHA)),
          write(
              "put key",
              Kind.AT_ONCE,
              storage -> storage.secrets().put("other.key", bytes("x".repeat(32)))),
          write(
              "replace key",
              Kind.AT_ONCE,
              storage -> storage.secrets().put("session.key", bytes("x".repeat(32)))));

  /** Fills an empty storage with what the writes change. */
  static void prepare(Storage storage) {
    SampleStorage.fill(storage);
    storage.profiles().add(profile(MIRA));
  }

  static StorageWrite named(String name) {
    return ALL.stream().filter(write -> write.name.equals(name)).findFirst().orElseThrow();
  }

  void to(Storage storage) {
    change.accept(storage);
  }

  @Override
  public String toString() {
    return name;
  }

  private static StorageWrite write(String name, Kind kind, Consumer<Storage> change) {
    return new StorageWrite(name, kind, change);
  }

  private static void eraseProfile(Storage storage) {
    new EraseProfile(
            storage.profiles(),
            storage.documents(),
            storage.chunks(),
            storage.conversations(),
            storage.chatEvents(),
            storage.leads(),
            storage.gaps(),
            storage.indexRuns(),
            storage.tokenLedger())
        .erase(ASHA);
  }

  private static void failToTell(Storage storage) {
    List<Letter> claimed = storage.outbox().claim(1, NOW.plusSeconds(100), NOW.plusSeconds(160));
    storage.outbox().failed(claimed.getFirst(), "No answer", Optional.of(NOW.plusSeconds(999)));
  }

  private static void endIndexing(Storage storage) {
    Claim claim = storage.indexRuns().claim(ASHA, NOW, NOW.plusSeconds(60)).orElseThrow();
    storage.indexRuns().finish(claim, Optional.of(indexRun(ASHA, NOW.plusSeconds(9))));
  }

  private static LedgerEntry entry(Slug slug) {
    return new LedgerEntry(NOW, slug, Operation.QUERY, 11, 0);
  }
}
