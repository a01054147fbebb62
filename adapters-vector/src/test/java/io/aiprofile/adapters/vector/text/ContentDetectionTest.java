package io.aiprofile.adapters.vector.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiprofile.application.port.text.UnreadableDocument;
import io.aiprofile.application.port.text.UnreadableDocument.Reason;
import io.aiprofile.domain.document.DocumentKind;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ContentDetectionTest {
  private static DocumentKind detect(String content, String name) throws UnreadableDocument {
    return ContentDetection.detect(content.getBytes(UTF_8), name);
  }

  private static UnreadableDocument refusal(byte[] content, String name) {
    return catchThrowableOfType(
        UnreadableDocument.class, () -> ContentDetection.detect(content, name));
  }

  @ParameterizedTest
  @EnumSource(DocumentKind.class)
  void everyKindIsKnownByItsContentWhateverItsName(DocumentKind kind) throws Exception {
    byte[] sample = Samples.of(kind);

    assertThat(ContentDetection.detect(sample, "resume." + kind.extension())).isEqualTo(kind);
    assertThat(ContentDetection.detect(sample, "resume")).isEqualTo(kind);
    assertThat(ContentDetection.detect(sample, "resume.jpg")).isEqualTo(kind);
  }

  @Test
  void aPdfMayHaveSomethingBeforeItsHeader() throws Exception {
    assertThat(detect("\n\nmail header\n%PDF-1.4\n", "x.txt")).isEqualTo(DocumentKind.PDF);
  }

  @Test
  void aNameIsBelievedOnlyWhereTheContentAgrees() throws Exception {
    String prose =
        "Dear all,\nI know Asha, and gladly, for years.\nShe left us.\nYours, A, B, C, D\n";

    assertThat(detect(prose, "letter.csv")).isEqualTo(DocumentKind.TXT);
    assertThat(detect("a,b,c\n1,2,3\n4,5,6\n", "table.txt")).isEqualTo(DocumentKind.TXT);
    assertThat(detect("a,b,c\n1,2,3\n4,5,6\n", "table.csv")).isEqualTo(DocumentKind.CSV);
    assertThat(detect("Java\nKotlin\nGo\n", "skills.csv")).isEqualTo(DocumentKind.CSV);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "{\\rtf1\\ansi Hello}~RTF~.docx",
        "<!DOCTYPE html><p>Hello~web page~PDF",
        "<?xml version='1.0'?><!-- x --><html><body>Hello~web page~PDF",
        "%!PS-Adobe-3.0 hello~PostScript~PDF",
      })
  void markupOfOtherProgramsIsRefusedWithARemedy(String content, String what, String remedy) {
    UnreadableDocument refusal = refusal(content.getBytes(UTF_8), "resume.txt");

    assertThat(refusal.reason()).isEqualTo(Reason.UNSUPPORTED_TYPE);
    assertThat(refusal.explanation()).contains(what).contains(remedy);
  }

  @Test
  void picturesAndOldOfficeFilesAreRefusedWithARemedy() {
    byte[] png = "\u0089PNG\r\n\u001a\n\0\0".getBytes(ISO_8859_1);
    byte[] doc = "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1 word".getBytes(ISO_8859_1);

    assertThat(refusal(png, "scan.pdf").explanation()).contains("picture");
    assertThat(refusal(doc, "resume.doc").explanation()).contains(".docx");
  }

  @Test
  void aWordFileWithAPasswordIsEncryptedRatherThanUnknown() {
    String name = new String("EncryptedPackage".getBytes(UTF_16LE), ISO_8859_1);
    byte[] container = ("\u00D0\u00CF\u0011\u00E0\0\0" + name).getBytes(ISO_8859_1);

    assertThat(refusal(container, "resume.docx").reason()).isEqualTo(Reason.ENCRYPTED);
  }

  @Test
  void otherZipFilesAreRefusedByWhatTheyAre() throws Exception {
    byte[] sheet = new DocxBuilder().part("xl/workbook.xml", "<x/>").bytes();
    byte[] odt = new DocxBuilder().part("mimetype", "x").part("content.xml", "<x/>").bytes();
    byte[] archive = new DocxBuilder().part("photos/1.jpg", "x").bytes();

    assertThat(refusal(sheet, "a.docx").explanation()).contains("CSV");
    assertThat(refusal(odt, "a.docx").explanation()).contains("OpenDocument");
    assertThat(refusal(archive, "a.docx").explanation()).contains("ZIP");
  }

  @Test
  void textInOther8BitEncodingsIsRefusedRatherThanGarbled() {
    for (String charset : new String[] {"windows-1251", "Shift_JIS", "GBK"}) {
      String text = charset.startsWith("w") ? "Инженер в Пуне, двадцать лет опыта" : "産品経理工作経歴教育背景";
      byte[] content = text.getBytes(Charset.forName(charset));

      assertThat(refusal(content, "resume.txt").reason())
          .as(charset)
          .isEqualTo(Reason.UNSUPPORTED_TYPE);
      assertThat(refusal(content, "resume.txt").explanation()).contains("UTF-8");
    }
  }
}
