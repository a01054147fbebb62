package io.aiprofile.adapters.vector.text;

import io.aiprofile.application.port.text.UnreadableDocument;
import io.aiprofile.domain.document.DocumentKind;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kind of a document by a few looks at its bytes, linear in their number. */
final class ContentDetection {
  /** PDF readers accept the header anywhere in the first kilobyte (ISO 32000-1, annex H.3.4.1). */
  private static final int PDF_HEADER_WITHIN = 1_024;

  private static final int HEAD_CHARACTERS = 1_000;

  private static final String AS_DOCX = "Save it as Word document (.docx) or PDF.";
  private static final String AS_PDF = "Export it as PDF.";

  private static final Pattern HTML =
      Pattern.compile(
          "\\s*(<\\?xml[^>]*>\\s*)?(<!--.{0,500}?-->\\s*)?<(!doctype|html|head|body|svg)[\\s>].*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private ContentDetection() {}

  static DocumentKind detect(byte[] content, String fileName) throws UnreadableDocument {
    if (content.length == 0) {
      throw Refusal.empty();
    }
    Optional<DocumentKind> binary = detectBinary(content);
    if (binary.isPresent()) {
      return binary.get();
    }
    Optional<String> text = TextDecoding.decode(content);
    if (text.isEmpty() && TextDecoding.mayBeText(content)) {
      throw Refusal.unsupported(
          "plain text in an encoding of its own", "Save it as UTF-8 and upload that.");
    }
    if (text.isEmpty()) {
      throw Refusal.unsupported(
          "a kind of file", "Upload PDF, Word (.docx), plain text, CSV or Markdown.");
    }
    return detectText(text.get(), fileName);
  }

  private static Optional<DocumentKind> detectBinary(byte[] content) throws UnreadableDocument {
    if (has(content, 0, "PK\3\4") || has(content, 0, "PK\5\6")) {
      return Optional.of(detectZip(content));
    }
    if (has(content, 0, "{\\rtf")) {
      throw Refusal.unsupported("an RTF document", AS_DOCX);
    }
    if (has(content, 0, "\u00D0\u00CF\u0011\u00E0")) {
      throw oldOfficeOrEncrypted(content);
    }
    refuseImages(content);
    int last = Math.min(PDF_HEADER_WITHIN, content.length);
    for (int i = 0; i < last; i++) {
      if (has(content, i, "%PDF-")) {
        return Optional.of(DocumentKind.PDF);
      }
    }
    return Optional.empty();
  }

  private static void refuseImages(byte[] content) throws UnreadableDocument {
    boolean image =
        has(content, 0, "\u0089PNG")
            || has(content, 0, "\u00FF\u00D8\u00FF")
            || has(content, 0, "GIF8")
            || has(content, 0, "II*\0")
            || has(content, 0, "MM\0*")
            || (has(content, 0, "RIFF") && has(content, 8, "WEBP"))
            || has(content, 4, "ftyphei");
    if (image) {
      throw Refusal.unsupported(
          "a picture", "Upload the document that it shows as PDF or Word document (.docx).");
    }
  }

  /** Word encrypts a .docx by putting it into the container of the old .doc. */
  private static UnreadableDocument oldOfficeOrEncrypted(byte[] content) {
    byte[] marker = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    String searched = new String(content, StandardCharsets.ISO_8859_1);
    return searched.contains(new String(marker, StandardCharsets.ISO_8859_1))
        ? Refusal.encrypted()
        : Refusal.unsupported("a document of an old Office version (.doc, .xls, .ppt)", AS_DOCX);
  }

  /** By the names in the local headers; the reader finds out whether the rest is sound. */
  private static DocumentKind detectZip(byte[] content) throws UnreadableDocument {
    String other = "a ZIP archive";
    String remedy = "Unpack it and upload the documents one by one.";
    boolean contentTypes = false;
    boolean wordBody = false;
    for (int i = 0; i + 30 < content.length; i++) {
      if (content[i] != 'P' || !has(content, i, "PK\3\4")) {
        continue;
      }
      int nameLength = (content[i + 26] & 0xFF) | (content[i + 27] & 0xFF) << 8;
      int nameEnd = Math.min(content.length, i + 30 + nameLength);
      String name = new String(content, i + 30, nameEnd - i - 30, StandardCharsets.UTF_8);
      contentTypes |= name.equals("[Content_Types].xml");
      wordBody |= name.matches("word/document\\d*\\.xml");
      if (name.startsWith("xl/")) {
        other = "a spreadsheet";
        remedy = "Save the sheet as CSV.";
      } else if (name.startsWith("ppt/")) {
        other = "a presentation";
        remedy = AS_PDF;
      } else if (name.equals("mimetype")) {
        other = "an OpenDocument file";
        remedy = AS_DOCX;
      } else if (name.startsWith("Index/") || name.equals("Index.zip")) {
        other = "an Apple iWork document";
        remedy = AS_PDF;
      }
    }
    if (contentTypes && wordBody) {
      return DocumentKind.DOCX;
    }
    throw Refusal.unsupported(other, remedy);
  }

  private static DocumentKind detectText(String text, String fileName) throws UnreadableDocument {
    if (!CleanText.hasLetterOrDigit(text)) {
      throw Refusal.empty();
    }
    String head = text.substring(0, Math.min(HEAD_CHARACTERS, text.length()));
    if (HTML.matcher(head).matches()) {
      throw Refusal.unsupported(
          "a web page (HTML)", "Print it to PDF, or copy the text into a document.");
    }
    if (head.strip().toLowerCase(Locale.ROOT).startsWith("%!ps")) {
      throw Refusal.unsupported("a PostScript file", AS_PDF);
    }
    return TextKind.of(text, DocumentKind.suggestedBy(fileName));
  }

  /** Whether these bytes, written as Latin-1 characters, stand at an offset. */
  private static boolean has(byte[] content, int offset, String bytes) {
    if (offset + bytes.length() > content.length) {
      return false;
    }
    for (int i = 0; i < bytes.length(); i++) {
      if ((content[offset + i] & 0xFF) != bytes.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
