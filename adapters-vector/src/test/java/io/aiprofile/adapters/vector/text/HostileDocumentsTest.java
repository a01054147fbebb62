package io.aiprofile.adapters.vector.text;

import static io.aiprofile.adapters.vector.text.Hostile.object;
import static io.aiprofile.adapters.vector.text.Hostile.onePage;
import static io.aiprofile.adapters.vector.text.Hostile.pdf;
import static io.aiprofile.adapters.vector.text.Hostile.repeated;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.port.text.UnreadableDocument;
import io.aiprofile.application.port.text.UnreadableDocument.Reason;
import io.aiprofile.domain.document.DocumentKind;
import io.aiprofile.domain.document.DocumentText;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Documents made to hurt: each is read within bounds or refused with a reason, in time, and
 * afterwards the same extractor reads a good document.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileDocumentsTest {
  private static final Duration DEADLINE = Duration.ofSeconds(6);

  /** A busy machine may take its time to start a process. */
  private static final Duration PATIENCE = DEADLINE.multipliedBy(3);

  private final IsolatedTextExtractor extractor =
      new IsolatedTextExtractor(new ExtractionLimits(DEADLINE, 1, 4, Duration.ofSeconds(30), 128));

  private Instant started = Instant.now();

  @BeforeEach
  void startTheClock() {
    started = Instant.now();
  }

  @AfterEach
  void theExtractorIsWell() throws Exception {
    assertThat(Duration.between(started, Instant.now())).isLessThan(PATIENCE);
    byte[] good = Samples.of(DocumentKind.PDF);
    assertThat(extractor.extract(good, DocumentKind.PDF).text()).contains("Asha Rao");
  }

  @AfterAll
  void noWorkerIsLeft() {
    var workers = extractor.workerPids();
    extractor.close();
    assertThat(workers).noneMatch(IsolatedTextExtractorTest::isRunning);
  }

  private Reason refused(byte[] content, DocumentKind kind) {
    return Reading.refusal(() -> extractor.extract(content, kind));
  }

  private DocumentText read(byte[] content, DocumentKind kind) throws UnreadableDocument {
    return extractor.extract(content, kind);
  }

  // Word files

  @Test
  void aZipBombIsRefused() throws Exception {
    byte[] bomb = Hostile.docx(Hostile.filled(40_000_000, ' '));

    assertThat(bomb.length).isLessThan(100_000);
    assertThat(refused(bomb, DocumentKind.DOCX)).isEqualTo(Reason.TOO_COMPLEX);
  }

  @Test
  void aBombBesideTheTextIsRefused() throws Exception {
    byte[] bomb =
        new DocxBuilder()
            .body(DocxBuilder.p("Harmless."))
            .part("word/media/image1.png", Hostile.filled(50_000_000, '0'))
            .bytes();

    assertThat(refused(bomb, DocumentKind.DOCX)).isEqualTo(Reason.TOO_COMPLEX);
  }

  @Test
  void deepNestingIsRefused() throws Exception {
    String open = "<w:tbl><w:tr><w:tc>".repeat(20_000);
    byte[] nested = new DocxBuilder().body(open).bytes();

    assertThat(refused(nested, DocumentKind.DOCX)).isEqualTo(Reason.TOO_COMPLEX);
  }

  @Test
  void oneGiantTextNodeIsRefused() throws Exception {
    String words = "word ".repeat(900_000);
    byte[] giant = new DocxBuilder().body(DocxBuilder.p(words)).bytes();

    assertThat(refused(giant, DocumentKind.DOCX)).isEqualTo(Reason.TOO_COMPLEX);
  }

  @Test
  void entitiesAreNotExpandedAndFilesNotRead() throws Exception {
    String declaration =
        """
        <?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">
        <!ENTITY c "&b;&b;&b;&b;&b;&b;"><!ENTITY f SYSTEM "file:///etc/hostname">]>
        """;
    for (String entity : new String[] {"&c;", "&f;"}) {
      String xml =
          declaration
              + "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>Hello "
              + entity
              + "</w:t></w:r></w:p></w:body></w:document>";

      assertThat(refused(Hostile.docx(xml.getBytes(UTF_8)), DocumentKind.DOCX))
          .isEqualTo(Reason.CORRUPT);
    }
  }

  @Test
  void tooManyEntriesAreRefused() throws Exception {
    DocxBuilder crowded = new DocxBuilder().body(DocxBuilder.p("Hello"));
    for (int i = 0; i < 5_000; i++) {
      crowded.part("word/media/" + i, "");
    }

    assertThat(refused(crowded.bytes(), DocumentKind.DOCX)).isEqualTo(Reason.TOO_COMPLEX);
  }

  @Test
  void aTruncatedWordFileIsCorrupt() throws Exception {
    byte[] whole = Samples.of(DocumentKind.DOCX);

    assertThat(refused(Arrays.copyOf(whole, whole.length / 2), DocumentKind.DOCX))
        .isEqualTo(Reason.CORRUPT);
  }

  // PDF

  @Test
  void aPageCountThatLiesDoesNotMatter() throws Exception {
    byte[] honest = onePage("", repeated("BT /F1 12 Tf 9 9 Td (Hello there) Tj ET ", 0), Map.of());
    assertThat(refused(honest, DocumentKind.PDF)).isEqualTo(Reason.EMPTY);
    String content = "BT /F1 12 Tf 50 700 Td (Hello there) Tj ET";
    Map<Integer, byte[]> objects = new TreeMap<>();
    objects.put(1, object("<</Type /Catalog /Pages 2 0 R>>"));
    objects.put(2, object("<</Type /Pages /Kids [3 0 R] /Count 1000000000>>"));
    objects.put(
        3,
        object(
            "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources"
                + " <</Font <</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>>>"));
    objects.put(4, Hostile.stream("", content.getBytes(ISO_8859_1)));

    assertThat(read(pdf(objects), DocumentKind.PDF).text()).isEqualTo("Hello there");
  }

  @Test
  void aPageTreeThatContainsItselfEnds() throws Exception {
    byte[] circle =
        pdf(
            Map.of(
                1, object("<</Type /Catalog /Pages 2 0 R>>"),
                2, object("<</Type /Pages /Kids [2 0 R 2 0 R 3 0 R] /Count 3>>"),
                3, object("<</Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 9>>")));

    assertThat(refused(circle, DocumentKind.PDF)).isIn(Reason.CORRUPT, Reason.TOO_COMPLEX);
  }

  @Test
  void morePagesThanABookAreRefused() throws Exception {
    Map<Integer, byte[]> objects = new TreeMap<>();
    objects.put(1, object("<</Type /Catalog /Pages 2 0 R>>"));
    StringBuilder kids = new StringBuilder();
    for (int page = 3; page < 1_003; page++) {
      kids.append(page).append(" 0 R ");
      objects.put(page, object("<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9]>>"));
    }
    objects.put(2, object("<</Type /Pages /Count 1 /Kids [" + kids + "]>>"));

    assertThat(refused(pdf(objects), DocumentKind.PDF)).isEqualTo(Reason.TOO_COMPLEX);
  }

  @Test
  void formsThatDrawEachOtherManyTimesAreRefused() throws Exception {
    assertThat(refused(Hostile.recursiveForms("/X Do /X Do"), DocumentKind.PDF))
        .isEqualTo(Reason.TOO_COMPLEX);
  }

  @Test
  void aFormThatDrawsItselfEnds() throws Exception {
    byte[] form =
        Hostile.stream(
            "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</X 5 0 R>>>>",
            "/X Do /X Do".getBytes(ISO_8859_1));
    byte[] circle = onePage("/XObject <</X 5 0 R>>", repeated("/X Do\n", 1), Map.of(5, form));

    assertThat(refused(circle, DocumentKind.PDF)).isEqualTo(Reason.TOO_COMPLEX);
  }

  @Test
  void aCompressedStreamThatFillsTheMemoryIsRefused() throws Exception {
    byte[] bomb = onePage("", repeated("0 0 m ", 250), Map.of());

    assertThat(bomb.length).isLessThan(5_000_000);
    assertThat(refused(bomb, DocumentKind.PDF)).isEqualTo(Reason.TOO_COMPLEX);
  }

  @Test
  void aMillionGlyphsOnAPageAreRefused() throws Exception {
    byte[] crowded = onePage("", repeated("BT /F1 9 Tf (a) Tj ET\n", 30), Map.of());

    assertThat(refused(crowded, DocumentKind.PDF)).isEqualTo(Reason.TOO_COMPLEX);
  }

  @Test
  void aDocumentThatTakesTooLongIsRefusedInTime() throws Exception {
    var limits = new ExtractionLimits(Duration.ofMillis(300), 1, 4, Duration.ofSeconds(30), 192);
    try (var impatient = new IsolatedTextExtractor(limits)) {
      byte[] slow = Hostile.slowPdf();

      assertThat(Reading.refusal(() -> impatient.extract(slow, DocumentKind.PDF)))
          .isEqualTo(Reason.TOO_COMPLEX);
      byte[] good = Samples.of(DocumentKind.TXT);
      assertThat(impatient.extract(good, DocumentKind.TXT).text()).contains("Asha Rao");
    }
  }

  @Test
  void objectsNestedDeeplyAreRefused() throws Exception {
    byte[] deep =
        pdf(
            Map.of(
                1, object("<</Type /Catalog /Pages 2 0 R /X " + "[".repeat(1_000_000) + ">>"),
                2, object("<</Type /Pages /Kids [] /Count 0>>")));

    assertThat(refused(deep, DocumentKind.PDF)).isIn(Reason.TOO_COMPLEX, Reason.CORRUPT);
  }

  @Test
  void aPdfWithABrokenTableIsRepairedOrRefused() throws Exception {
    byte[] whole = Samples.of(DocumentKind.PDF);
    String text = new String(whole, ISO_8859_1);
    byte[] wrongTable = text.replace("startxref", "startxref\n99").getBytes(ISO_8859_1);

    assertThat(read(wrongTable, DocumentKind.PDF).text()).contains("Asha Rao");
    assertThat(refused(Arrays.copyOf(whole, 400), DocumentKind.PDF)).isEqualTo(Reason.CORRUPT);
  }

  @Test
  void garbageBehindAPdfHeaderIsCorrupt() {
    byte[] garbage = new byte[200_000];
    new Random(11).nextBytes(garbage);
    System.arraycopy("%PDF-1.7\n".getBytes(ISO_8859_1), 0, garbage, 0, 9);

    assertThat(refused(garbage, DocumentKind.PDF)).isEqualTo(Reason.CORRUPT);
  }

  // Text formats

  @Test
  void aTableOfAMillionColumnsIsRefused() {
    byte[] wide = "a,".repeat(490_000).getBytes(UTF_8);

    assertThat(refused(wide, DocumentKind.CSV)).isEqualTo(Reason.TOO_COMPLEX);
  }

  @Test
  void headersThatMultiplyTheTextAreRefused() {
    String csv = "a name of a column,another name\n" + "1,2\n".repeat(200_000);

    assertThat(refused(csv.getBytes(UTF_8), DocumentKind.CSV)).isEqualTo(Reason.TOO_COMPLEX);
  }

  @Test
  void quotesAndBracketsNestedAHundredThousandTimesDoNotHurt() throws IOException {
    for (String nesting : new String[] {"> ", "[", "- ", "*a _b ", "![", "`x``"}) {
      byte[] nested = (nesting.repeat(100_000) + "\n\nEnd.").getBytes(UTF_8);
      try {
        assertThat(read(nested, DocumentKind.MD).text()).endsWith("End.");
      } catch (UnreadableDocument refusal) {
        assertThat(refusal.reason()).as(nesting).isEqualTo(Reason.TOO_COMPLEX);
      }
    }
  }

  @Test
  void oneLineOfAMillionCharactersIsReadOrRefused() throws Exception {
    for (String word : new String[] {"word ", "a", " ", "-", "1 ", "\t", "|", ".", "(", "a:"}) {
      byte[] line = (word.repeat(990_000 / word.length()) + " end").getBytes(UTF_8);

      assertThat(read(line, DocumentKind.TXT).text()).endsWith("end");
    }
  }

  @Test
  void aHundredThousandLinesAreReadInTime() throws Exception {
    byte[] lines = "a line\n".repeat(100_000).getBytes(UTF_8);

    assertThat(read(lines, DocumentKind.TXT).blocks()).isNotEmpty();
  }

  @Test
  void anEmptyFileIsEmptyForEveryKind() {
    for (DocumentKind kind : DocumentKind.values()) {
      assertThat(refused(new byte[0], kind)).isEqualTo(Reason.EMPTY);
    }
  }

  @Test
  void oneFormatPassedOffAsAnotherIsRefusedOrReadAsText() throws IOException {
    for (DocumentKind kind : DocumentKind.values()) {
      for (DocumentKind claimed : DocumentKind.values()) {
        try {
          read(Samples.of(kind), claimed);
        } catch (UnreadableDocument refusal) {
          assertThat(refusal.explanation()).isNotBlank();
        }
      }
    }
  }
}
