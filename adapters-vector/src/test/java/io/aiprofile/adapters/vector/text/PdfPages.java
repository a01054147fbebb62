package io.aiprofile.adapters.vector.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;

/** Sets pages for tests: y counts from the top, in points, on A4. */
final class PdfPages {
  // Of this document alone: a font that is saved with two gets mixed up.
  private final PDFont plain = new PDType1Font(FontName.HELVETICA);
  private final PDFont bold = new PDType1Font(FontName.HELVETICA_BOLD);

  final PDDocument document = new PDDocument();
  private PDPageContentStream stream;

  PdfPages() {
    stream = newPage();
  }

  private PDPageContentStream newPage() {
    try {
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      return new PDPageContentStream(document, page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  PdfPages nextPage() throws IOException {
    stream.close();
    stream = newPage();
    return this;
  }

  PdfPages text(double x, double y, PDFont font, double size, String text) throws IOException {
    stream.beginText();
    stream.setFont(font, (float) size);
    stream.newLineAtOffset((float) x, (float) (PDRectangle.A4.getHeight() - y));
    stream.showText(text);
    stream.endText();
    return this;
  }

  PdfPages plain(double x, double y, String text) throws IOException {
    return text(x, y, plain, 10, text);
  }

  PdfPages bold(double x, double y, String text) throws IOException {
    return text(x, y, bold, 10, text);
  }

  PdfPages title(double x, double y, double size, String text) throws IOException {
    return text(x, y, bold, size, text);
  }

  /** Text that ends at an edge, as dates at the right margin. */
  PdfPages endingAt(double x, double y, String text) throws IOException {
    return plain(x - plain.getStringWidth(text) / 100, y, text);
  }

  /** Lines one below the other. */
  PdfPages lines(double x, double y, double leading, String... lines) throws IOException {
    for (int i = 0; i < lines.length; i++) {
      plain(x, y + i * leading, lines[i]);
    }
    return this;
  }

  /** A paragraph, wrapped as word processors do. */
  PdfPages wrapped(double x, double y, double width, String text) throws IOException {
    StringBuilder line = new StringBuilder();
    double top = y;
    for (String word : text.split(" ", -1)) {
      if (plain.getStringWidth(line + " " + word) / 100 > width) {
        plain(x, top, line.toString());
        line.setLength(0);
        top += 13;
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    return plain(x, top, line.toString());
  }

  PdfPages spaced(double x, double y, double spacing, String text) throws IOException {
    stream.setCharacterSpacing((float) spacing);
    text(x, y, bold, 12, text);
    stream.setCharacterSpacing(0);
    return this;
  }

  /** A filled square, as browsers draw bullets. */
  PdfPages square(double x, double y, double side) throws IOException {
    stream.addRect((float) x, (float) (PDRectangle.A4.getHeight() - y), (float) side, (float) side);
    stream.fill();
    return this;
  }

  /** Makes the text between x and x + width on a line a link. */
  PdfPages link(double x, double y, double width, String target) throws IOException {
    PDActionURI action = new PDActionURI();
    action.setURI(target);
    PDAnnotationLink link = new PDAnnotationLink();
    link.setAction(action);
    float bottom = (float) (PDRectangle.A4.getHeight() - y - 3);
    link.setRectangle(new PDRectangle((float) x, bottom, (float) width, 13));
    document.getPage(document.getNumberOfPages() - 1).getAnnotations().add(link);
    return this;
  }

  PDPageContentStream stream() {
    return stream;
  }

  byte[] bytes() throws IOException {
    stream.close();
    var bytes = new ByteArrayOutputStream();
    document.save(bytes);
    document.close();
    return bytes.toByteArray();
  }
}
