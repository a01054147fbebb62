package io.aiprofile.adapters.vector.text;

import io.aiprofile.application.port.text.UnreadableDocument;
import io.aiprofile.domain.document.DocumentText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** PDF, read by where the glyphs stand: columns, rows, headings and paragraphs are found again. */
final class PdfReader implements FormatReader {
  /** A book; nobody's career takes more. */
  private static final int MAX_PAGES = 200;

  @Override
  public DocumentText read(byte[] content) throws UnreadableDocument {
    BuiltInFonts.install();
    try (PDDocument document = Loader.loadPDF(content)) {
      return read(document);
    } catch (InvalidPasswordException e) {
      throw Refusal.encrypted();
    } catch (PdfGlyphs.Excess e) {
      throw Refusal.tooComplex("too much on its pages");
    } catch (IOException e) {
      throw Refusal.corrupt();
    }
  }

  private static DocumentText read(PDDocument document) throws IOException, UnreadableDocument {
    PdfGlyphs glyphs = new PdfGlyphs();
    List<List<PdfLine>> pages = new ArrayList<>();
    // Walked, because the count that a document claims need not be true.
    for (PDPage page : document.getPages()) {
      if (pages.size() == MAX_PAGES) {
        throw Refusal.tooComplex("more than " + MAX_PAGES + " pages");
      }
      List<PdfRun> runs = PdfLinks.spelledOut(glyphs.runs(page), page);
      pages.add(lines(page, runs, pages.size() + 1));
    }
    if (pages.isEmpty()) {
      throw Refusal.corrupt();
    }
    if (pages.stream().flatMap(List::stream).noneMatch(PdfReader::hasWords)) {
      throw glyphs.images() > 0 ? Refusal.scanned() : Refusal.empty();
    }
    BlockWriter writer = new BlockWriter();
    new PdfBlocks(RunningLines.removed(pages).stream().flatMap(List::stream).toList())
        .write(writer);
    return writer.finish();
  }

  private static List<PdfLine> lines(PDPage page, List<PdfRun> runs, int pageNumber) {
    double height = page.getCropBox().getHeight();
    List<PdfLine> lines = new ArrayList<>();
    int number = 0;
    for (PageColumns.Column column : PageColumns.of(runs, height)) {
      var place = new PdfLine.Place(column.left(), column.limit(), number++, pageNumber, height);
      for (List<PdfRun> line : PageColumns.lines(column.runs())) {
        lines.add(PdfLine.of(line, place));
      }
    }
    boolean hasCells = lines.stream().anyMatch(line -> line.cells().size() > 1);
    return hasCells ? lines : lines.stream().map(PdfLine::withoutRuns).toList();
  }

  private static boolean hasWords(PdfLine line) {
    return CleanText.hasLetterOrDigit(line.text());
  }
}
