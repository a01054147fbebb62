package io.aiprofile.adapters.storage.file.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a file of lines, where lines are added by who holds the file's lock. What a crash left
 * there torn is cut off; a whole line that lacks its end, as an editor may leave it, gets one.
 */
final class LinesEnd {
  /** What is done there. */
  interface Work {
    /** Returns false when the file was erased meanwhile. */
    boolean doneAt(LinesEnd end) throws IOException;
  }

  /** How often a folder is made anew that is erased while a file in it is added to. */
  private static final int MAX_TRIES = 100;

  private static final Logger LOG = LoggerFactory.getLogger(LinesEnd.class);

  private final AtomicFile files;
  private final Path file;
  private final FileChannel channel;

  private LinesEnd(AtomicFile files, Path file, FileChannel channel) {
    this.files = files;
    this.file = file;
    this.channel = channel;
  }

  /** Does the work, in a new file where there is none. */
  static void of(DataDirectory data, Path file, Work work) {
    for (int tried = 1; !done(data, file, work); tried++) {
      if (tried == MAX_TRIES) {
        throw Failures.of("add to", file, new IOException("its folder keeps vanishing"));
      }
    }
  }

  /** The bytes that add these lines. */
  byte[] addition(String lines) throws IOException {
    return JsonLine.bytes((endsInLine() ? "\n" : "") + lines);
  }

  /** Adds them; durable when this returns. */
  void add(byte[] addition) throws IOException {
    files.add(channel, file, addition);
  }

  FileChannel channel() {
    return channel;
  }

  /** False when the folder, or the file, was erased meanwhile. */
  private static boolean done(DataDirectory data, Path file, Work work) {
    Path folder = Objects.requireNonNull(file.getParent(), "A file has a folder");
    data.create(folder);
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS)) {
      if (channel.size() == 0) {
        data.files().syncFolder(folder);
      }
      return work.doneAt(new LinesEnd(data.files(), file, channel));
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw Failures.of("add to", file, e);
    }
  }

  /** Whether the file ends in a whole line that lacks its end; a torn one is cut off. */
  private boolean endsInLine() throws IOException {
    byte[] last = lastBytes(1);
    if (last.length == 0 || last[0] == '\n') {
      return false;
    }
    byte[] line = lastBytes(JsonLine.MAX_BYTES);
    int start = line.length;
    while (start > 0 && line[start - 1] != '\n') {
      start--;
    }
    boolean tooLong = start == 0 && channel.size() > line.length;
    if (tooLong || JsonLine.isObject(Arrays.copyOfRange(line, start, line.length))) {
      return true; // nobody here writes lines that long
    }
    LOG.warn("Cut off a torn last line of {}: {} byte(s)", file, line.length - start);
    channel.truncate(channel.size() - line.length + start);
    return false;
  }

  private byte[] lastBytes(int atMost) throws IOException {
    int length = (int) Math.min(atMost, channel.size());
    ByteBuffer last = ByteBuffer.allocate(length);
    long from = channel.size() - length;
    while (last.hasRemaining() && channel.read(last, from + last.position()) >= 0) {
      // read on
    }
    return last.array();
  }
}
