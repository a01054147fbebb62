package io.aiprofile.adapters.storage.file.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiprofile.adapters.storage.file.store.AtomicFile.Step;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.application.port.storage.StorageFailure.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AtomicFileTest {
  private static final Set<Step> SYNCS = EnumSet.of(Step.TEMPORARY_SYNCED, Step.FOLDER_SYNCED);

  @TempDir Path folder;
  private Path target;
  private final AtomicReference<@Nullable Step> failing = new AtomicReference<>();
  private final AtomicFile files =
      new AtomicFile(
          step -> {
            if (failing.compareAndSet(step, null)) {
              throw new IOException("planted at " + step);
            }
          },
          new AtomicLong()::getAndIncrement);

  @BeforeEach
  void anOldFile() throws IOException {
    target = folder.resolve("target.json");
    Files.writeString(target, "old");
  }

  @Test
  void theContentIsReplacedAndNothingElseStays() throws IOException {
    files.replace(target, out -> out.write("new".getBytes(UTF_8)));

    assertThat(target).hasContent("new");
    assertThat(names()).containsExactly("target.json");
  }

  @Test
  void theTimeOfModificationIsTheOneGiven() throws IOException {
    Instant modified = Instant.parse("2020-02-29T12:00:00.007Z");
    files.replace(target, out -> out.write(1), modified);

    assertThat(Files.getLastModifiedTime(target)).isEqualTo(FileTime.from(modified));
  }

  @ParameterizedTest
  @EnumSource(value = Step.class, to = "FOLDER_SYNCED")
  void aFailureAtAnyStepLeavesTheOldOrTheNewFileWholeAndNoTemporaryOne(Step step)
      throws IOException {
    failing.set(step);

    assertThatExceptionOfType(StorageFailure.class)
        .isThrownBy(() -> files.replace(target, out -> out.write("new".getBytes(UTF_8))))
        .withMessageContaining(target.toString())
        .withMessageContaining("planted");

    assertThat(target).hasContent(step.compareTo(Step.RENAMED) < 0 ? "old" : "new");
    assertThat(names()).containsExactly("target.json");
  }

  @ParameterizedTest
  @EnumSource(value = Step.class, to = "FOLDER_SYNCED")
  void afterAFailedSyncAndOnlyThenNothingIsChangedAnyMore(Step step) throws IOException {
    failing.set(step);
    assertThatExceptionOfType(StorageFailure.class)
        .isThrownBy(() -> files.replace(target, out -> out.write(1)));

    if (SYNCS.contains(step)) {
      refuses(() -> files.replace(target, out -> out.write(2)));
      refuses(() -> files.delete(target));
      assertThat(names()).containsExactly("target.json");
    } else {
      assertThatNoException().isThrownBy(() -> files.replace(target, out -> out.write(2)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No space left on device",
        "Disk quota exceeded",
        "There is not enough space on the disk"
      })
  void aFullDiskIsToldFromABrokenOneAtEveryStep(String reason) throws IOException {
    for (Step step : EnumSet.range(Step.TEMPORARY_CREATED, Step.FOLDER_SYNCED)) {
      AtomicReference<@Nullable Step> full = new AtomicReference<>(step);
      AtomicFile disk =
          new AtomicFile(
              reached -> {
                if (full.get() == reached) {
                  throw new IOException(reason);
                }
              },
              () -> 1);
      StorageFailure failure =
          catchThrowableOfType(
              StorageFailure.class, () -> disk.replace(target, out -> out.write(1)));
      assertThat(failure.kind()).as("%s", step).isEqualTo(Kind.FULL);
      assertThat(failure).hasMessageContaining("the disk is full; free some space");

      full.set(null);

      assertThatNoException().isThrownBy(() -> disk.replace(target, out -> out.write(2)));
      assertThat(names()).containsExactly("target.json");
    }
  }

  @Test
  void whatCouldNotBeSyncedOfAFolderIsSyncedBeforeAnythingElseChanges() {
    List<Step> reached = new ArrayList<>();
    int[] refusals = {2};
    AtomicFile disk =
        new AtomicFile(
            step -> {
              reached.add(step);
              if (step == Step.FOLDER_SYNCED && refusals[0]-- > 0) {
                throw new IOException("No space left on device");
              }
            },
            () -> 1);
    for (int n = 0; n < 2; n++) {
      assertThat(
              catchThrowableOfType(
                      StorageFailure.class, () -> disk.replace(target, out -> out.write(1)))
                  .kind())
          .isEqualTo(Kind.FULL);
    }
    reached.clear();

    disk.replace(target, out -> out.write(3));

    assertThat(reached).startsWith(Step.FOLDER_SYNCED, Step.TEMPORARY_CREATED);
  }

  @ParameterizedTest
  @EnumSource(names = {"ADDITION_WRITTEN", "ADDITION_SYNCED"})
  void anAdditionForWhichThereIsNoSpaceIsTakenBackAndTheNextOneIsMade(Step step)
      throws IOException {
    AtomicReference<@Nullable Step> full = new AtomicReference<>(step);
    AtomicFile disk =
        new AtomicFile(
            reached -> {
              if (full.compareAndSet(reached, null)) {
                throw new IOException("No space left on device");
              }
            },
            () -> 1);
    try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
      assertThatIOException().isThrownBy(() -> disk.add(channel, target, "more".getBytes(UTF_8)));
      assertThat(target).hasContent("old");

      disk.add(channel, target, " and new".getBytes(UTF_8));
    }

    assertThat(target).hasContent("old and new");
  }

  @Test
  void aBrokenDiskIsReadOnlyAndSaysSo() {
    failing.set(Step.TEMPORARY_SYNCED);
    for (int n = 0; n < 2; n++) {
      StorageFailure failure =
          catchThrowableOfType(
              StorageFailure.class, () -> files.replace(target, out -> out.write(1)));
      assertThat(failure.kind()).isEqualTo(Kind.READ_ONLY);
      assertThat(String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT))
          .contains("check the disk");
    }
  }

  @Test
  void contentThatFailsHalfWayLeavesTheOldFile() throws IOException {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                files.replace(
                    target,
                    out -> {
                      out.write(new byte[1_000_000]);
                      throw new IllegalStateException("planted");
                    }));

    assertThat(target).hasContent("old");
    assertThat(names()).containsExactly("target.json");
  }

  @Test
  void aTemporaryFileThatIsAlreadyThereIsNeverWrittenThrough(@TempDir Path elsewhere)
      throws IOException {
    Path victim = Files.writeString(elsewhere.resolve("victim"), "untouched");
    Files.createSymbolicLink(folder.resolve(".saving-0.tmp"), victim);
    Files.createSymbolicLink(folder.resolve(".saving-1.tmp"), elsewhere.resolve("dangling"));
    Files.writeString(folder.resolve(".saving-2.tmp"), "somebody's");

    files.replace(target, out -> out.write("new".getBytes(UTF_8)));

    assertThat(target).hasContent("new");
    assertThat(victim).hasContent("untouched");
    assertThat(elsewhere.resolve("dangling")).doesNotExist();
    assertThat(folder.resolve(".saving-2.tmp")).hasContent("somebody's");
  }

  @Test
  void aLinkInTheTargetsPlaceIsReplacedAndNotFollowed(@TempDir Path elsewhere) throws IOException {
    Path victim = Files.writeString(elsewhere.resolve("victim"), "untouched");
    Files.delete(target);
    Files.createSymbolicLink(target, victim);

    files.replace(target, out -> out.write("new".getBytes(UTF_8)));

    assertThat(target).isRegularFile().hasContent("new");
    assertThat(Files.isSymbolicLink(target)).isFalse();
    assertThat(victim).hasContent("untouched");
  }

  @Test
  void anInterruptBeforeTheRenameChangesNothingAndStaysVisible() {
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(StorageFailure.class)
        .isThrownBy(() -> files.replace(target, out -> out.write(1)));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(target).hasContent("old");
    assertThatNoException().isThrownBy(() -> files.replace(target, out -> out.write(1)));
  }

  @Test
  void anInterruptAfterTheRenameDoesNotPreventTheSync() {
    List<Step> reached = new ArrayList<>();
    AtomicFile interrupted =
        new AtomicFile(
            step -> {
              reached.add(step);
              if (step == Step.RENAMED) {
                Thread.currentThread().interrupt();
              }
            },
            () -> 0);

    interrupted.replace(target, out -> out.write(1));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(reached)
        .containsExactlyElementsOf(EnumSet.range(Step.TEMPORARY_CREATED, Step.FOLDER_SYNCED));
  }

  @Test
  void leftoversAreTheTemporaryFilesAndNothingElse() throws IOException {
    Files.writeString(folder.resolve(".saving-ff.tmp"), "");
    Files.createDirectory(folder.resolve(".saving-folder.tmp"));
    Files.writeString(folder.resolve(".other.tmp"), "");

    assertThat(AtomicFile.leftovers(folder)).containsExactly(folder.resolve(".saving-ff.tmp"));
    assertThat(AtomicFile.leftovers(folder.resolve("absent"))).isEmpty();
  }

  private static void refuses(Runnable change) {
    assertThatExceptionOfType(StorageFailure.class)
        .isThrownBy(change::run)
        .withMessageContaining("Check the disk");
  }

  private List<String> names() {
    return FolderEntries.of(folder).stream().map(entry -> entry.getFileName().toString()).toList();
  }
}
