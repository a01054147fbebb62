package io.aiprofile.domain.knowledge;

/**
 * A run of a chunk's text that can be quoted, in UTF-16 units: start inclusive, end exclusive.
 *
 * @param title whether it names what follows ("Senior Engineer, Acme, 2019-2022") rather than
 *     stating something
 */
public record Span(int start, int end, boolean title) {
  public Span {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("A span is a non-empty run");
    }
  }

  public String of(String text) {
    return text.substring(start, end);
  }
}
