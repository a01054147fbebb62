package io.aiprofile.adapters.storage.file.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.util.function.UnaryOperator;

/** A file of lines of any length on its way to another, some lines changed. */
final class LinesCopy {
  private static final int BLOCK_BYTES = 1 << 16;
  private static final byte[] END = {'\n'};

  private final OutputStream out;
  private final UnaryOperator<byte[]> change;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  /** Whether the beginning of this line went out already, because nobody writes lines that long. */
  private boolean tooLong;

  private long written;
  private long next;

  private LinesCopy(OutputStream out, UnaryOperator<byte[]> change) {
    this.out = out;
    this.change = change;
  }

  /**
   * Copies everything; a whole last line that lacks its end gets one.
   *
   * @param change of a line without its end
   * @return where in the copy the next line begins
   */
  static long of(FileChannel channel, OutputStream out, UnaryOperator<byte[]> change)
      throws IOException {
    LinesCopy copy = new LinesCopy(out, change);
    copy.copy(channel);
    return copy.next;
  }

  private void copy(FileChannel channel) throws IOException {
    long position = 0;
    byte[] block = GrowingFile.bytes(channel, position, BLOCK_BYTES);
    while (block.length > 0) {
      copy(block);
      position += block.length;
      block = GrowingFile.bytes(channel, position, BLOCK_BYTES);
    }
    if (JsonLine.isObject(line.toByteArray())) {
      end();
    } else {
      write(line.toByteArray());
    }
  }

  private void copy(byte[] block) throws IOException {
    int begin = 0;
    for (int at = 0; at < block.length; at++) {
      if (block[at] == '\n') {
        line.write(block, begin, at - begin);
        end();
        begin = at + 1;
      }
    }
    line.write(block, begin, block.length - begin);
    if (line.size() > JsonLine.MAX_BYTES) {
      tooLong = true;
      write(line.toByteArray());
      line.reset();
    }
  }

  private void end() throws IOException {
    write(tooLong ? line.toByteArray() : change.apply(line.toByteArray()));
    write(END);
    next = written;
    line.reset();
    tooLong = false;
  }

  private void write(byte[] bytes) throws IOException {
    out.write(bytes);
    written += bytes.length;
  }
}
