package io.aiprofile.adapters.storage.file.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How far a growing file was counted, and by what to know that it still begins with that: digests
 * of its first bytes and of the last before that position, enough that no others are the same. What
 * is changed between them by hand, without changing the length, goes unnoticed.
 */
record Mark(long bytes, String firstSha256, String lastSha256) {
  private static final int DIGESTED_BYTES = 512;

  static Mark at(FileChannel channel, long bytes) throws IOException {
    int length = (int) Math.min(DIGESTED_BYTES, bytes);
    return new Mark(
        bytes,
        digest(GrowingFile.bytes(channel, 0, length)),
        digest(GrowingFile.bytes(channel, bytes - length, length)));
  }

  /** Of a file of which nothing was counted. */
  static Mark none() {
    return new Mark(0, digest(new byte[0]), digest(new byte[0]));
  }

  boolean fits(FileChannel channel) throws IOException {
    return bytes <= channel.size() && equals(at(channel, bytes));
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
