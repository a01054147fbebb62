package io.aiprofile.adapters.vector.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Leaves out what each page repeats at its top or bottom: names, titles, page numbers. */
final class RunningLines {
  /** Lines from the edge of a page that may repeat. */
  private static final int LINES_AT_EDGE = 3;

  /** Of the page's height: margins, with a header or footer in them. */
  private static final double EDGE = 0.1;

  /** In points: what stands here on the first page is a title rather than a note. */
  private static final double TOP_OF_PAGE = 150;

  private static final Pattern PAGE_NUMBER =
      Pattern.compile(
          "(?i)[-\u2013\u2014|\\s]*((page|seite|p\u00E1gina|pagina|str\\.?|\u092A\u0943\u0937\u094D\u0920|\u7B2C)"
              + "\\s*)?\\d{1,3}(\\s*(/|of|von|de|di|\\|)\\s*\\d{1,3})?(\\s*\u9875)?[-\u2013\u2014|\\s]*");

  /** Date and title above, address and page below, as browsers add them when printing. */
  private static final Pattern PRINTED_BY_BROWSER =
      Pattern.compile(
          "\\d{1,4}[/.-]\\d{1,2}[/.-]\\d{1,4}, \\d{1,2}:\\d{2}.*|(https?|file)://.* \\d+/\\d+");

  private RunningLines() {}

  /** The pages' lines without the repeated ones; a repeated line with contact data stays once. */
  static List<List<PdfLine>> removed(List<List<PdfLine>> pages) {
    Map<String, Integer> pagesByShape = new HashMap<>();
    for (List<PdfLine> page : pages) {
      Set<String> shapes = new HashSet<>();
      edges(page).forEach(line -> shapes.add(shape(line)));
      shapes.forEach(shape -> pagesByShape.merge(shape, 1, Integer::sum));
    }
    int needed = Math.max(2, (pages.size() + 1) / 2);
    Set<String> kept = new HashSet<>();
    List<List<PdfLine>> result = new ArrayList<>();
    for (List<PdfLine> page : pages) {
      Set<PdfLine> running = Collections.newSetFromMap(new IdentityHashMap<>());
      for (PdfLine line : edges(page)) {
        boolean repeats = pagesByShape.getOrDefault(shape(line), 0) >= needed;
        boolean number =
            PAGE_NUMBER.matcher(line.text()).matches()
                || PRINTED_BY_BROWSER.matcher(line.text()).matches();
        boolean worthKeeping = !number && tellsMore(line) && kept.add(shape(line));
        if (number || (repeats && !worthKeeping)) {
          running.add(line);
        }
      }
      result.add(page.stream().filter(line -> !running.contains(line)).toList());
    }
    return result;
  }

  /** The lines nearest to the top and to the bottom edge, wherever they come in reading order. */
  private static List<PdfLine> edges(List<PdfLine> page) {
    List<PdfLine> byHeight = page.stream().sorted(Comparator.comparingDouble(PdfLine::y)).toList();
    int count = byHeight.size();
    List<PdfLine> edges = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      PdfLine line = byHeight.get(i);
      double height = line.place().pageHeight();
      boolean top = i < LINES_AT_EDGE && line.y() < EDGE * height;
      boolean bottom = i >= count - LINES_AT_EDGE && line.y() > (1 - EDGE) * height;
      if (top || bottom) {
        edges.add(line);
      }
    }
    return edges;
  }

  /** The same for lines that differ in a page number only. */
  private static String shape(PdfLine line) {
    return line.text().replaceAll("\\d+", "#") + "@" + Math.round(line.y() / 6);
  }

  private static boolean tellsMore(PdfLine line) {
    return line.page() == 1
        && (LineShape.isAddress(line.text())
            || LineShape.isPhone(line.text())
            || (!line.text().matches(".*\\d.*") && line.y() < TOP_OF_PAGE));
  }
}
