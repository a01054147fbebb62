package io.aiprofile.application.transfer;

import io.aiprofile.application.ProfilePlatform.Storage;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.application.transfer.CopyStorage.Progress;
import io.aiprofile.domain.profile.Profile;
import java.util.List;
import java.util.function.Consumer;

/** Reads everything that is kept, changes nothing, and says what is wrong with it. */
public final class CheckStorage {
  private CheckStorage() {}

  /**
   * Reads it.
   *
   * @param problem is given each thing that is wrong, as one sentence
   * @return false when the progress said to stop
   */
  public static boolean check(Storage storage, Progress progress, Consumer<String> problem) {
    storage.inspection().inspect(problem);
    List<Profile> profiles = storage.profiles().list();
    int done = 0;
    for (Profile profile : profiles) {
      if (!progress.at(profile.slug().value(), done++, profiles.size() + 1)) {
        return false;
      }
      for (ProfilePart part : ProfilePart.values()) {
        read(() -> part.tally(storage, profile.slug()), problem);
      }
    }
    if (!progress.at("what belongs to all", done, profiles.size() + 1)) {
      return false;
    }
    for (PlatformPart part : PlatformPart.values()) {
      read(() -> part.tally(storage), problem);
    }
    return true;
  }

  private static void read(Runnable reading, Consumer<String> problem) {
    try {
      reading.run();
    } catch (StorageFailure e) {
      problem.accept(String.valueOf(e.getMessage()));
    }
  }
}
