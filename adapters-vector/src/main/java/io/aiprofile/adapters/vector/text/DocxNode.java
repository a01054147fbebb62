package io.aiprofile.adapters.vector.text;

import java.util.ArrayList;
import java.util.List;

/** What stands in a Word document, in order. */
sealed interface DocxNode {

  /**
   * A paragraph with something in it.
   *
   * @param lines as the author broke them; tabs are tab characters
   * @param headingLevel by its style, 0 when it is none
   * @param bold whether all of it is, but for a date behind a tab
   * @param halfPoints the size of most of its characters
   */
  record Paragraph(
      List<String> lines, int headingLevel, boolean listItem, boolean bold, int halfPoints)
      implements DocxNode {
    String text() {
      return String.join(" ", lines);
    }

    /** This paragraph with a date or label set before its first line. */
    Paragraph after(String label) {
      List<String> labelled = new ArrayList<>(lines);
      labelled.set(0, label + "\t" + lines.getFirst());
      return new Paragraph(labelled, headingLevel, false, bold, halfPoints);
    }
  }

  /**
   * A table, row by row.
   *
   * @param headerMarked whether Word repeats the first row on each page
   */
  record Table(List<List<List<DocxNode>>> rows, boolean headerMarked) implements DocxNode {}
}
