package io.aiprofile.adapters.vector.text;

import io.aiprofile.adapters.vector.text.XmlCursor.Event;
import io.aiprofile.application.port.text.UnreadableDocument;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Word's named styles say about the paragraphs and runs that use them. */
final class DocxStyles {
  /** Word's built-in names are English in the file, whatever the language of the program. */
  private static final Pattern HEADING_NAME = Pattern.compile("heading ([1-9])");

  /** Real chains have three or four links; a longer one is a circle. */
  private static final int LONGEST_CHAIN = 20;

  private static final int DEFAULT_HALF_POINTS = 22;

  private final Map<String, Style> styles = new HashMap<>();
  private int defaultHalfPoints = DEFAULT_HALF_POINTS;

  /** What one style says itself, before it is completed by the style it is based on. */
  private static final class Style {
    private @Nullable String basedOn;
    private int headingLevel;
    private @Nullable Boolean list;
    private final RunLook look = new RunLook();
  }

  /** What a run looks like; null where nothing is said. */
  static final class RunLook {
    @Nullable Boolean bold;
    @Nullable Boolean capitals;
    @Nullable Boolean hidden;
    @Nullable Integer halfPoints;

    /** Takes note of one property element of a run. */
    void read(XmlCursor xml) {
      switch (xml.name()) {
        case "b" -> bold = xml.isOn();
        case "caps" -> capitals = xml.isOn();
        case "vanish" -> hidden = xml.isOn();
        case "sz" -> halfPoints = xml.number(DEFAULT_HALF_POINTS);
        default -> {
          // Colours and the like do not change what is read.
        }
      }
    }

    void completeFrom(RunLook parent) {
      bold = bold != null ? bold : parent.bold;
      capitals = capitals != null ? capitals : parent.capitals;
      hidden = hidden != null ? hidden : parent.hidden;
      halfPoints = halfPoints != null ? halfPoints : parent.halfPoints;
    }
  }

  static DocxStyles read(byte[] xml) throws UnreadableDocument {
    DocxStyles styles = new DocxStyles();
    XmlCursor cursor = new XmlCursor(xml);
    Style current = null;
    boolean defaults = false;
    for (Event event = cursor.next(); event != Event.FINISHED; event = cursor.next()) {
      if (event == Event.START) {
        switch (cursor.name()) {
          case "docDefaults" -> defaults = true;
          case "style" -> {
            current = new Style();
            defaults = false;
            String id = cursor.attribute("styleId");
            styles.styles.put(id == null ? "" : id, current);
          }
          case "sz" -> {
            if (defaults) {
              styles.defaultHalfPoints = cursor.number(DEFAULT_HALF_POINTS);
            } else if (current != null) {
              current.look.read(cursor);
            }
          }
          default -> {
            if (current != null) {
              styles.read(current, cursor);
            }
          }
        }
      }
    }
    return styles;
  }

  private void read(Style style, XmlCursor xml) throws UnreadableDocument {
    switch (xml.name()) {
      case "name" -> style.headingLevel = Math.max(style.headingLevel, levelOf(xml));
      case "basedOn" -> style.basedOn = xml.attribute("val");
      case "outlineLvl" -> style.headingLevel = outlineLevel(xml);
      case "numId" -> style.list = xml.number(0) > 0;
      // The conditional parts of table styles would be taken for the style itself.
      case "tblStylePr" -> xml.skip();
      default -> style.look.read(xml);
    }
  }

  private static int levelOf(XmlCursor xml) {
    String name = String.valueOf(xml.attribute("val")).toLowerCase(Locale.ROOT);
    Matcher heading = HEADING_NAME.matcher(name);
    if (heading.matches()) {
      return Integer.parseInt(heading.group(1));
    }
    return name.equals("title") ? 1 : 0;
  }

  /** Levels are counted from 0 in the file; 9 is body text. */
  static int outlineLevel(XmlCursor xml) {
    int level = xml.number(9);
    return level < 0 || level > 8 ? 0 : level + 1;
  }

  int defaultHalfPoints() {
    return defaultHalfPoints;
  }

  /** 1 to 9, or 0 when it is no heading's style. */
  int headingLevel(@Nullable String styleId) {
    Style style = style(styleId);
    for (int link = 0; style != null && link < LONGEST_CHAIN; link++) {
      if (style.headingLevel > 0) {
        return style.headingLevel;
      }
      style = style(style.basedOn);
    }
    return 0;
  }

  boolean isList(@Nullable String styleId) {
    Style style = style(styleId);
    for (int link = 0; style != null && link < LONGEST_CHAIN; link++) {
      if (style.list != null) {
        return style.list;
      }
      style = style(style.basedOn);
    }
    return false;
  }

  /** The look of a style, completed by those it is based on. */
  RunLook look(@Nullable String styleId) {
    RunLook look = new RunLook();
    Style style = style(styleId);
    for (int link = 0; style != null && link < LONGEST_CHAIN; link++) {
      look.completeFrom(style.look);
      style = style(style.basedOn);
    }
    return look;
  }

  private @Nullable Style style(@Nullable String id) {
    return id == null ? null : styles.get(id);
  }
}
