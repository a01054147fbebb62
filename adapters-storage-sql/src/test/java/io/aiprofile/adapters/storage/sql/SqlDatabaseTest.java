package io.aiprofile.adapters.storage.sql;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.Fixtures.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.aiprofile.application.port.storage.Race;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.domain.profile.Headline;
import io.aiprofile.domain.usage.LedgerEntry;
import io.aiprofile.domain.usage.Operation;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What holds of transactions, connections and limits on either kind of database. */
@OnEachKind
class SqlDatabaseTest {
  private static final SqlLimits IMPATIENT =
      new SqlLimits(1, Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofSeconds(30));

  @RegisterExtension final TestDatabase database;

  SqlDatabaseTest(Kind kind) {
    database = new TestDatabase(kind);
  }

  @Test
  void whatIsNotCommittedYetIsSeenByNobodyElse() {
    database
        .anew()
        .write(
            "write",
            handle -> {
              insert(handle);
              assertThat(elsewhere(SqlSecrets::names)).isEmpty();
              assertThat(elsewhere(SqlSecrets::names)).isEmpty();
              return handle;
            });

    assertThat(new SqlSecrets(database.anew()).names()).containsExactly("planted");
  }

  @Test
  void ofWorkThatFailsNothingIsLeft() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                database
                    .anew()
                    .write(
                        "write",
                        handle -> {
                          insert(handle);
                          throw new IllegalStateException("planted");
                        }));

    assertThat(new SqlSecrets(database.anew()).names()).isEmpty();
    assertThat(new SqlProfiles(database.anew()).add(profile(ASHA))).isTrue();
  }

  @Test
  void severalReadingsSeeOneMoment() {
    new SqlProfiles(database.anew()).add(profile(ASHA));

    long seen =
        database
            .anew()
            .readAtOneMoment(
                "look",
                handle -> {
                  long before = count(handle);
                  elsewhere(secrets -> secrets.readOrMake("one"));
                  elsewhere(secrets -> secrets.readOrMake("two"));
                  return before + count(handle);
                });

    assertThat(seen).isZero();
    assertThat(new SqlSecrets(database.anew()).names()).hasSize(2);
  }

  @Test
  void whenAllConnectionsAreInUseThatIsSaid() {
    try (SqlDatabase small = SqlDatabase.open(database.url(), IMPATIENT)) {
      String said =
          small.read(
              "read",
              handle ->
                  onAnotherThread(
                      () -> failure(() -> small.read("look", other -> count(other)))));

      assertThat(said)
          .startsWith("Could not look in " + small + ": all its connections were in use")
          .contains("allow more");
      assertThat(small.<Long>read("look", handle -> count(handle))).isZero();
    }
  }

  @Test
  void whoWaitsTooLongForAnotherWriterIsToldAndNothingIsHalfDone() throws InterruptedException {
    SqlProfiles profiles = new SqlProfiles(database.anew());
    profiles.add(profile(ASHA));
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    try (SqlDatabase impatient = SqlDatabase.open(database.url(), IMPATIENT)) {
      Thread holder =
          Thread.ofVirtual()
              .start(
                  () ->
                      profiles.update(
                          ASHA,
                          found -> {
                            held.countDown();
                            await(done);
                            return found.with(new Headline("First"));
                          }));
      await(held);

      assertThat(failure(() -> new SqlProfiles(impatient).update(ASHA, found -> found)))
          .startsWith("Could not change the profile asha-rao in " + impatient)
          .contains("others ")
          .contains("try again");

      done.countDown();
      holder.join();
    }
    assertThat(profiles.find(ASHA).orElseThrow().headline()).isEqualTo(new Headline("First"));
  }

  @Test
  void manyWritersAtOnceAtSeveralNodesAllSucceed() {
    List<Integer> writers = IntStream.range(0, 50).boxed().toList();

    Race.of(
        writers,
        writer -> {
          for (int n = 0; n < 10; n++) {
            new SqlTokenLedger(database.anew())
                .add(new LedgerEntry(NOW, ASHA, Operation.QUERY, 1, 0));
          }
          return true;
        });

    assertThat(
            new SqlTokenLedger(database.anew()).spent(ASHA, LocalDate.parse("2026-04-03")))
        .isEqualTo(500);
  }

  private <T> T elsewhere(Function<SqlSecrets, T> work) {
    return onAnotherThread(() -> work.apply(new SqlSecrets(database.anew())));
  }

  private static <T> T onAnotherThread(Supplier<T> work) {
    return Race.of(List.of(work), Supplier::get).getFirst();
  }

  private static void insert(Handle handle) {
    handle.execute("INSERT INTO secret (name, secret_key) VALUES ('planted', ?)", new byte[32]);
  }

  private static long count(Handle handle) {
    return handle.createQuery("SELECT COUNT(*) FROM secret").mapTo(Long.class).one();
  }

  private static String failure(Runnable work) {
    try {
      work.run();
    } catch (StorageFailure e) {
      return String.valueOf(e.getMessage());
    }
    throw new AssertionError("It did not fail");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
