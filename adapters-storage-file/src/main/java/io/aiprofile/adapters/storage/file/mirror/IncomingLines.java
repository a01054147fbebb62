package io.aiprofile.adapters.storage.file.mirror;

import io.aiprofile.adapters.storage.file.store.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;

/**
 * The merge of one file of lines into the data folder. The parts that all versions begin with are
 * never read into memory, so a ledger may be of any size.
 */
final class IncomingLines {
  private static final StoredFile NOTHING = new StoredFile(false, List.of());

  private final Contents contents;
  private final WholeFile file;
  private final Optional<StoredFile> base;
  private final Optional<StoredFile> theirs;

  IncomingLines(
      Contents contents, WholeFile file, Optional<StoredFile> base, Optional<StoredFile> theirs) {
    this.contents = contents;
    this.file = file;
    this.base = base;
    this.theirs = theirs;
  }

  void apply() throws IOException {
    Incoming.run(
        file,
        () -> {
          Ours ours = Ours.read(file.path());
          int common = common(ours);
          byte[] before = following(base, common);
          byte[] our = ours.following(common);
          byte[] merged = LineMerge.merged(before, our, following(theirs, common));
          if (!Arrays.equals(our, merged)) {
            write(ours, common, merged);
          }
        });
  }

  private void write(Ours ours, int common, byte[] merged) {
    if (common == 0 && merged.length == 0) {
      file.delete();
    } else {
      file.replace(
          out -> {
            ours.copyBeginning(common, out);
            out.write(merged);
          },
          null);
    }
  }

  /** How many parts all versions begin with, up to the end of a line. */
  private int common(Ours ours) throws IOException {
    List<ObjectId> their = theirs.orElse(NOTHING).parts();
    List<ObjectId> before = base.isPresent() ? base.get().parts() : their;
    int count = 0;
    while (count < Math.min(their.size(), Math.min(before.size(), ours.parts.size()))
        && their.get(count).equals(before.get(count))
        && their.get(count).equals(ours.parts.get(count))) {
      count++;
    }
    while (count > 0 && !ours.isWhole.get(count - 1)) {
      count--;
    }
    return count;
  }

  private byte[] following(Optional<StoredFile> version, int common) throws IOException {
    return version.isEmpty() ? new byte[0] : contents.following(version.get(), common);
  }

  /**
   * The version in the data folder.
   *
   * @param ends where each part ends
   * @param isWhole whether each part ends where a line does
   */
  private record Ours(Path file, List<ObjectId> parts, List<Long> ends, List<Boolean> isWhole) {

    static Ours read(Path file) throws IOException {
      Ours ours = new Ours(file, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        try (ObjectInserter ids = new ObjectInserter.Formatter()) {
          new FileParts(false, part -> ours.add(ids.idFor(Constants.OBJ_BLOB, part), part))
              .read(file);
        }
      }
      return ours;
    }

    private ObjectId add(ObjectId id, byte[] part) {
      parts.add(id);
      ends.add(end(parts.size() - 1) + part.length);
      isWhole.add(part.length == 0 || part[part.length - 1] == '\n');
      return id;
    }

    /** Where so many parts end. */
    private long end(int count) {
      return count == 0 ? 0 : ends.get(count - 1);
    }

    byte[] following(int count) throws IOException {
      if (parts.isEmpty()) {
        return new byte[0];
      }
      try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        in.skipNBytes(end(count));
        return FileParts.wholeLines(in.readAllBytes());
      }
    }

    void copyBeginning(int count, OutputStream out) throws IOException {
      if (count == 0) {
        return;
      }
      try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        byte[] buffer = new byte[FileParts.LINES_PART_BYTES];
        for (long left = end(count); left > 0; ) {
          int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
          if (read < 0) {
            throw new IOException("the file became shorter while it was merged");
          }
          out.write(buffer, 0, read);
          left -= read;
        }
      }
    }
  }
}
