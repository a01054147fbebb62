package io.aiprofile.domain.knowledge;

/** A run of a chunk's text, in UTF-16 units: start inclusive, end exclusive. */
public record Span(int start, int end) {
  public Span {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("A span is a non-empty run");
    }
  }

  public String of(String text) {
    return text.substring(start, end);
  }
}
