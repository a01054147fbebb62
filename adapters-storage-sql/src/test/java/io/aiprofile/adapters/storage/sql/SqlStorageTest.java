package io.aiprofile.adapters.storage.sql;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.Fixtures.conversation;
import static io.aiprofile.application.Fixtures.exchange;
import static io.aiprofile.application.Fixtures.profile;
import static io.aiprofile.application.Fixtures.visitor;
import static io.aiprofile.application.port.storage.ChatEventsContract.event;
import static io.aiprofile.application.port.storage.VisitorRecords.lead;
import static io.aiprofile.application.port.storage.VisitorRecords.notice;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.ProfilePlatform.Storage;
import io.aiprofile.application.SampleStorage;
import io.aiprofile.application.port.storage.Directory.Word;
import io.aiprofile.application.port.storage.IndexRuns.Claim;
import io.aiprofile.application.port.storage.Race;
import io.aiprofile.application.transfer.CopyStorage;
import io.aiprofile.domain.chat.ChatEvent;
import io.aiprofile.domain.knowledge.IndexJob.Progress;
import io.aiprofile.domain.knowledge.IndexJob.Stage;
import io.aiprofile.domain.profile.Headline;
import io.aiprofile.domain.profile.Slug;
import io.aiprofile.domain.usage.LedgerEntry;
import io.aiprofile.domain.usage.Operation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** All storages of one database together. */
@OnEachKind
class SqlStorageTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-04-03");

  @RegisterExtension final TestDatabase database;
  private final Kind kind;

  SqlStorageTest(Kind kind) {
    this.kind = kind;
    database = new TestDatabase(kind);
  }

  private Storage storage() {
    return SqlStorage.in(database.anew());
  }

  @Test
  void everythingIsKeptAsItIs() {
    SampleStorage.fill(storage());

    SampleStorage.assertFilled(storage());
  }

  @Test
  void everythingCanMoveToTheOtherKind() {
    SampleStorage.fill(storage());
    Kind other = kind == Kind.SQLITE ? Kind.POSTGRES : Kind.SQLITE;

    try (SqlDatabase target = SqlDatabase.open(other.emptyDatabase(database.folder()))) {
      assertThat(CopyStorage.copy(storage(), SqlStorage.in(target), (what, done, total) -> true))
          .isInstanceOf(CopyStorage.Outcome.Done.class);
      SampleStorage.assertFilled(SqlStorage.in(target));
    }
  }

  @Test
  void anErasedProfileLeavesNothingInAnyTableButWhatItSpentWithoutItsName() {
    SampleStorage.fill(storage());
    storage().leads().add(ASHA, lead(9), notice(ASHA, lead(9)));
    Map<String, Long> before = rowsOf(ASHA);
    assertThat(before.values()).as("the sample has something for every table").doesNotContain(0L);

    storage().tokenLedger().erase(ASHA);
    storage().profiles().erase(ASHA);

    assertThat(rowsOf(ASHA).values()).containsOnly(0L);
    assertThat(storage().tokenLedger().spent(TODAY)).isEqualTo(2 * 807);
    storage().profiles().erase(ASHA);
    assertThat(storage().profiles().list()).containsExactly(profile(ASHA_2));
    assertThat(storage().conversations().latest(ASHA_2, visitor(1))).isPresent();
  }

  /** The rows in every table that has a slug. */
  private Map<String, Long> rowsOf(Slug slug) {
    return database
        .anew()
        .read(
            "count",
            handle -> {
              String tables =
                  switch (kind) {
                    case SQLITE -> "SELECT name FROM sqlite_schema WHERE type = 'table'"
                        + " AND sql LIKE '%slug%'";
                    case POSTGRES -> "SELECT table_name FROM information_schema.columns"
                        + " WHERE column_name = 'slug' AND table_schema = 'public'";
                  };
              Map<String, Long> rows = new TreeMap<>();
              for (String table : handle.createQuery(tables).mapTo(String.class).list()) {
                rows.put(
                    table,
                    handle
                        .createQuery("SELECT COUNT(*) FROM " + table + " WHERE slug = :slug")
                        .bind("slug", slug.value())
                        .mapTo(Long.class)
                        .one());
              }
              assertThat(rows).hasSize(16);
              return rows;
            });
  }

  @Test
  void whatALaterVersionPutsIntoAProfileStaysThereWhenItIsChanged() {
    storage().profiles().add(profile(ASHA));
    execute(
        "UPDATE profile SET body ="
            + " '{\"name\":\"Asha Rao\",\"headline\":\"\",\"fee\":10.10,\"links\":[{\"a\":null}]}'");

    storage().profiles().update(ASHA, found -> found.with(new Headline("Director")));

    assertThat(
            database
                .anew()
                .<String>read(
                    "look",
                    handle ->
                        handle.createQuery("SELECT body FROM profile").mapTo(String.class).one()))
        .isEqualTo(
            "{\"name\":\"Asha Rao\",\"headline\":\"Director\",\"fee\":10.10,"
                + "\"links\":[{\"a\":null}]}");
    assertThat(storage().profiles().find(ASHA).orElseThrow().headline().value())
        .isEqualTo("Director");
  }

  @Test
  void whatIsSpentIsReadFromTheDaysAndNotFromTheEntries() {
    storage().tokenLedger().add(entry(ASHA, 5));
    storage().tokenLedger().add(entry(ASHA_2, 6));

    execute("DELETE FROM token_entry");

    assertThat(storage().tokenLedger().spent(ASHA, TODAY)).isEqualTo(5);
    assertThat(storage().tokenLedger().spent(TODAY)).isEqualTo(11);
  }

  @Test
  void entriesOfManyProfilesAndErasuresAtOnceNeverStandInEachOthersWay() {
    List<LedgerEntry> entries =
        IntStream.range(10, 30).mapToObj(n -> entry(new Slug("asha-" + n), 1)).toList();

    Race.of(
        IntStream.range(0, 8).boxed().toList(),
        n -> {
          for (int round = 0; round < 5; round++) {
            if (n == 0) {
              storage().tokenLedger().erase(new Slug("asha-15"));
            } else if (n == 1) {
              storage().tokenLedger().erase(new Slug("asha-25"));
            } else {
              storage().tokenLedger().addAll(n % 2 == 0 ? entries : entries.reversed());
            }
          }
          return true;
        });

    assertThat(storage().tokenLedger().spent(TODAY)).isEqualTo(6 * 5 * 20);
    List<String> problems = new ArrayList<>();
    storage().inspection().inspect(problems::add);
    assertThat(problems).isEmpty();
  }

  @Test
  void moreThanIsReadAtATimeIsReadWholeAndInOrder() {
    int many = 2 * Pages.SIZE + 1;
    storage().chatEvents().addAll(ASHA, IntStream.range(0, many).mapToObj(n -> event(n)).toList());
    storage()
        .tokenLedger()
        .addAll(IntStream.range(0, many).mapToObj(n -> entry(ASHA, n)).toList());
    for (int n = 0; n < Pages.SIZE + 9; n++) {
      storage()
          .conversations()
          .append(ASHA, visitor(n % 3), conversation(n % 2), exchange("Question " + n));
    }

    List<Long> events = new ArrayList<>();
    storage().chatEvents().read(ASHA, (ChatEvent event) -> events.add(event.latencyMs()));
    List<Long> tokens = new ArrayList<>();
    storage().tokenLedger().read(3, entry -> tokens.add(entry.totalTokens()));
    List<String> ofOne = new ArrayList<>();
    Set<String> all = new java.util.TreeSet<>();
    storage()
        .conversations()
        .read(
            ASHA,
            (visitor, id, exchange) -> {
              all.add(exchange.question().text());
              if (visitor.equals(visitor(1))) {
                ofOne.add(exchange.question().text());
              }
            });

    assertThat(events).hasSize(many).isSorted();
    assertThat(tokens).hasSize(many - 3).isSorted().startsWith(3L);
    assertThat(all).hasSize(Pages.SIZE + 9);
    assertThat(ofOne)
        .isEqualTo(
            IntStream.range(0, Pages.SIZE + 9)
                .filter(n -> n % 3 == 1)
                .mapToObj(n -> "Question " + n)
                .toList());
  }

  @Test
  void aWorkerOfAJobThatEndedLongAgoHasNoHandInTheNextOne() {
    storage().indexRuns().request(ASHA, false, NOW);
    Claim former = storage().indexRuns().claim(NOW, NOW.plusSeconds(9)).orElseThrow();
    storage().indexRuns().finish(former, Optional.empty());
    storage().indexRuns().request(ASHA, false, NOW);
    Claim next = storage().indexRuns().claim(NOW, NOW.plusSeconds(9)).orElseThrow();

    storage().indexRuns().finish(former, Optional.empty());

    Progress progress = new Progress(Stage.READING, 1, 2);
    assertThat(storage().indexRuns().advance(former, progress, NOW.plusSeconds(9))).isFalse();
    assertThat(storage().indexRuns().advance(next, progress, NOW.plusSeconds(9))).isTrue();
  }

  @Test
  void whatNoColumnCanHoldIsSearchedForAndNotFound() {
    storage().profiles().add(profile(ASHA));

    for (String hostile : List.of("a\u0000", "\ud83d", "x\udf93", "';--", ":w0", "?")) {
      assertThat(
              storage().directory().find(List.of(new Word(hostile, Set.of(hostile))), 0, 9).total())
          .isZero();
    }
  }

  private static LedgerEntry entry(Slug slug, long tokens) {
    return new LedgerEntry(NOW, slug, Operation.QUERY, tokens, 0);
  }

  private void execute(String sql) {
    database.anew().write("plant", handle -> handle.execute(sql));
  }
}
