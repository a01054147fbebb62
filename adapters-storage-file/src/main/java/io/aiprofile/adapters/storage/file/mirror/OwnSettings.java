package io.aiprofile.adapters.storage.file.mirror;

import java.io.File;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the git settings of the machine and its user out of the mirror, which could send it to
 * other addresses, and keeps JGit from writing measurements into the user's home.
 */
final class OwnSettings extends SystemReader.Delegate {
  private OwnSettings(SystemReader system) {
    super(system);
  }

  /** For all of this program; does nothing when done before. */
  static synchronized void use() {
    SystemReader system = SystemReader.getInstance();
    if (!(system instanceof OwnSettings)) {
      SystemReader.setInstance(new OwnSettings(system));
    }
  }

  @Override
  public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
    return new Empty(parent, fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
    return new Empty(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
    return new Empty(parent, fs);
  }

  private static final class Empty extends FileBasedConfig {
    private Empty(@Nullable Config parent, FS fs) {
      super(parent, new File("none"), fs);
    }

    @Override
    public void load() {
      // there is nothing
    }

    @Override
    public void save() {
      // nowhere
    }

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
