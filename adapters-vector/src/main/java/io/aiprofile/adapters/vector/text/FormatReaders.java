package io.aiprofile.adapters.vector.text;

import io.aiprofile.domain.document.DocumentKind;

/** Which reader reads which kind. */
final class FormatReaders {
  private FormatReaders() {}

  static FormatReader of(DocumentKind kind) {
    return switch (kind) {
      case PDF -> new PdfReader();
      case DOCX -> new DocxReader();
      case MD -> new MarkdownReader();
      case CSV -> new CsvReader();
      case TXT -> new PlainTextReader();
    };
  }
}
