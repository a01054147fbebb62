package io.aiprofile.domain.document;

import java.util.Locale;
import java.util.Optional;

/** A kind of document that can be read. The content decides the kind, never the file's name. */
public enum DocumentKind {
  PDF("pdf", 5_000_000),
  DOCX("docx", 1_000_000),
  TXT("txt", 1_000_000),
  CSV("csv", 1_000_000),
  MD("md", 1_000_000);

  private final String extension;
  private final int maxSizeBytes;

  DocumentKind(String extension, int maxSizeBytes) {
    this.extension = extension;
    this.maxSizeBytes = maxSizeBytes;
  }

  /** The kind that a file's ending suggests; only a hint where the content alone cannot tell. */
  public static Optional<DocumentKind> suggestedBy(String fileName) {
    String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (ending) {
      case "pdf" -> Optional.of(PDF);
      case "docx" -> Optional.of(DOCX);
      case "txt", "text" -> Optional.of(TXT);
      case "csv", "tsv" -> Optional.of(CSV);
      case "md", "markdown" -> Optional.of(MD);
      default -> Optional.empty();
    };
  }

  /** The ending without a dot. */
  public String extension() {
    return extension;
  }

  /** The largest accepted upload, in bytes. */
  public int maxSizeBytes() {
    return maxSizeBytes;
  }
}
