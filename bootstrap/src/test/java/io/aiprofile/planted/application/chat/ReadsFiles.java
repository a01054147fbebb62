package io.aiprofile.planted.application.chat;

import java.nio.file.Files;
import java.nio.file.Path;

/** Breaks: the application asks nothing of the outside world. */
public final class ReadsFiles {
  public boolean there(Path path) {
    return Files.exists(path);
  }
}
