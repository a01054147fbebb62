package io.aiprofile.adapters.storage.file.store;

import static io.aiprofile.application.Fixtures.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.ProfilePlatform.Storage;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.application.port.storage.StorageFailure.Kind;
import io.aiprofile.domain.profile.Slug;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full from some step of a write on, and has space again later. */
class FullDiskTest {
  @TempDir Path folder;
  private Path template;

  /** Steps until the disk is full. */
  private int left = Integer.MAX_VALUE;

  private int failures;

  private final AtomicFile.Probe disk =
      step -> {
        left--;
        if (left <= 0) {
          throw new IOException("No space left on device");
        }
      };

  @BeforeEach
  void prepare() {
    template = folder.resolve("template");
    try (DataDirectory data = DataDirectory.open(template)) {
      StorageWrite.prepare(FileStorage.in(data));
    }
  }

  @Test
  void everyWriteIsRefusedLeavesNothingHalfWrittenAndWorksWhenThereIsSpace() throws IOException {
    for (StorageWrite write : StorageWrite.ALL) {
      StorageState state = new StorageState(write);
      boolean through = false;
      for (int step = 1; !through; step++) {
        Path place = FolderCopy.of(template, folder.resolve(write + " " + step));
        AtomicFile files = new AtomicFile(disk, new AtomicLong()::getAndIncrement);
        try (DataDirectory data = DataDirectory.open(place, files, Duration.ofSeconds(30))) {
          through = !isRefused(write, FileStorage.in(data), step);

          FolderCopy.assertNoTemporaryFiles(place);
          state.check(FileStorage.in(data), through);
          writesAgain(FileStorage.in(data));
        }
      }
    }
    System.out.println("Refused " + failures + " times for want of space");
  }

  private boolean isRefused(StorageWrite write, Storage storage, int step) {
    left = step;
    try {
      write.to(storage);
      return false;
    } catch (StorageFailure e) {
      failures++;
      assertThat(e.kind()).as("%s, step %s: %s", write, step, e).isEqualTo(Kind.FULL);
      assertThat(e).hasMessageContaining("free some space");
      return true;
    } finally {
      left = Integer.MAX_VALUE;
    }
  }

  private static void writesAgain(Storage storage) {
    List<String> problems = new ArrayList<>();
    storage.inspection().inspect(problems::add);
    assertThat(problems).isEmpty();
    assertThat(storage.profiles().add(profile(new Slug("from-now-on")))).isTrue();
  }
}
