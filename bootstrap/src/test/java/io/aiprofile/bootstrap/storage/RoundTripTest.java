package io.aiprofile.bootstrap.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.adapters.storage.sql.PostgresServer;
import io.aiprofile.application.SampleStorage;
import io.aiprofile.bootstrap.Program;
import io.aiprofile.bootstrap.Program.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything goes from one kind of storage to the next and comes back as it was. */
class RoundTripTest {
  @TempDir Path folder;

  private Program program;

  @BeforeEach
  void program() throws Exception {
    program = new Program(folder);
    try (OpenStorage files = open("file:first")) {
      SampleStorage.fill(files.storage());
    }
  }

  private OpenStorage open(String url) {
    return OpenStorage.at(StorageLocation.parse(url, folder).orElseThrow());
  }

  private Run migrate(String from, String to, String... options) {
    String[] all = new String[5 + options.length];
    System.arraycopy(new String[] {"migrate", "--from", from, "--to", to}, 0, all, 0, 5);
    System.arraycopy(options, 0, all, 5, options.length);
    return program.run(all);
  }

  @Test
  void filesToSqliteToPostgresToFilesIsTheSame() throws Exception {
    String postgres = PostgresServer.running().emptyDatabase();

    for (String[] step :
        new String[][] {
          {"file:first", "sqlite:second.db"},
          {"sqlite:second.db", postgres},
          {postgres, "file:last"},
        }) {
      Run run = migrate(step[0], step[1]);

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out()).contains("all are the same on both sides");
      assertThat(run.out() + run.err()).doesNotContain("postgres:postgres");
    }

    try (OpenStorage first = open("file:first");
        OpenStorage last = open("file:last")) {
      SampleStorage.assertFilled(first.storage());
      SampleStorage.assertSame(first.storage(), last.storage());
    }
  }

  @Test
  void everyOtherDirectionWorksToo() throws Exception {
    String postgres = PostgresServer.running().emptyDatabase();
    assertThat(migrate("file:first", postgres).exitCode()).isZero();
    assertThat(migrate(postgres, "sqlite:a.db").exitCode()).isZero();
    assertThat(migrate("sqlite:a.db", "file:b").exitCode()).isZero();
    assertThat(migrate("file:b", "file:c").exitCode()).isZero();

    try (OpenStorage last = open("file:c")) {
      SampleStorage.assertFilled(last.storage());
    }
  }

  @Test
  void aDryRunTellsWhatItWouldDoAndDoesNothing() throws Exception {
    Run dry = migrate("file:first", "sqlite:second.db", "--dry-run");

    assertThat(dry.exitCode()).isZero();
    assertThat(dry.out()).contains("nothing was changed").contains("documents");
    try (OpenStorage second = open("sqlite:second.db")) {
      assertThat(second.storage().profiles().list()).isEmpty();
    }
  }

  @Test
  void aMigrationThatWasStoppedGoesOnAndASecondOneHasNothingToDo() {
    Program stopped = program.stopped();
    Run cut = stopped.run("migrate", "--from", "file:first", "--to", "sqlite:second.db");
    assertThat(cut.exitCode()).isEqualTo(130);
    assertThat(cut.err()).contains("goes on");

    assertThat(migrate("file:first", "sqlite:second.db").exitCode()).isZero();
    assertThat(migrate("file:first", "sqlite:second.db").out()).startsWith("").contains("0 parts");
  }

  @Test
  void aTargetThatHasSomethingElseIsRefusedAndNotTouched() throws Exception {
    assertThat(program.with("DATA_DIR", "other").run("new", "Bela Bartok").exitCode()).isZero();

    Run refused = migrate("file:first", "file:other");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("bela-bartok", "empty target");
    try (OpenStorage other = open("file:other")) {
      assertThat(other.storage().profiles().list()).hasSize(1);
    }
  }

  @Test
  void whatIsNoStorageIsRefusedWithTheAcceptedForms() {
    Run wrong = migrate("mysql://localhost/x", "file:second");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("--from", "sqlite:FILE");

    assertThat(migrate("file:first", "file:./first").exitCode()).isEqualTo(2);
    Run unreachable = migrate("file:first", "postgres://me:secret-word@127.0.0.1:1/profiles");
    assertThat(unreachable.exitCode()).isEqualTo(74);
    assertThat(unreachable.err()).contains("127.0.0.1:1").doesNotContain("secret-word");
  }
}
