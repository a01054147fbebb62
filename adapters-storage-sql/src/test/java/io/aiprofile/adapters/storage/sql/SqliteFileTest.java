package io.aiprofile.adapters.storage.sql;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.Fixtures.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.domain.usage.LedgerEntry;
import io.aiprofile.domain.usage.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process at a time has a database file, and loses nothing when it is killed. */
class SqliteFileTest {
  @TempDir Path folder;

  @Test
  void aSecondProcessIsRefusedUntilTheFirstHasEndedHoweverThatEnds() throws IOException {
    try (ChildProgram first = ChildProgram.start(Holder.class, file())) {
      assertThat(first.nextLine()).isEqualTo("open");

      assertThatExceptionOfType(StorageFailure.class)
          .isThrownBy(this::open)
          .withMessageContaining("Another program has the database " + file() + " open")
          .withMessageContaining("PostgreSQL");
    }

    try (SqlDatabase database = open()) {
      assertThat(new SqlProfiles(database).list()).containsExactly(profile(ASHA));
    }
  }

  @Test
  void otherProcessesAreRefusedUntilTheLastUserInThisOneHasClosedIt() throws IOException {
    SqlDatabase one = open();
    SqlDatabase other = open();
    new SqlProfiles(one).add(profile(ASHA_2));
    one.close();
    assertThat(outcome()).startsWith("refused");
    assertThat(new SqlProfiles(other).list()).hasSize(1);

    other.close();

    assertThat(outcome()).isEqualTo("open");
  }

  @Test
  void whatWasAcknowledgedIsThereAfterAKill() throws IOException {
    for (int round = 0; round < 3; round++) {
      List<String> acknowledged = new ArrayList<>();
      try (ChildProgram adder = ChildProgram.start(Adder.class, file())) {
        while (acknowledged.size() < 60) {
          acknowledged.add(String.valueOf(adder.nextLine()));
        }
      }
      long last = Long.parseLong(acknowledged.getLast());

      try (SqlDatabase database = open()) {
        List<LedgerEntry> entries = new ArrayList<>();
        new SqlTokenLedger(database).read(0, entries::add);
        assertThat(entries.size()).isGreaterThanOrEqualTo((int) last);
        assertThat(new SqlTokenLedger(database).spent(ASHA, LocalDate.parse("2026-04-03")))
            .isEqualTo(entries.size());
        new SqlInspection(database)
            .inspect(
                problem -> {
                  throw new AssertionError(problem);
                });
      }
    }
  }

  private String outcome() throws IOException {
    try (ChildProgram second = ChildProgram.start(Holder.class, file())) {
      return String.valueOf(second.nextLine());
    }
  }

  private SqlDatabase open() {
    return SqlDatabase.open("sqlite:" + file());
  }

  private Path file() {
    return folder.resolve("platform.db");
  }

  /** Adds a profile and keeps the file open until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws IOException {
      try {
        SqlDatabase database = SqlDatabase.open("sqlite:" + arguments[0]);
        new SqlProfiles(database).add(profile(ASHA));
        System.out.println("open");
        System.in.read();
      } catch (StorageFailure e) {
        System.out.println("refused: " + e.getMessage());
      }
    }
  }

  /** Enters a token at a time and says how many there are. */
  static final class Adder {
    private Adder() {}

    public static void main(String[] arguments) {
      SqlTokenLedger ledger = new SqlTokenLedger(SqlDatabase.open("sqlite:" + arguments[0]));
      while (true) {
        ledger.add(new LedgerEntry(NOW, ASHA, Operation.QUERY, 1, 0));
        System.out.println(ledger.spent(ASHA, LocalDate.parse("2026-04-03")));
      }
    }
  }
}
