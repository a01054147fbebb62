package io.aiprofile.adapters.vector.text;

import io.aiprofile.adapters.vector.text.DocxNode.Paragraph;
import io.aiprofile.adapters.vector.text.DocxNode.Table;
import io.aiprofile.application.port.text.UnreadableDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Paragraphs and tables to blocks; headings also where the author only made them look like one. */
final class DocxWriter {
  /** Larger than the body by this much is meant to be seen first. */
  private static final double HEADING_SIZE = 1.15;

  /** A cell of a data table says one thing. */
  private static final int LONGEST_DATA_CELL = 400;

  private static final int MOST_PARAGRAPHS_IN_DATA_CELL = 3;

  private final BlockWriter writer;
  private final List<DocxNode> nodes;
  private final int bodyHalfPoints;
  private final HeadingLevels levels;

  DocxWriter(BlockWriter writer, List<DocxNode> nodes) {
    this.writer = writer;
    this.nodes = nodes;
    List<Paragraph> paragraphs = new ArrayList<>();
    collect(nodes, paragraphs);
    bodyHalfPoints = mostUsedSize(paragraphs);
    int styled = paragraphs.stream().mapToInt(Paragraph::headingLevel).max().orElse(0);
    levels =
        HeadingLevels.of(
            paragraphs.stream().filter(this::looksLikeHeading).map(this::look).toList(), styled);
  }

  void write() throws UnreadableDocument {
    write(nodes);
  }

  private void write(List<DocxNode> some) throws UnreadableDocument {
    for (DocxNode node : some) {
      switch (node) {
        case Paragraph paragraph -> write(paragraph);
        case Table table -> write(table);
      }
    }
  }

  private void write(Paragraph paragraph) throws UnreadableDocument {
    if (paragraph.headingLevel() > 0) {
      writer.heading(paragraph.headingLevel(), withTabs(paragraph.text()));
      return;
    }
    var entry = Bullet.entry(paragraph.text());
    if (paragraph.listItem() || (entry.isPresent() && !looksLikeHeading(paragraph))) {
      writer.listItem(entry.orElse(paragraph.text()));
      return;
    }
    if (looksLikeHeading(paragraph)) {
      writer.heading(levels.level(look(paragraph)), withTabs(paragraph.text()));
      return;
    }
    for (String line : paragraph.lines()) {
      var lineEntry = Bullet.entry(line);
      if (lineEntry.isPresent()) {
        writer.listItem(lineEntry.get());
      } else {
        writer.paragraph(withTabs(line));
      }
    }
  }

  private boolean looksLikeHeading(Paragraph paragraph) {
    String text = paragraph.text().strip();
    if (paragraph.headingLevel() > 0 || paragraph.listItem() || paragraph.lines().size() > 1) {
      return false;
    }
    if (!LineShape.isShortForHeading(text) || LineShape.isAddress(text) || text.endsWith(".")) {
      return false;
    }
    return paragraph.bold()
        || LineShape.isCapitals(text)
        || paragraph.halfPoints() >= HEADING_SIZE * bodyHalfPoints;
  }

  private HeadingLevels.Look look(Paragraph paragraph) {
    boolean larger = paragraph.halfPoints() >= HEADING_SIZE * bodyHalfPoints;
    return new HeadingLevels.Look(
        larger ? paragraph.halfPoints() : bodyHalfPoints,
        LineShape.isCapitals(paragraph.text().strip()),
        paragraph.bold());
  }

  private void write(Table table) throws UnreadableDocument {
    if (!isData(table)) {
      for (List<List<DocxNode>> row : table.rows()) {
        writeLayoutRow(row);
      }
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (List<List<DocxNode>> row : table.rows()) {
      rows.add(row.stream().map(DocxWriter::cellText).toList());
    }
    TableRows.write(rows, first(table), writer);
  }

  private static TableRows.First first(Table table) {
    boolean bold = isBold(table.rows().getFirst());
    boolean distinguished = bold && !isBold(table.rows().get(1));
    if (table.headerMarked() || (distinguished && table.rows().getFirst().size() > 1)) {
      return TableRows.First.IS_HEADER;
    }
    boolean wide = table.rows().getFirst().size() > 2;
    return wide ? TableRows.First.MAY_BE_HEADER : TableRows.First.IS_NO_HEADER;
  }

  private static boolean isBold(List<List<DocxNode>> row) {
    List<Paragraph> paragraphs = new ArrayList<>();
    row.forEach(cell -> collect(cell, paragraphs));
    return !paragraphs.isEmpty() && paragraphs.stream().allMatch(Paragraph::bold);
  }

  /**
   * Columns of a page made with a table are read one after the other. A date or label beside a
   * longer cell belongs to the first line of that cell.
   */
  private void writeLayoutRow(List<List<DocxNode>> row) throws UnreadableDocument {
    List<List<DocxNode>> cells = row.stream().filter(cell -> !cell.isEmpty()).toList();
    List<String> texts = cells.stream().map(DocxWriter::cellText).toList();
    boolean oneLine = cells.size() > 1 && cells.stream().allMatch(DocxWriter::isOneLine);
    if (oneLine && texts.stream().allMatch(LineShape::isShortForHeading)) {
      writer.paragraph(TableRows.plain(texts));
      return;
    }
    boolean dated =
        cells.size() == 2 && cells.getFirst().size() == 1 && LineShape.isDate(texts.getFirst());
    if (dated && cells.get(1).getFirst() instanceof Paragraph title) {
      write(title.after(texts.getFirst()));
      write(cells.get(1).subList(1, cells.get(1).size()));
      return;
    }
    for (List<DocxNode> cell : cells) {
      write(cell);
    }
  }

  private static boolean isData(Table table) {
    boolean columns = table.rows().stream().anyMatch(row -> row.size() > 1);
    boolean flat =
        table.rows().stream()
            .flatMap(List::stream)
            .allMatch(
                cell ->
                    cell.size() <= MOST_PARAGRAPHS_IN_DATA_CELL
                        && cell.stream().allMatch(DocxWriter::isDataParagraph)
                        && cellText(cell).length() <= LONGEST_DATA_CELL);
    return columns && flat && table.rows().size() > 1;
  }

  private static boolean isDataParagraph(DocxNode node) {
    return node instanceof Paragraph paragraph
        && paragraph.headingLevel() == 0
        && !paragraph.listItem();
  }

  private static String cellText(List<DocxNode> cell) {
    List<Paragraph> paragraphs = new ArrayList<>();
    collect(cell, paragraphs);
    return CleanText.line(
        String.join(
                ", ",
                paragraphs.stream().flatMap(p -> p.lines().stream()).map(String::strip).toList())
            .replace(".,", ".")
            .replace(",,", ","));
  }

  private static boolean isOneLine(List<DocxNode> cell) {
    return cell.size() == 1
        && cell.getFirst() instanceof Paragraph paragraph
        && paragraph.lines().size() == 1;
  }

  private static void collect(List<DocxNode> nodes, List<Paragraph> into) {
    for (DocxNode node : nodes) {
      switch (node) {
        case Paragraph paragraph -> into.add(paragraph);
        case Table table -> table.rows().forEach(row -> row.forEach(cell -> collect(cell, into)));
      }
    }
  }

  private static int mostUsedSize(List<Paragraph> paragraphs) {
    Map<Integer, Integer> characters = new HashMap<>();
    for (Paragraph paragraph : paragraphs) {
      characters.merge(paragraph.halfPoints(), paragraph.text().length(), Integer::sum);
    }
    return characters.entrySet().stream()
        .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .orElse(0);
  }

  /** A tab sets a date or place apart on the same line. */
  private static String withTabs(String text) {
    return text.strip().replaceAll("[ \\u00A0]*\t[\\s\\u00A0]*", " | ");
  }
}
