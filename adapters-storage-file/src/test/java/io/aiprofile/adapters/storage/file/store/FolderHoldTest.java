package io.aiprofile.adapters.storage.file.store;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.application.port.storage.StorageFailure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may have a data folder. */
class FolderHoldTest {
  @TempDir Path folder;

  @Test
  void aSecondProcessIsRefusedAtOnceAndToldByWhomAndWhatToDo() throws Exception {
    try (ChildProgram holder = ChildProgram.start(Holder.class, folder)) {
      assertThat(holder.nextLine()).isEqualTo("held");

      for (int n = 0; n < 2; n++) {
        StorageFailure refusal =
            catchThrowableOfType(StorageFailure.class, () -> DataDirectory.open(folder));

        assertThat(refusal.kind()).isEqualTo(Kind.LOCKED);
        assertThat(refusal)
            .hasMessageContaining(folder.toRealPath().toString())
            .hasMessageContaining("process " + holder.pid() + " since 20")
            .hasMessageContaining("Stop that one, or set DATA_DIR");
      }
    }
  }

  @Test
  void theDeathOfTheFirstFreesTheFolder() throws Exception {
    try (ChildProgram holder = ChildProgram.start(Holder.class, folder)) {
      assertThat(holder.nextLine()).isEqualTo("held");
    }

    try (DataDirectory data = DataDirectory.open(folder)) {
      assertThat(new FileProfiles(data).add(profile(ASHA))).isTrue();
    }
  }

  @Test
  void anotherProcessGetsTheFolderWhenTheLastHereLetsGo() throws Exception {
    DataDirectory first = DataDirectory.open(folder);
    DataDirectory second = DataDirectory.open(folder);
    new FileProfiles(first).add(profile(ASHA));
    assertThat(new FileProfiles(second).list()).containsExactly(profile(ASHA));

    first.close();
    first.close();
    assertThat(childGetsTheFolder()).isFalse();

    second.close();
    assertThat(childGetsTheFolder()).isTrue();
  }

  @Test
  void readingEverythingElseInTheFolderDoesNotLetGoOfIt() throws Exception {
    try (DataDirectory data = DataDirectory.open(folder)) {
      new FileProfiles(data).add(profile(ASHA));
      new FileProfiles(data).list();
      new FileSecrets(data).readOrMake("a.key");
      new FileSecrets(data).readOrMake("a.key");

      assertThat(childGetsTheFolder()).isFalse();
    }
  }

  @Test
  void aFolderThatWasPutInTheFirstOnesPlaceIsHeldToo() throws Exception {
    Path place = folder.resolve("data");
    DataDirectory moved = DataDirectory.open(place);
    Files.move(place, folder.resolve("moved"));

    try (DataDirectory second = DataDirectory.open(place)) {
      moved.close();

      assertThat(second.root()).isEqualTo(place.toRealPath());
      assertThat(childGetsTheFolder(place)).isFalse();
      assertThat(childGetsTheFolder(folder.resolve("moved"))).isTrue();
    }
  }

  @Test
  void aFolderThatWasRefusedIsFreeAgain() throws Exception {
    Path registry = folder.resolve("system/profiles.json");
    Files.createDirectories(folder.resolve("system"));
    Files.writeString(registry, "{");
    assertThatExceptionOfType(StorageFailure.class).isThrownBy(() -> DataDirectory.open(folder));

    Files.delete(registry);

    assertThat(childGetsTheFolder()).isTrue();
    DataDirectory.open(folder).close();
  }

  @Test
  void theLockFilesOfEarlierVersionsAreTidiedAway() throws IOException {
    Path locks = Files.createDirectories(folder.resolve("system/locks"));
    Files.createFile(locks.resolve("file-7.lock"));
    Files.createFile(locks.resolve("folder-63.lock"));

    DataDirectory.open(folder).close();

    assertThat(locks).doesNotExist();
  }

  @Test
  void whatElseLiesBesideTheOldLockFilesStays() throws IOException {
    Path locks = Files.createDirectories(folder.resolve("system/locks"));
    Files.createFile(locks.resolve("file-7.lock"));
    Path note = Files.writeString(locks.resolve("note.lock"), "mine");

    DataDirectory.open(folder).close();

    assertThat(locks).isDirectoryContaining(note::equals);
    assertThat(FolderEntries.of(locks)).hasSize(1);
  }

  @Test
  void aThreadThatWaitsTooLongForAnotherIsTold() throws Exception {
    DataDirectory data = DataDirectory.open(folder, new AtomicFile(), Duration.ofMillis(50));
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch told = new CountDownLatch(1);
    Thread holder =
        Thread.ofVirtual()
            .start(
                () ->
                    data.alone(
                        data.system(),
                        () -> {
                          held.countDown();
                          return awaited(told);
                        }));
    held.await();

    StorageFailure failure =
        catchThrowableOfType(
            StorageFailure.class, () -> new FileProfiles(data).add(profile(ASHA_2)));
    told.countDown();
    holder.join();

    assertThat(failure.kind()).isEqualTo(Kind.LOCKED);
    assertThat(failure).hasMessageContaining(folder.resolve("system").toString());
    assertThat(new FileProfiles(data).add(profile(ASHA_2))).isTrue();
  }

  private boolean childGetsTheFolder() throws Exception {
    return childGetsTheFolder(folder);
  }

  private static boolean childGetsTheFolder(Path place) throws Exception {
    try (ChildProgram child = ChildProgram.start(Holder.class, place)) {
      return "held".equals(child.nextLine());
    }
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Has the folder until it is killed, or says that it is refused. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws IOException {
      DataDirectory data;
      try {
        data = DataDirectory.open(Path.of(arguments[0]));
      } catch (StorageFailure e) {
        System.out.println(e.kind());
        return;
      }
      System.out.println("held");
      System.in.read();
      data.close();
    }
  }
}
