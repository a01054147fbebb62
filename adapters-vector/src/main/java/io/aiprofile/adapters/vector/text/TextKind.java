package io.aiprofile.adapters.vector.text;

import io.aiprofile.domain.document.DocumentKind;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells Markdown, CSV and plain text apart: the name first, where the content agrees. */
final class TextKind {
  private static final Pattern MARKDOWN_HEADING =
      Pattern.compile("^ {0,3}#{1,6} +\\S", Pattern.MULTILINE);

  private static final Pattern MARKDOWN_FENCE_OR_TABLE =
      Pattern.compile("^( {0,3}```| {0,3}\\|? *:?-{3,}:? *\\|)", Pattern.MULTILINE);

  private static final Pattern MARKDOWN_INLINE =
      Pattern.compile("\\*\\*\\S[^*\n]{0,200}\\*\\*|\\[[^\\]\n]{1,200}\\]\\(\\S{1,500}\\)");

  /** Fewer records than this line up by chance. */
  private static final int RECORDS_THAT_PROVE_CSV = 3;

  private TextKind() {}

  static DocumentKind of(String text, Optional<DocumentKind> named) {
    DocumentKind hint = named.orElse(DocumentKind.PDF);
    return switch (hint) {
      case TXT, MD -> hint;
      case CSV -> mayBeCsv(text) ? DocumentKind.CSV : byContent(text);
      case PDF, DOCX -> byContent(text);
    };
  }

  private static DocumentKind byContent(String text) {
    if (MARKDOWN_HEADING.matcher(text).find()
        || MARKDOWN_FENCE_OR_TABLE.matcher(text).find()
        || MARKDOWN_INLINE.matcher(text).results().limit(2).count() == 2) {
      return DocumentKind.MD;
    }
    return isSurelyCsv(text) ? DocumentKind.CSV : DocumentKind.TXT;
  }

  private static boolean mayBeCsv(String text) {
    CsvDialect dialect = CsvDialect.of(text);
    return dialect.columns() > 1 ? dialect.regularity() >= 0.5 : dialect.looksLikeOneColumn();
  }

  private static boolean isSurelyCsv(String text) {
    CsvDialect dialect = CsvDialect.of(text);
    return dialect.columns() > 1
        && dialect.records() >= RECORDS_THAT_PROVE_CSV
        && dialect.regularity() == 1.0;
  }
}
