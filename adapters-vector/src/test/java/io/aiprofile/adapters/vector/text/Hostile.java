package io.aiprofile.adapters.vector.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Small documents that cost a parser dear; made here, so that no scanner finds them on disk. */
final class Hostile {
  private static final int MEGABYTE = 1_000_000;

  private Hostile() {}

  /** A PDF of these objects, with a correct cross-reference table. */
  static byte[] pdf(Map<Integer, byte[]> objects) throws IOException {
    var out = new ByteArrayOutputStream();
    out.write("%PDF-1.7\n".getBytes(ISO_8859_1));
    StringBuilder table = new StringBuilder("0000000000 65535 f \n");
    for (var object : new TreeMap<>(objects).entrySet()) {
      table.append("%010d 00000 n \n".formatted(out.size()));
      out.write((object.getKey() + " 0 obj\n").getBytes(ISO_8859_1));
      out.write(object.getValue());
      out.write("\nendobj\n".getBytes(ISO_8859_1));
    }
    int size = objects.size() + 1;
    String end =
        "xref\n0 %d\n%strailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
            .formatted(size, table, size, out.size());
    out.write(end.getBytes(ISO_8859_1));
    return out.toByteArray();
  }

  static byte[] object(String dictionary) {
    return dictionary.getBytes(ISO_8859_1);
  }

  static byte[] stream(String entries, byte[] content) throws IOException {
    var out = new ByteArrayOutputStream();
    out.write("<<%s /Length %d>>stream\n".formatted(entries, content.length).getBytes(ISO_8859_1));
    out.write(content);
    out.write("\nendstream".getBytes(ISO_8859_1));
    return out.toByteArray();
  }

  /** One page whose content stream is given, compressed. */
  static byte[] onePage(String resources, byte[] compressed, Map<Integer, byte[]> more)
      throws IOException {
    Map<Integer, byte[]> objects = new TreeMap<>(more);
    objects.put(1, object("<</Type /Catalog /Pages 2 0 R>>"));
    objects.put(2, object("<</Type /Pages /Kids [3 0 R] /Count 1>>"));
    objects.put(
        3,
        object(
            "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <<"
                + "/Font <</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>"
                + resources
                + ">>>>"));
    objects.put(4, stream("/Filter /FlateDecode", compressed));
    return pdf(objects);
  }

  /** The same text over and over, compressed to about a thousandth. */
  static byte[] repeated(String text, int megabytes) throws IOException {
    var out = new ByteArrayOutputStream();
    byte[] block = text.repeat(MEGABYTE / text.length() + 1).getBytes(ISO_8859_1);
    try (OutputStream deflater = new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED))) {
      for (int i = 0; i < megabytes; i++) {
        deflater.write(block, 0, text.length() * (MEGABYTE / text.length()));
      }
    }
    return out.toByteArray();
  }

  /** Two forms on each of thirty levels, each drawing the next level: a billion drawings. */
  static byte[] recursiveForms(String drawing) throws IOException {
    Map<Integer, byte[]> forms = new TreeMap<>();
    for (int level = 5; level < 35; level++) {
      String resources =
          "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</X %d 0 R>>>>"
              .formatted(level + 1);
      forms.put(level, stream(resources, drawing.getBytes(ISO_8859_1)));
    }
    forms.put(35, stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", new byte[0]));
    return onePage("/XObject <</X 5 0 R>>", repeated("/X Do\n", 1), forms);
  }

  /** Takes longer than any test's deadline: many glyphs, each moving the next. */
  static byte[] slowPdf() throws IOException {
    // Comments are skipped character by character and count as no operator.
    return onePage(
        "", repeated("% nothing to see here, go on please, thank you very much\n", 110), Map.of());
  }

  static byte[] docx(byte[] documentXml) throws IOException {
    return new DocxBuilder().part("word/document.xml", documentXml).bytes();
  }

  static byte[] filled(int length, char with) {
    byte[] content = new byte[length];
    Arrays.fill(content, (byte) with);
    return content;
  }
}
