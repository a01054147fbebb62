package io.aiprofile.adapters.vector.text;

import io.aiprofile.adapters.vector.text.DocxNode.Table;
import io.aiprofile.adapters.vector.text.XmlCursor.Event;
import io.aiprofile.application.port.text.UnreadableDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * WordprocessingML to paragraphs and tables (ECMA-376 part 1, 17). What wraps content (content
 * controls, insertions, smart tags) is looked through; what hides it (deletions, field codes, the
 * second copy of a text box) is skipped.
 */
final class DocxParser {
  /** More is a data dump; also bounds the memory of the tree. */
  private static final int MAX_NODES = 100_000;

  private final XmlCursor xml;
  private final DocxStyles styles;
  private final Map<String, String> links;
  private int nodes;

  /**
   * @param links relationship id to address
   */
  DocxParser(byte[] part, DocxStyles styles, Map<String, String> links) throws UnreadableDocument {
    this.xml = new XmlCursor(part);
    this.styles = styles;
    this.links = links;
  }

  /** The whole part: a body, a header, a footer or the notes. */
  List<DocxNode> parse() throws UnreadableDocument {
    if (xml.next() != Event.START) {
      throw Refusal.corrupt();
    }
    return blocks();
  }

  /** The blocks within the current element, which is closed afterwards. */
  List<DocxNode> blocks() throws UnreadableDocument {
    List<DocxNode> found = new ArrayList<>();
    int outside = xml.depth() - 1;
    while (xml.depth() > outside) {
      Event event = xml.next();
      if (event == Event.FINISHED) {
        throw Refusal.corrupt();
      }
      if (event == Event.START) {
        block(found);
      }
    }
    return found;
  }

  private void block(List<DocxNode> found) throws UnreadableDocument {
    if (++nodes > MAX_NODES) {
      throw Refusal.tooComplex("too many paragraphs");
    }
    switch (xml.name()) {
      case "p" -> new DocxParagraphParser(xml, this, styles, links).parse(found);
      case "tbl" -> table(found);
      case "del", "moveFrom", "Fallback", "sectPr", "sdtPr", "sdtEndPr" -> xml.skip();
      default -> {
        // A wrapper: its content is met by going on.
      }
    }
  }

  private void table(List<DocxNode> found) throws UnreadableDocument {
    List<List<List<DocxNode>>> rows = new ArrayList<>();
    boolean headerMarked = false;
    int outside = xml.depth() - 1;
    while (xml.depth() > outside) {
      Event event = xml.next();
      if (event == Event.FINISHED) {
        throw Refusal.corrupt();
      }
      if (event != Event.START) {
        continue;
      }
      switch (xml.name()) {
        case "tr" -> rows.add(new ArrayList<>());
        case "tblHeader" -> headerMarked |= rows.size() == 1 && xml.isOn();
        case "tc" -> {
          if (rows.isEmpty()) {
            throw Refusal.corrupt();
          }
          rows.getLast().add(blocks());
        }
        case "del", "moveFrom", "tblPr" -> xml.skip();
        default -> {
          // A wrapper or a property.
        }
      }
    }
    if (!rows.isEmpty()) {
      found.add(new Table(rows, headerMarked));
    }
  }
}
