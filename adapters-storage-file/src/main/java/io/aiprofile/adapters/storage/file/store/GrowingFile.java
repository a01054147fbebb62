package io.aiprofile.adapters.storage.file.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A file of one JSON object per line that only ever grows, to any size; so it is never read into
 * memory as a whole. Torn and damaged lines are as in {@link JsonLinesFile}. Thread-safe.
 */
final class GrowingFile {
  /** What is done with the open file. */
  interface Use<R> {
    R of(FileChannel channel) throws IOException;
  }

  /** Makes something of a line, or nothing; throws one of these for one that makes no sense. */
  interface Meaning<R> {
    Optional<R> of(byte[] line) throws IOException;
  }

  private static final int BLOCK_BYTES = 1 << 16;

  private final DataDirectory data;
  private final Path file;

  GrowingFile(DataDirectory data, Path file) {
    this.data = data;
    this.file = file;
  }

  Path path() {
    return file;
  }

  /** Adds lines; durable, with one sync, when this returns. */
  void add(List<String> lines) {
    String text = String.join("\n", lines) + "\n";
    data.aloneAt(
        file,
        () -> {
          LinesEnd.of(
              data,
              file,
              end -> {
                end.add(end.addition(text));
                return true;
              });
          return text;
        });
  }

  /** Reads the lines that mean something, the first first. */
  <R> void read(Meaning<R> meaning, Consumer<R> reader) {
    reading(
        channel -> read(channel, 0, line -> understood(line, meaning).ifPresent(reader)), () -> 0L);
  }

  /**
   * Changes lines, durably in one step, and then does something before anybody can add to them.
   *
   * @param change of a line without its end
   * @param then is told where the next line will begin
   */
  void rewrite(UnaryOperator<byte[]> change, LongConsumer then) {
    data.aloneAt(
        file,
        () -> {
          long[] next = {0};
          data.files()
              .replace(
                  file,
                  out ->
                      reading(
                          channel -> next[0] = LinesCopy.of(channel, out, change), () -> next[0]));
          then.accept(next[0]);
          return file;
        });
  }

  /** Opens the file for reading. */
  <R> R reading(Use<R> use, Supplier<R> whenThereIsNone) {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      return use.of(channel);
    } catch (NoSuchFileException e) {
      return whenThereIsNone.get();
    } catch (IOException e) {
      throw Failures.of("read", file, e);
    }
  }

  /**
   * What the last lines mean that mean something, the last first.
   *
   * @param limit at least 1
   */
  <R> List<R> latest(int limit, Meaning<R> meaning) {
    return reading(channel -> latest(channel, limit, meaning), List::of);
  }

  private static <R> List<R> latest(FileChannel channel, int limit, Meaning<R> meaning)
      throws IOException {
    List<R> found = new ArrayList<>();
    byte[] rest = {}; // of the line that begins before what was read so far
    for (long start = channel.size(); start > 0 && found.size() < limit; ) {
      int length = (int) Math.min(BLOCK_BYTES, start);
      start -= length;
      byte[] text = joined(bytes(channel, start, length), rest);
      int end = text.length;
      for (int at = Math.min(length, end) - 1; at >= 0 && found.size() < limit; at--) {
        if (text[at] == '\n') {
          understood(Arrays.copyOfRange(text, at + 1, end), meaning).ifPresent(found::add);
          end = at;
        }
      }
      // Of a longer line the end is dropped, so that it makes no sense and takes no room.
      rest = Arrays.copyOf(text, Math.min(end, JsonLine.MAX_BYTES));
    }
    if (found.size() < limit) {
      understood(rest, meaning).ifPresent(found::add);
    }
    return found;
  }

  /**
   * Reads from the beginning of a line on, up to the last line that is whole.
   *
   * @return where the next line will begin
   */
  static long read(FileChannel channel, long start, Consumer<byte[]> reader) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long next = start;
    long position = start;
    byte[] block = bytes(channel, position, BLOCK_BYTES);
    while (block.length > 0) {
      int begin = 0;
      for (int at = 0; at < block.length; at++) {
        if (block[at] == '\n') {
          line.write(block, begin, at - begin);
          reader.accept(line.toByteArray());
          line.reset();
          begin = at + 1;
          next = position + begin;
        }
      }
      if (line.size() < JsonLine.MAX_BYTES) { // of a longer one the beginning takes room enough
        line.write(block, begin, block.length - begin);
      }
      position += block.length;
      block = bytes(channel, position, BLOCK_BYTES);
    }
    if (JsonLine.isObject(line.toByteArray())) {
      reader.accept(line.toByteArray()); // lacks only its end, which the next addition gives it
      return position;
    }
    return next;
  }

  /** So many bytes, or those up to the end. */
  static byte[] bytes(FileChannel channel, long position, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) > 0) {
      // read on
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private static byte[] joined(byte[] block, byte[] rest) {
    byte[] joined = Arrays.copyOf(block, block.length + rest.length);
    System.arraycopy(rest, 0, joined, block.length, rest.length);
    return joined;
  }

  private static <R> Optional<R> understood(byte[] line, Meaning<R> meaning) {
    try {
      return line.length == 0 ? Optional.empty() : meaning.of(line);
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // reported when it was counted
    }
  }
}
