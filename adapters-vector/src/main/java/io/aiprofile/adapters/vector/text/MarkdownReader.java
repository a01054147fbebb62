package io.aiprofile.adapters.vector.text;

import io.aiprofile.application.port.text.UnreadableDocument;
import io.aiprofile.domain.document.DocumentText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;

/** CommonMark with GitHub's tables; HTML tags are dropped, what stands between them is read. */
final class MarkdownReader implements FormatReader {
  private static final Pattern FRONT_MATTER =
      Pattern.compile(
          "\\A---[ \t]*\\R(.{0,20000}?)\\R(?:---|\\.\\.\\.)[ \t]*(?:\\R|\\z)", Pattern.DOTALL);

  private static final Pattern SETTING = Pattern.compile("[\\w-]+:\\s*\\S.*");

  /** Deeper nesting is an attack on whoever walks it; people stop at about six. */
  private static final int MAX_DEPTH = 64;

  @Override
  public DocumentText read(byte[] content) throws UnreadableDocument {
    String text = TextDecoding.decode(content).orElseThrow(Refusal::corrupt);
    BlockWriter writer = new BlockWriter();
    Matcher frontMatter = FRONT_MATTER.matcher(text);
    if (frontMatter.find()) {
      writeSettings(writer, frontMatter.group(1));
      text = text.substring(frontMatter.end());
    }
    Parser parser =
        Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .maxOpenBlockParsers(MAX_DEPTH)
            .build();
    new Walk(writer, HardWrap.of(text.lines().map(String::strip).toList()))
        .children(parser.parse(text), 0);
    return writer.finish();
  }

  private static void writeSettings(BlockWriter writer, String yaml) throws UnreadableDocument {
    for (String line : yaml.lines().toList()) {
      if (SETTING.matcher(line).matches()) {
        writer.paragraph(line.replace("\"", ""));
      }
    }
  }

  /** Walks the blocks in order. */
  private static final class Walk {
    private final BlockWriter writer;
    private final HardWrap wrap;
    private int headingLevel;

    Walk(BlockWriter writer, HardWrap wrap) {
      this.writer = writer;
      this.wrap = wrap;
    }

    void children(Node parent, int depth) throws UnreadableDocument {
      if (depth > MAX_DEPTH) {
        throw Refusal.tooComplex("content that is nested too deeply");
      }
      for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
        block(node, depth);
      }
    }

    private void block(Node node, int depth) throws UnreadableDocument {
      switch (node) {
        case Heading heading -> {
          headingLevel = heading.getLevel();
          writer.heading(headingLevel, String.join(" ", MarkdownInline.lines(heading)));
        }
        case Paragraph paragraph -> paragraph(paragraph);
        case FencedCodeBlock code -> lines(code.getLiteral());
        case IndentedCodeBlock code -> lines(code.getLiteral());
        case HtmlBlock html -> lines(MarkdownInline.withoutTags(html.getLiteral()));
        case TableBlock table -> table(table);
        default -> children(node, depth + 1);
      }
    }

    private void paragraph(Paragraph paragraph) throws UnreadableDocument {
      List<String> lines = unwrapped(MarkdownInline.lines(paragraph));
      if (paragraph.getParent() instanceof ListItem && paragraph.getPrevious() == null) {
        writer.listItem(String.join(" ", lines));
        return;
      }
      if (lines.size() == 1 && MarkdownInline.isStrong(paragraph) && isTitle(lines.getFirst())) {
        writer.heading(headingLevel + 1, lines.getFirst());
        return;
      }
      for (String line : lines) {
        writer.paragraph(line);
      }
    }

    private static boolean isTitle(String line) {
      return LineShape.isShortForHeading(line) && !line.endsWith(".");
    }

    /** Lines that the author broke stay apart even where Markdown would let them run together. */
    private List<String> unwrapped(List<String> lines) {
      List<String> blocks = new ArrayList<>();
      StringBuilder block = new StringBuilder();
      String above = "";
      for (String line : lines) {
        if (!above.isEmpty() && !line.isEmpty() && wrap.wasCut(above, line)) {
          LineJoiner.append(block, line);
        } else {
          blocks.add(block.toString());
          block.setLength(0);
          block.append(line);
        }
        above = line;
      }
      blocks.add(block.toString());
      blocks.removeIf(String::isEmpty);
      return blocks;
    }

    private void lines(String literal) throws UnreadableDocument {
      for (String line : literal.lines().toList()) {
        writer.paragraph(line);
      }
    }

    private void table(TableBlock table) throws UnreadableDocument {
      List<String> header = List.of();
      for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
        for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
          if (part instanceof TableHead) {
            header = cells((TableRow) row);
          } else {
            writer.tableRow(TableRows.withHeader(header, cells((TableRow) row)));
          }
        }
      }
      if (table.getLastChild() instanceof TableHead) {
        writer.tableRow(TableRows.plain(header));
      }
    }

    private static List<String> cells(TableRow row) {
      List<String> cells = new ArrayList<>();
      for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
        cells.add(String.join(" ", MarkdownInline.lines(cell)));
      }
      return cells;
    }
  }
}
