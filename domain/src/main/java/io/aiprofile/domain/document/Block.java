package io.aiprofile.domain.document;

/**
 * A run of a document's text that belongs together on the page.
 *
 * @param level for a heading 1 (outermost) to 6, else 0
 * @param page counted from 1, or 0 where the format has no pages
 * @param start index of the first UTF-16 unit in {@link DocumentText#text()}, inclusive
 * @param end exclusive
 */
public record Block(Kind kind, int level, int page, int start, int end) {
  /** What the block is on the page. */
  public enum Kind {
    HEADING,
    PARAGRAPH,
    LIST_ITEM,
    /** One row, its cells written as {@code header: cell; header: cell} or joined by {@code | }. */
    TABLE_ROW
  }

  public Block {
    if (start < 0 || end <= start || page < 0) {
      throw new IllegalArgumentException("A block is a non-empty run on page 0 or later");
    }
    if (kind == Kind.HEADING ? level < 1 || level > 6 : level != 0) {
      throw new IllegalArgumentException("Headings have levels 1 to 6, other blocks 0");
    }
  }
}
