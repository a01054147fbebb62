package io.aiprofile.adapters.vector.text;

import io.aiprofile.application.port.text.UnreadableDocument;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The XML parts of a Word file, unpacked within bounds. */
final class DocxArchive {
  /** A thesis with a picture on each page has about 300. */
  private static final int MAX_ENTRIES = 2_000;

  /** Of all entries together, pictures included. */
  private static final long MAX_UNPACKED_BYTES = 120_000_000;

  /** Of the text parts together: ten times what a document of a million characters takes. */
  private static final long MAX_XML_BYTES = 30_000_000;

  /** Word's XML shrinks to a tenth, repetitive tables to a fiftieth. */
  private static final long MAX_RATIO = 200;

  /** Below this size a ratio says nothing. */
  private static final long RATIO_COUNTS_FROM_BYTES = 1_000_000;

  private final Map<String, byte[]> parts = new TreeMap<>();

  private DocxArchive() {}

  static DocxArchive open(byte[] content) throws UnreadableDocument {
    DocxArchive archive = new DocxArchive();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      archive.unpack(zip, content.length);
    } catch (IOException | IllegalArgumentException e) {
      throw Refusal.corrupt();
    }
    return archive;
  }

  Optional<byte[]> part(String name) {
    return Optional.ofNullable(parts.get(name));
  }

  /** The parts whose names match, ordered by name. */
  Iterable<byte[]> matching(String nameRegex) {
    return parts.entrySet().stream()
        .filter(part -> part.getKey().matches(nameRegex))
        .map(Map.Entry::getValue)
        .toList();
  }

  private void unpack(ZipInputStream zip, long packedBytes) throws IOException, UnreadableDocument {
    long unpackedBytes = 0;
    long xmlBytes = 0;
    int entries = 0;
    byte[] buffer = new byte[16_384];
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (++entries > MAX_ENTRIES) {
        throw Refusal.tooComplex("more than " + MAX_ENTRIES + " parts");
      }
      boolean wanted = entry.getName().matches("(_rels/|word/(_rels/)?)[^/]+\\.(xml|rels)");
      var part = new ByteArrayOutputStream();
      for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
        unpackedBytes += read;
        xmlBytes += wanted ? read : 0;
        checkBounds(unpackedBytes, xmlBytes, packedBytes);
        if (wanted) {
          part.write(buffer, 0, read);
        }
      }
      if (wanted) {
        parts.putIfAbsent(entry.getName(), part.toByteArray());
      }
    }
  }

  private static void checkBounds(long unpackedBytes, long xmlBytes, long packedBytes)
      throws UnreadableDocument {
    boolean bomb =
        unpackedBytes > RATIO_COUNTS_FROM_BYTES && unpackedBytes > MAX_RATIO * packedBytes;
    if (bomb || unpackedBytes > MAX_UNPACKED_BYTES || xmlBytes > MAX_XML_BYTES) {
      throw Refusal.tooComplex("far more content than its size suggests");
    }
  }
}
