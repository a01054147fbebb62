package io.aiprofile.application.transfer;

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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiprofile.application.ProfilePlatform.Storage;
import io.aiprofile.application.SampleStorage;
import io.aiprofile.application.memory.InMemoryStorage;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.application.transfer.CopyStorage.Line;
import io.aiprofile.application.transfer.CopyStorage.Mode;
import io.aiprofile.application.transfer.CopyStorage.Outcome;
import io.aiprofile.application.transfer.CopyStorage.Progress;
import io.aiprofile.domain.profile.Headline;
import io.aiprofile.domain.profile.Slug;
import io.aiprofile.domain.usage.LedgerEntry;
import io.aiprofile.domain.usage.Operation;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CopyStorageTest {
  private static final Progress SILENT = (what, done, total) -> true;

  private final Storage from = InMemoryStorage.empty();
  private final Storage to = InMemoryStorage.empty();

  @BeforeEach
  void fill() {
    SampleStorage.fill(from);
  }

  private Outcome.Done copied() {
    return (Outcome.Done) CopyStorage.copy(from, to, Mode.COPY, SILENT);
  }

  private List<String> different() {
    return ((Outcome.Done) CopyStorage.copy(from, to, Mode.DRY_RUN, SILENT))
        .lines().stream().filter(line -> !line.isSame()).map(Line::toString).toList();
  }

  @Test
  void everythingArrivesAndIsTheSame() {
    Outcome.Done done = copied();

    assertThat(done.lines())
        .hasSize(2 * ProfilePart.values().length + PlatformPart.values().length);
    assertThat(done.copied()).isEqualTo(done.lines().size());
    assertThat(done.lines()).allMatch(Line::isSame).allMatch(line -> line.source().count() > 0);
    SampleStorage.assertFilled(to);
    assertThat(to.tokenLedger().spent(ASHA, java.time.LocalDate.parse("2026-04-03")))
        .isEqualTo(800);
    assertThat(to.conversations().latest(ASHA, visitor(1)).orElseThrow().id())
        .isEqualTo(conversation(1));
    assertThat(to.outbox().letters(99)).isEqualTo(from.outbox().letters(99));
  }

  @Test
  void anEmptyStorageIsCopiedToo() {
    Outcome.Done done =
        (Outcome.Done)
            CopyStorage.copy(InMemoryStorage.empty(), InMemoryStorage.empty(), Mode.COPY, SILENT);

    assertThat(done.copied()).isZero();
    assertThat(done.lines()).allMatch(line -> line.source().count() == 0);
  }

  @Test
  void comparingChangesNothing() {
    Outcome.Done compared = (Outcome.Done) CopyStorage.copy(from, to, Mode.DRY_RUN, SILENT);

    assertThat(compared.copied()).isEqualTo(compared.lines().size());
    assertThat(to.profiles().list()).isEmpty();
    assertThat(to.secrets().names()).isEmpty();
    assertThat(to.outbox().letters(9)).isEmpty();
  }

  @Test
  void aSecondCopyHasNothingToDo() {
    copied();

    assertThat(copied().copied()).isZero();
    SampleStorage.assertFilled(to);
  }

  @Test
  void aCopyThatWasStoppedGoesOn() {
    assertThat(CopyStorage.copy(from, to, Mode.COPY, (what, done, total) -> done == 0))
        .isEqualTo(new Outcome.Stopped());
    assertThat(to.profiles().list()).hasSize(1);

    Outcome.Done done = copied();

    assertThat(done.copied()).isEqualTo(ProfilePart.values().length + PlatformPart.values().length);
    SampleStorage.assertFilled(to);
  }

  @ParameterizedTest
  @MethodSource("halves")
  void whatWasHalfCopiedIsCopiedAgain(Consumer<Storage> half) {
    to.profiles().add(profile(ASHA));
    half.accept(to);

    copied();

    SampleStorage.assertFilled(to);
  }

  static Stream<Arguments> halves() {
    return Stream.<Consumer<Storage>>of(
            to -> to.documents().put(ASHA, document("x.md", bytes("x")), bytes("x")),
            to -> to.chunks().publish(ASHA, generation("other")),
            to -> to.conversations().append(ASHA, visitor(1), conversation(1), exchange("Why?")),
            to -> to.chatEvents().add(ASHA, event(1)),
            to -> to.leads().add(ASHA, lead(1), notice(ASHA, lead(1))),
            to -> to.gaps().add(ASHA, gap(4)),
            to -> to.indexRuns().add(indexRun(ASHA, NOW)),
            to -> to.indexRuns().request(ASHA, false, NOW),
            to -> to.tokenLedger().add(new LedgerEntry(NOW, ASHA, Operation.QUERY, 500, 300)),
            to -> to.secrets().readOrMake("session.key"))
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("changes")
  void whateverDiffersIsSeen(String part, Consumer<Storage> change) {
    copied();
    assertThat(different()).isEmpty();

    change.accept(to);

    assertThat(different()).containsExactly(part);
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        change("profile of asha-rao", s -> s.profiles().update(ASHA, p -> p.with(Headline.NONE))),
        change(
            "documents of asha-rao",
            s -> s.documents().put(ASHA, document("cv.md", bytes("")), bytes(""))),
        change("index of asha-rao", s -> s.chunks().publish(ASHA, generation("of-other"))),
        change(
            "conversations of asha-rao-2",
            s -> s.conversations().append(ASHA_2, visitor(2), conversation(3), exchange("Who?"))),
        change("chat events of asha-rao", s -> s.chatEvents().add(ASHA, event(3))),
        change("leads of asha-rao", s -> s.leads().add(ASHA, lead(9))),
        change("gaps of asha-rao", s -> s.gaps().add(ASHA, gap(9))),
        change("keys", s -> s.secrets().put("session.key", new byte[32])),
        change("index runs", s -> s.indexRuns().add(indexRun(ASHA, NOW))),
        change("index jobs", s -> s.indexRuns().request(ASHA_2, false, NOW)),
        change("token ledger", s -> s.tokenLedger().erase(ASHA)),
        change(
            "notices",
            s -> s.outbox().revive(s.outbox().letters(1).getFirst().notice().key(), NOW)));
  }

  private static Arguments change(String part, Consumer<Storage> change) {
    return Arguments.of(part, change);
  }

  @Test
  void aTargetWithOtherProfilesIsRefusedAndNotTouched() {
    Slug other = new Slug("somebody-else");
    to.profiles().add(profile(other));

    assertThat(CopyStorage.copy(from, to, Mode.COPY, SILENT))
        .isEqualTo(new Outcome.Foreign(List.of(other)));

    assertThat(to.profiles().list()).hasSize(1);
  }

  @Test
  void aTargetWithALedgerOfItsOwnIsRefused() {
    to.tokenLedger().add(new LedgerEntry(NOW, ASHA, Operation.THEME, 1, 1));

    assertThatExceptionOfType(StorageFailure.class)
        .isThrownBy(this::copied)
        .withMessageContaining("empty target");
  }

  @Test
  void aDocumentThatIsNotWhatItWasStopsTheCopyByName() {
    Storage damaged = InMemoryStorage.empty();
    damaged.profiles().add(profile(ASHA));
    Storage lying =
        new Storage(
            damaged.profiles(),
            io.aiprofile.application.memory.Broken.at(
                io.aiprofile.application.port.storage.Documents.class, from.documents(), "content"),
            damaged.chunks(),
            damaged.conversations(),
            damaged.chatEvents(),
            damaged.leads(),
            damaged.gaps(),
            damaged.outbox(),
            damaged.tokenLedger(),
            damaged.indexRuns(),
            damaged.directory(),
            damaged.secrets(),
            damaged.inspection());

    assertThatExceptionOfType(StorageFailure.class)
        .isThrownBy(() -> CopyStorage.copy(lying, to, Mode.COPY, SILENT));
  }

  @Test
  void oneProfileIsCopiedWithAllThatIsItsOwn() {
    CopyProfile.copy(from, to, ASHA_2);

    assertThat(to.profiles().list()).containsExactly(profile(ASHA_2));
    for (ProfilePart part : ProfilePart.values()) {
      assertThat(part.tally(to, ASHA_2)).as("%s", part).isEqualTo(part.tally(from, ASHA_2));
    }
    assertThat(to.indexRuns().recent(9)).containsExactly(indexRun(ASHA_2, NOW));
    assertThat(to.tokenLedger().recent(ASHA_2, 9)).hasSize(1);
    assertThat(to.tokenLedger().recent(Slug.ERASED, 9)).isEmpty();
    assertThat(to.outbox().letters(9)).isEmpty();
    assertThat(to.secrets().names()).isEmpty();
  }

  @Test
  void progressIsToldPerProfile() {
    List<String> told = new java.util.ArrayList<>();

    CopyStorage.copy(
        from, to, Mode.COPY, (what, done, total) -> told.add(what + " " + done + "/" + total));

    assertThat(told).containsExactly("asha-rao 0/3", "asha-rao-2 1/3", "what belongs to all 2/3");
  }
}
