package io.aiprofile.adapters.vector.text;

import io.aiprofile.adapters.vector.text.PdfRun.Glyph;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;

/** Says where a link leads, behind its words, when the words do not say it themselves. */
final class PdfLinks {
  /** A page with more is an index, whose targets nobody wants to read. */
  private static final int MOST_LINKS = 100;

  private final List<PdfRun> runs;
  private final double left;
  private final double top;

  private PdfLinks(List<PdfRun> runs, PDRectangle page) {
    this.runs = new ArrayList<>(runs);
    this.left = page.getLowerLeftX();
    this.top = page.getUpperRightY();
  }

  /** The page's runs with the targets of its links written out. */
  static List<PdfRun> spelledOut(List<PdfRun> runs, PDPage page) throws IOException {
    List<PDAnnotation> annotations =
        page.getAnnotations(annotation -> annotation instanceof PDAnnotationLink);
    if (annotations.isEmpty() || annotations.size() > MOST_LINKS || page.getRotation() != 0) {
      return runs;
    }
    PdfLinks links = new PdfLinks(runs, page.getCropBox());
    // A link that wraps has one area on each line.
    Map<String, List<PDRectangle>> areas = new LinkedHashMap<>();
    for (PDAnnotation annotation : annotations) {
      if (annotation instanceof PDAnnotationLink link
          && link.getAction() instanceof PDActionURI action
          && action.getURI() != null
          && link.getRectangle() != null) {
        areas.computeIfAbsent(action.getURI(), uri -> new ArrayList<>()).add(link.getRectangle());
      }
    }
    areas.forEach(links::spellOut);
    return links.runs;
  }

  private void spellOut(String target, List<PDRectangle> areas) {
    StringBuilder shown = new StringBuilder();
    int lastRun = -1;
    int lastGlyph = -1;
    for (PDRectangle area : areas) {
      for (int r = 0; r < runs.size(); r++) {
        List<Glyph> glyphs = runs.get(r).glyphs();
        for (int g = 0; g < glyphs.size(); g++) {
          if (isWithin(area, glyphs.get(g))) {
            shown.append(glyphs.get(g).text());
            lastRun = r;
            lastGlyph = g;
          }
        }
      }
    }
    // Words that are gone or were pictures: there is nothing to write the target behind.
    if (lastRun >= 0 && LinkTarget.addsTo(shown.toString(), target)) {
      runs.set(lastRun, withNote(runs.get(lastRun), lastGlyph, LinkTarget.spelled(target)));
    }
  }

  private boolean isWithin(PDRectangle area, Glyph glyph) {
    double x = (glyph.x0() + glyph.x1()) / 2 + left;
    double y = top - glyph.y() + glyph.size() / 4;
    return area.contains((float) x, (float) y);
  }

  /** Behind the word that the link ends in: areas are not exact to the letter. */
  private static PdfRun withNote(PdfRun run, int within, String target) {
    int behind = within;
    while (behind + 1 < run.glyphs().size() && !run.glyphs().get(behind + 1).afterBlank()) {
      behind++;
    }
    Glyph last = run.glyphs().get(behind);
    Glyph note =
        new Glyph(
            "(" + target + ")", last.x1(), last.x1(), last.y(), last.size(), last.bold(), true);
    List<Glyph> glyphs = new ArrayList<>(run.glyphs());
    glyphs.add(behind + 1, note);
    return PdfRun.of(glyphs);
  }
}
