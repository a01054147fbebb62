package io.aiprofile.adapters.storage.file.mirror;

import java.io.IOException;
import org.eclipse.jgit.lib.ObjectReader;

/** What the files in the repository hold, wherever that lies. */
final class Contents {
  private final ObjectReader reader;
  private final LargeFileStorage largeFiles;

  Contents(ObjectReader reader, LargeFileStorage largeFiles) {
    this.reader = reader;
    this.largeFiles = largeFiles;
  }

  byte[] of(StoredFile file) throws IOException {
    byte[] content = file.content(reader);
    var pointer = LargeFileStorage.Pointer.parse(content);
    return pointer.isPresent() ? largeFiles.fetch(pointer.get()) : content;
  }

  /** The part of a file of lines that follows so many of its parts. */
  byte[] following(StoredFile file, int parts) throws IOException {
    return parts == 0 ? of(file) : file.stored(reader, parts);
  }
}
