package io.aiprofile.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Five full pages, set from the dev set's English texts: the same bytes of text in every run. */
final class FivePagePdf {
  private static final int PAGES = 5;
  private static final int LINES_PER_PAGE = 46;
  private static final int CHARACTERS_PER_LINE = 88;
  private static final float SIZE_PT = 11;
  private static final float LEADING_PT = 15;
  private static final float MARGIN_PT = 60;

  private static final List<String> SOURCES =
      List.of(
          "03-chemistry-teacher/documents/cv.txt",
          "05-civil-engineer/documents/profile.md",
          "06-marine-researcher/documents/bio.txt",
          "04-sales-leader/documents/references.txt");

  private FivePagePdf() {}

  /** A line of the page; headings are bold. */
  private record Line(String text, boolean heading) {}

  static byte[] bytes() throws IOException {
    List<Line> lines = lines();
    try (PDDocument document = new PDDocument()) {
      for (int page = 0; page < PAGES; page++) {
        int from = page * LINES_PER_PAGE;
        addPage(document, lines.subList(from, from + LINES_PER_PAGE));
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  static int words() throws IOException {
    return lines().stream()
        .limit(PAGES * LINES_PER_PAGE)
        .mapToInt(line -> line.text.isEmpty() ? 0 : line.text.split(" ", -1).length)
        .sum();
  }

  private static void addPage(PDDocument document, List<Line> lines) throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    PDType1Font plain = new PDType1Font(FontName.HELVETICA);
    PDType1Font bold = new PDType1Font(FontName.HELVETICA_BOLD);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.beginText();
      content.setLeading(LEADING_PT);
      content.newLineAtOffset(MARGIN_PT, PDRectangle.A4.getHeight() - MARGIN_PT);
      for (Line line : lines) {
        content.setFont(line.heading ? bold : plain, SIZE_PT);
        content.showText(line.text);
        content.newLine();
      }
      content.endText();
    }
  }

  private static List<Line> lines() throws IOException {
    List<Line> lines = new ArrayList<>();
    for (String source : SOURCES) {
      Path file = LabelledProfile.DATA.resolve(LabelledProfile.DEV_SET).resolve(source);
      try (Stream<String> written = Files.lines(file)) {
        written.forEach(line -> lines.addAll(set(line)));
      }
    }
    if (lines.size() < PAGES * LINES_PER_PAGE) {
      throw new IllegalStateException("The texts fill only %d lines".formatted(lines.size()));
    }
    return lines;
  }

  /** A line as set: without markup, in the font's characters, broken where the page ends. */
  private static List<Line> set(String written) {
    boolean heading =
        written.startsWith("#") || (written.length() > 3 && written.matches("[A-Z ]+"));
    String rest = written.replaceAll("^#+ |\\*", "").replaceAll("[^ -~\\u00a1-\\u00ff]", "-");
    List<Line> lines = new ArrayList<>();
    while (rest.length() > CHARACTERS_PER_LINE) {
      int end = rest.lastIndexOf(' ', CHARACTERS_PER_LINE);
      lines.add(new Line(rest.substring(0, end), heading));
      rest = rest.substring(end + 1);
    }
    lines.add(new Line(rest, heading));
    return lines;
  }
}
