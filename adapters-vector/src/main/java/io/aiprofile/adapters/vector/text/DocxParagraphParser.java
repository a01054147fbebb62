package io.aiprofile.adapters.vector.text;

import io.aiprofile.adapters.vector.text.DocxNode.Paragraph;
import io.aiprofile.adapters.vector.text.DocxStyles.RunLook;
import io.aiprofile.adapters.vector.text.XmlCursor.Event;
import io.aiprofile.application.port.text.UnreadableDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One paragraph: its runs, breaks, links and fields. */
final class DocxParagraphParser {
  private static final Pattern HYPERLINK_FIELD =
      Pattern.compile("\\s*HYPERLINK\\s+\"([^\"]{1,500})\".*", Pattern.DOTALL);

  private final XmlCursor xml;
  private final DocxParser parser;
  private final DocxStyles styles;
  private final Map<String, String> links;

  private final List<String> lines = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private final List<DocxNode> boxes = new ArrayList<>();
  private final Map<Integer, Integer> charactersBySize = new HashMap<>();
  private int boldCharacters;
  private int plainCharacters;
  private int plainBehindTab;

  private @Nullable String styleId;
  private int ownHeadingLevel;
  private @Nullable Boolean ownList;
  private RunLook run = new RunLook();

  private int fieldDepth;
  private boolean inFieldCode;
  private final StringBuilder fieldCode = new StringBuilder();
  private int fieldResultStart;

  DocxParagraphParser(
      XmlCursor xml, DocxParser parser, DocxStyles styles, Map<String, String> links) {
    this.xml = xml;
    this.parser = parser;
    this.styles = styles;
    this.links = links;
  }

  /** Reads up to the paragraph's end; text boxes anchored in it follow it. */
  void parse(List<DocxNode> found) throws UnreadableDocument {
    within(this::element);
    endLine();
    lines.removeIf(String::isBlank);
    if (!lines.isEmpty()) {
      found.add(paragraph());
    }
    found.addAll(boxes);
  }

  private Paragraph paragraph() {
    int level = ownHeadingLevel > 0 ? ownHeadingLevel : styles.headingLevel(styleId);
    boolean list = level == 0 && (ownList != null ? ownList : styles.isList(styleId));
    int size =
        charactersBySize.entrySet().stream()
            .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
            .map(Map.Entry::getKey)
            .orElse(styles.defaultHalfPoints());
    boolean bold = boldCharacters > 0 && (plainCharacters == 0 || isTitleAndDate());
    return new Paragraph(List.copyOf(lines), level, list, bold, size);
  }

  /** Bold, but for a date or place behind a tab. */
  private boolean isTitleAndDate() {
    String text = lines.getFirst();
    int tab = text.indexOf('\t');
    return lines.size() == 1
        && plainCharacters == plainBehindTab
        && LineShape.isDate(text.substring(tab + 1).strip());
  }

  /** Handles one element that has just started; may consume it whole. */
  private interface Elements {
    void started(String name) throws UnreadableDocument;
  }

  private void within(Elements handler) throws UnreadableDocument {
    int outside = xml.depth() - 1;
    while (xml.depth() > outside) {
      Event event = xml.next();
      if (event == Event.FINISHED) {
        throw Refusal.corrupt();
      }
      if (event == Event.START) {
        handler.started(xml.name());
      }
    }
  }

  private void element(String name) throws UnreadableDocument {
    switch (name) {
      case "pPr" -> within(this::paragraphProperty);
      case "rPr" -> {
        run = new RunLook();
        within(this::runProperty);
      }
      case "r" -> run = new RunLook();
      case "t" -> append(textWithin());
      case "instrText" -> {
        String code = textWithin();
        if (inFieldCode && fieldDepth == 1) {
          fieldCode.append(code);
        }
      }
      case "tab", "ptab" -> append("\t");
      case "br", "cr" -> endLine();
      case "noBreakHyphen" -> append("-");
      case "fldChar" -> field();
      case "hyperlink" -> hyperlink();
      case "txbxContent" -> boxes.addAll(parser.blocks());
      case "p", "tbl" -> throw Refusal.corrupt();
      case "del", "moveFrom", "Fallback", "delText", "rt", "sdtPr" -> xml.skip();
      default -> {
        // A wrapper, or a thing without words.
      }
    }
  }

  private void paragraphProperty(String name) throws UnreadableDocument {
    switch (name) {
      case "pStyle" -> styleId = xml.attribute("val");
      case "outlineLvl" -> ownHeadingLevel = DocxStyles.outlineLevel(xml);
      case "numId" -> ownList = xml.number(0) > 0;
      // The looks of the paragraph mark and of an earlier version of the paragraph.
      case "rPr", "pPrChange" -> xml.skip();
      default -> {
        // Indents and the like.
      }
    }
  }

  private void runProperty(String name) throws UnreadableDocument {
    switch (name) {
      case "rStyle" -> {
        // What the run says itself comes after and wins.
        run.completeFrom(styles.look(xml.attribute("val")));
      }
      case "rPrChange" -> xml.skip();
      default -> run.read(xml);
    }
  }

  private void append(String text) {
    if (inFieldCode) {
      return;
    }
    RunLook look = new RunLook();
    look.completeFrom(run);
    look.completeFrom(styles.look(styleId));
    if (Boolean.TRUE.equals(look.hidden)) {
      return;
    }
    line.append(
        Boolean.TRUE.equals(look.capitals) ? text.toUpperCase(java.util.Locale.ROOT) : text);
    int characters = (int) text.codePoints().filter(Character::isLetterOrDigit).count();
    if (characters == 0) {
      return;
    }
    if (Boolean.TRUE.equals(look.bold)) {
      boldCharacters += characters;
    } else {
      plainCharacters += characters;
      plainBehindTab += line.indexOf("\t") > 0 ? characters : 0;
    }
    int size = Objects.requireNonNullElse(look.halfPoints, styles.defaultHalfPoints());
    charactersBySize.merge(size, characters, Integer::sum);
  }

  /** The characters of the current element, which is closed afterwards. */
  private String textWithin() throws UnreadableDocument {
    StringBuilder text = new StringBuilder();
    int outside = xml.depth() - 1;
    while (xml.depth() > outside) {
      switch (xml.next()) {
        case TEXT -> {
          text.append(xml.text());
          if (text.length() > BlockWriter.MAX_CHARACTERS) {
            throw BlockWriter.tooLong();
          }
        }
        case FINISHED -> throw Refusal.corrupt();
        case START, END -> {
          // Nothing to read.
        }
      }
    }
    return text.toString();
  }

  private void endLine() {
    lines.add(line.toString());
    line.setLength(0);
    fieldResultStart = 0;
  }

  private void hyperlink() throws UnreadableDocument {
    String id = xml.attribute("id");
    int start = line.length();
    within(this::element);
    String target = id == null ? null : links.get(id);
    if (target != null && start <= line.length()) {
      appendTarget(line.substring(start), target);
    }
  }

  /** A field is its code and, after the separator, what it came to. Only the latter is read. */
  private void field() {
    switch (String.valueOf(xml.attribute("fldCharType"))) {
      case "begin" -> {
        fieldDepth++;
        inFieldCode = true;
        if (fieldDepth == 1) {
          fieldCode.setLength(0);
        }
      }
      case "separate" -> {
        inFieldCode = false;
        fieldResultStart = line.length();
      }
      case "end" -> {
        inFieldCode = false;
        fieldDepth = Math.max(0, fieldDepth - 1);
        Matcher link = HYPERLINK_FIELD.matcher(fieldCode);
        if (fieldDepth == 0 && link.matches() && fieldResultStart <= line.length()) {
          appendTarget(line.substring(fieldResultStart), link.group(1));
        }
      }
      default -> {
        // Not a type that the standard knows.
      }
    }
  }

  private void appendTarget(String shown, String target) {
    if (!shown.isBlank() && LinkTarget.addsTo(shown, target)) {
      line.append(" (").append(LinkTarget.spelled(target)).append(')');
    }
  }
}
