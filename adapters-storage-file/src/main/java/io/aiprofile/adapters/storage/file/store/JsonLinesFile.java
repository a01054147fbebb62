package io.aiprofile.adapters.storage.file.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of one JSON object per line, added to at its end. A last line that is only the beginning
 * of one was cut by a crash before anybody was told that it is kept: it is not seen, and the next
 * addition cuts it off. Any other line that makes no sense is skipped, so that the rest stays
 * readable, and dropped when the file is rewritten. Thread-safe.
 */
final class JsonLinesFile {
  /**
   * When a file has grown too large, and what of it stays then.
   *
   * @param maxBytes of the file, which is rewritten instead of exceeding them
   * @param maxLines likewise; {@link Integer#MAX_VALUE} saves counting them on every addition
   * @param remains given all lines that make sense, the one being added last, returns those that
   *     stay: fewer than would fit, so that not every addition rewrites the file
   */
  record Bound(int maxBytes, int maxLines, UnaryOperator<List<Line>> remains) {}

  /**
   * A line that makes sense.
   *
   * @param sizeBytes with the line's end
   */
  record Line(String text, JsonNode json, int sizeBytes) {}

  /** Makes something of a line's bytes; throws one of these for one that makes no sense. */
  private interface Reading<R> {
    R of(byte[] line) throws IOException;
  }

  private static final int BUFFER_BYTES = 1 << 16;
  private static final Logger LOG = LoggerFactory.getLogger(JsonLinesFile.class);

  private final DataDirectory data;
  private final Path area;
  private final Path file;
  private final Bound bound;

  /**
   * @param area the folder whose lock is held while the file is rewritten
   */
  JsonLinesFile(DataDirectory data, Path area, Path file, Bound bound) {
    this.data = data;
    this.area = area;
    this.file = file;
    this.bound = bound;
  }

  /**
   * Adds a line; durable when this returns.
   *
   * @throws IllegalArgumentException when the line would be longer than any may be
   */
  void add(Object value) {
    String line = JsonLine.of(value);
    alone(
        turn -> {
          turn.add(line);
          return line;
        });
  }

  /** Does the work while nobody else adds to the file or deletes it. */
  <T> T alone(Function<Turn, T> work) {
    return data.aloneAt(file, () -> work.apply(new Turn()));
  }

  /**
   * The lines as values of that kind, oldest first; none when there is no file.
   *
   * @param meaning of a value; throws a RuntimeException for one that makes no sense
   */
  <T, R> List<R> read(Class<T> kind, Function<T, R> meaning) {
    return readable(line -> meaning.apply(JsonLine.read(line, kind)));
  }

  /** Drops the other lines, durably; does nothing when there is no file. */
  void retain(Predicate<JsonNode> condition) {
    if (exists()) {
      data.aloneAt(
          file,
          () ->
              rewritten(
                  lines -> lines.stream().filter(line -> condition.test(line.json)).toList()));
    }
  }

  /** Deletes the file, durably; returns false when there was none. */
  boolean delete() {
    return exists() && alone(Turn::delete); // without waiting for a turn where there is nothing
  }

  boolean exists() {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** What is done while nobody else adds to the file or deletes it. */
  final class Turn {
    private Turn() {}

    /** As {@link JsonLinesFile#add}, for a value's line. */
    void add(String line) {
      LinesEnd.of(data, file, end -> added(end, line));
    }

    /** As {@link JsonLinesFile#delete}. */
    boolean delete() {
      boolean there = exists();
      if (there) {
        data.files().delete(file);
      }
      return there;
    }
  }

  private boolean added(LinesEnd end, String line) throws IOException {
    byte[] addition = end.addition(line + "\n");
    if (isTooLarge(end.channel(), addition.length)) {
      return rewritten(lines -> bound.remains.apply(and(lines, line)));
    }
    end.add(addition);
    return true;
  }

  private boolean isTooLarge(FileChannel channel, int addedBytes) throws IOException {
    return channel.size() + addedBytes > bound.maxBytes
        || (bound.maxLines < Integer.MAX_VALUE && lines(channel) >= bound.maxLines);
  }

  private static int lines(FileChannel channel) throws IOException {
    int lines = 0;
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    for (long position = 0; channel.read(buffer.clear(), position) > 0; ) {
      position += buffer.flip().remaining();
      while (buffer.hasRemaining()) {
        lines += buffer.get() == '\n' ? 1 : 0;
      }
    }
    return lines;
  }

  /** Replaces the file by the lines that remain; false when it was erased meanwhile. */
  private boolean rewritten(UnaryOperator<List<Line>> remains) {
    return data.alone(
        area,
        () -> {
          boolean there = exists();
          if (there) {
            List<Line> remaining = remains.apply(readable(JsonLinesFile::understood));
            data.files()
                .replace(
                    file,
                    out -> {
                      for (Line line : remaining) {
                        out.write(JsonLine.bytes(line.text + "\n"));
                      }
                    });
          }
          return there;
        });
  }

  private static List<Line> and(List<Line> lines, String added) {
    List<Line> all = new ArrayList<>(lines);
    try {
      all.add(understood(JsonLine.bytes(added)));
    } catch (IOException e) {
      throw new IllegalStateException("What was just written as JSON is none", e);
    }
    return all;
  }

  private static Line understood(byte[] line) throws IOException {
    return new Line(
        new String(line, StandardCharsets.UTF_8), JsonLine.object(line), line.length + 1);
  }

  private <R> List<R> readable(Reading<R> reading) {
    byte[] content = content().orElse(new byte[0]);
    List<R> understood = new ArrayList<>();
    int damaged = 0;
    int end;
    for (int start = 0; start < content.length; start = end + 1) {
      end = start;
      while (end < content.length && content[end] != '\n') {
        end++;
      }
      try {
        if (end > start) {
          understood.add(reading.of(Arrays.copyOfRange(content, start, end)));
        }
      } catch (IOException | RuntimeException e) {
        damaged += end < content.length ? 1 : 0; // the last may be in the middle of being written
      }
    }
    if (damaged > 0) {
      LOG.warn("Skipped what is damaged in {}: {} line(s)", file, damaged);
    }
    return understood;
  }

  private Optional<byte[]> content() {
    return BoundedRead.of(file, 2 * bound.maxBytes); // somebody may have added to it by hand
  }
}
