package io.aiprofile.adapters.storage.file.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.application.port.storage.StorageFailure.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The number in {@code system/format.json} of how a data folder is laid out. A folder without one
 * is of the first format, as the earlier system's are.
 */
final class FolderFormat {
  /** Raise it when an older program would misunderstand, or damage, what a newer one writes. */
  private static final int NEWEST = 1;

  private static final int MAX_FILE_BYTES = 10_000;

  private record Entry(int format) {}

  private FolderFormat() {}

  /** Throws a {@link StorageFailure} when the folder was written by a newer version. */
  static void check(Path file) {
    Optional<byte[]> content = BoundedRead.of(file, MAX_FILE_BYTES);
    if (content.isPresent()) {
      int format = format(file, content.get());
      if (format > NEWEST) {
        throw new StorageFailure(
            Kind.DAMAGED,
            file
                + " says format "
                + format
                + ", so the folder was written by a newer version; this one knows "
                + NEWEST
                + ". Use that version, or set DATA_DIR to another folder.",
            null);
      }
    }
  }

  static void note(Path file, AtomicFile files) {
    if (FileStamp.of(file).isEmpty()) {
      byte[] line = JsonLine.bytes(JsonLine.of(new Entry(NEWEST)) + "\n");
      files.replace(file, out -> out.write(line));
    }
  }

  private static int format(Path file, byte[] content) {
    try {
      JsonNode format = JsonLine.object(content).path("format");
      if (format.canConvertToInt() && format.intValue() > 0) {
        return format.intValue();
      }
    } catch (IOException e) {
      throw damaged(file, e);
    }
    throw damaged(file, null);
  }

  private static StorageFailure damaged(Path file, @Nullable IOException cause) {
    return new StorageFailure(
        Kind.DAMAGED,
        file
            + " does not hold the number of a format. Restore it, or delete it if no newer version"
            + " wrote here.",
        cause);
  }
}
