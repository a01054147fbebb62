package io.aiprofile.adapters.storage.file.mirror;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Cuts the data folder's files into the parts in which they lie in the repository. A file of lines
 * is cut behind whole lines, from the beginning on, so that what is added at its end changes none
 * but the last part.
 */
final class FileParts {
  /** Takes a part of a file; tells under which id it lies in the repository. */
  interface Taker {
    ObjectId take(byte[] part) throws IOException;
  }

  /** A file that is larger than the mirror takes. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(long sizeBytes) {
      super("it has %d bytes, and the mirror takes %d".formatted(sizeBytes, MAX_FILE_BYTES));
    }
  }

  /** Of a file of lines: small, for the last one is sent whenever a line is added. */
  static final int LINES_PART_BYTES = 512 << 10;

  /** Of any other file: below what hosts take in one, the lowest of which is 10 MB. */
  static final int PART_BYTES = 8 << 20;

  /** Of a file that is not one of lines, and so in memory as a whole. */
  static final int MAX_FILE_BYTES = 64 << 20;

  private static final int BASE64_LINE = 76;
  private static final JsonMapper JSON = new JsonMapper();

  private final boolean textOnly;
  private final Taker taker;

  FileParts(boolean textOnly, Taker taker) {
    this.textOnly = textOnly;
    this.taker = taker;
  }

  /**
   * Reads a file.
   *
   * @throws TooLarge when it is
   */
  StoredFile read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      if (MirroredPaths.isLines(String.valueOf(file.getFileName()))) {
        return new StoredFile(false, cut(in, LINES_PART_BYTES, true));
      }
      byte[] content = in.readNBytes(MAX_FILE_BYTES + 1);
      if (content.length > MAX_FILE_BYTES) {
        throw new TooLarge(Files.size(file));
      }
      boolean base64 = textOnly && !isText(content);
      byte[] stored = base64 ? encoded(content) : content;
      return new StoredFile(base64, cut(new ByteArrayInputStream(stored), PART_BYTES, false));
    }
  }

  /**
   * Cuts behind the last line's end that fits, or in the middle of what has none.
   *
   * @param lines whether a last line that is no whole one is left out
   */
  private List<ObjectId> cut(InputStream in, int partBytes, boolean lines) throws IOException {
    List<ObjectId> parts = new ArrayList<>();
    byte[] rest = {};
    byte[] block = filled(rest, in, partBytes);
    while (block.length == partBytes) {
      int end = endOfLines(block);
      int taken = end > 0 ? end : block.length;
      parts.add(taker.take(Arrays.copyOf(block, taken)));
      rest = Arrays.copyOfRange(block, taken, block.length);
      block = filled(rest, in, partBytes);
    }
    byte[] last = lines ? wholeLines(block) : block;
    if (last.length > 0 || parts.isEmpty()) {
      parts.add(taker.take(last));
    }
    return parts;
  }

  private static byte[] filled(byte[] rest, InputStream in, int size) throws IOException {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.write(rest);
    block.write(in.readNBytes(size - rest.length));
    return block.toByteArray();
  }

  /** Without the end, if that is only the beginning of a line: it may be being written. */
  static byte[] wholeLines(byte[] text) {
    int end = endOfLines(text);
    return isObject(Arrays.copyOfRange(text, end, text.length)) ? text : Arrays.copyOf(text, end);
  }

  private static int endOfLines(byte[] text) {
    int end = text.length;
    while (end > 0 && text[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  /** As an editor may leave the last line, without its end. */
  private static boolean isObject(byte[] line) {
    try {
      return JSON.readTree(line).isObject();
    } catch (IOException e) {
      return false;
    }
  }

  private static byte[] encoded(byte[] content) {
    byte[] encoded = Base64.getMimeEncoder(BASE64_LINE, new byte[] {'\n'}).encode(content);
    byte[] text = Arrays.copyOf(encoded, encoded.length + 1);
    text[encoded.length] = '\n';
    return text;
  }

  private static boolean isText(byte[] content) {
    for (byte one : content) {
      if (one == 0) {
        return false;
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
