package io.aiprofile.application.transfer;

import io.aiprofile.domain.document.ContentHash;
import io.aiprofile.domain.knowledge.Embedding;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.RecordComponent;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Hashes records by their values: every component of every record counts, so that a field that is
 * added later is compared from its first day on. Equal records have equal hashes in every storage
 * and every process. Not thread-safe.
 */
final class RecordDigest {
  private final MessageDigest sha256 = sha256();
  private final DataOutputStream out =
      new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), sha256));
  private long count;

  /** Adds a record, a byte array, or a collection of such. */
  void add(Object value) {
    add(value, 1);
  }

  /** Adds what stands for so many records. */
  void add(Object value, long records) {
    count += records;
    write(out, value);
  }

  /** What was added so far. */
  Tally tally() {
    try {
      byte[] digest = ((MessageDigest) sha256.clone()).digest();
      return new Tally(count, new ContentHash(HexFormat.of().formatHex(digest)));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("The SHA-256 of every Java platform can be cloned", e);
    }
  }

  private static void write(DataOutputStream to, Object value) {
    try {
      switch (value) {
        case String text -> writeText(to, text);
        case Instant moment -> to.writeLong(moment.toEpochMilli());
        case Integer number -> to.writeInt(number);
        case Long number -> to.writeLong(number);
        case Double number -> to.writeDouble(number);
        case Boolean flag -> to.writeBoolean(flag);
        case Enum<?> constant -> writeText(to, constant.name());
        case Optional<?> optional -> writeAll(to, optional.stream().toList());
        case Set<?> set -> writeSorted(to, set);
        case Map<?, ?> map -> writeSorted(to, map.entrySet());
        case Map.Entry<?, ?> entry -> writeAll(to, List.of(entry.getKey(), entry.getValue()));
        case Collection<?> all -> writeAll(to, all);
        case Embedding embedding -> writeFloats(to, embedding.toArray());
        case Record composed -> writeRecord(to, composed);
        case byte[] bytes -> {
          to.writeInt(bytes.length);
          to.write(bytes);
        }
        default -> throw new IllegalArgumentException("No value of a record: " + value.getClass());
      }
    } catch (IOException e) {
      throw new IllegalStateException("Hashing does no input or output", e);
    }
  }

  private static void writeText(DataOutputStream to, String text) throws IOException {
    to.writeInt(text.length());
    to.writeChars(text);
  }

  private static void writeFloats(DataOutputStream to, float[] components) throws IOException {
    to.writeInt(components.length);
    for (float component : components) {
      to.writeInt(Float.floatToRawIntBits(component));
    }
  }

  private static void writeAll(DataOutputStream to, Collection<?> all) throws IOException {
    to.writeInt(all.size());
    all.forEach(one -> write(to, one));
  }

  private static void writeSorted(DataOutputStream to, Set<?> set) throws IOException {
    to.writeInt(set.size());
    for (byte[] one : set.stream().map(RecordDigest::bytes).sorted(Arrays::compare).toList()) {
      to.write(one);
    }
  }

  private static byte[] bytes(Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(new DataOutputStream(bytes), value);
    return bytes.toByteArray();
  }

  private static void writeRecord(DataOutputStream to, Record composed) {
    for (RecordComponent component : composed.getClass().getRecordComponents()) {
      try {
        write(to, component.getAccessor().invoke(composed));
      } catch (ReflectiveOperationException e) {
        throw new IllegalArgumentException("The record cannot be read: " + composed.getClass(), e);
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
