package io.aiprofile.domain.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cv.pdf",
        "Asha Rao (2026).docx",
        "मीरा कृष्णन्.pdf",
        "履歴書.pdf",
        "CV_final-v2,1.txt",
        "R&D + more's.md",
        "2026.csv",
        "(draft)",
        "cv"
      })
  void ordinaryNamesOfAnyScriptAreKept(String name) {
    assertThat(FileName.parse(name)).contains(new FileName(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../cv.pdf",
        "..",
        "a/../b",
        "a..pdf",
        "/etc/passwd",
        "C:\\cv.pdf",
        "cv.pdf/",
        "~/cv.pdf",
        "%2e%2e%2fcv.pdf",
        "docs/cv.pdf",
        "docs\\cv.pdf",
        "．．／cv.pdf"
      })
  void aPathIsNoName(String typed) {
    assertRefused(typed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cv\u0000.pdf",
        "cv\n.pdf",
        "cv\u202efdp.exe",
        "cv\u200b.pdf",
        "cv\u0085.pdf",
        "\u001bcv.pdf"
      })
  void aNameWithACharacterThatIsNotSeenIsRefused(String typed) {
    assertRefused(typed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "con",
        "CON.pdf",
        "nul.txt",
        "aux",
        "PRN.docx",
        "com1.pdf",
        "Lpt9.md",
        "nul.a.pdf"
      })
  void aDeviceOfWindowsIsNoName(String typed) {
    assertRefused(typed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"console.pdf", "com.pdf", "com10.pdf", "null.txt", "auxiliary.md"})
  void aNameThatOnlyBeginsLikeADeviceIsKept(String name) {
    assertThat(FileName.parse(name)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", ".hidden", "-cv.pdf", "cv.", "cv ", "cv?.pdf", "cv*.pdf", "<cv>", "a|b"})
  void hiddenUnfinishedAndWildNamesAreNotTakenAsTheyAre(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new FileName(value));
  }

  @Test
  void whiteSpaceAroundATypedNameIsLeftOutAndAccentsAreComposed() {
    assertThat(FileName.parse("  Re\u0301sume\u0301.pdf ")).contains(new FileName("Résumé.pdf"));
  }

  @Test
  void aNameFitsEveryCommonFileSystem() {
    assertThat(FileName.parse("a".repeat(96) + ".pdf")).isPresent();
    assertThat(FileName.parse("a".repeat(97) + ".pdf")).isEmpty();
    assertThat(FileName.parse("म".repeat(65) + ".pdf")).isPresent();
    assertThat(FileName.parse("म".repeat(66) + ".pdf")).as("202 bytes").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "cv.pdf, PDF, cv.pdf",
    "CV.PDF, PDF, CV.PDF",
    "cv.markdown, MD, cv.markdown",
    "cv.pdf, TXT, cv.txt",
    "cv.exe, DOCX, cv.docx",
    "cv, CSV, cv.csv",
    "my.long.endingthatisnone, MD, my.long.endingthatisnone.md",
    "cv .pdf, TXT, cv.txt",
    "cv. .pdf, TXT, cv.txt",
    "com1 .pdf, TXT, com.txt"
  })
  void theEndingTellsTheTruthAboutTheContent(String name, DocumentKind kind, String truthful) {
    assertThat(new FileName(name).endingFor(kind)).isEqualTo(new FileName(truthful));
  }

  @Test
  void aLongNameMakesRoomForItsEnding() {
    FileName latin = new FileName("a".repeat(100));
    FileName dotted = new FileName("a".repeat(93) + ".longer");
    FileName hindi = new FileName("म".repeat(66));
    FileName mathematical = new FileName("a".repeat(93) + "\uD835\uDC00".repeat(3));

    assertThat(latin.endingFor(DocumentKind.DOCX).value()).hasSize(100).endsWith("a.docx");
    assertThat(dotted.endingFor(DocumentKind.PDF).value()).hasSize(100).endsWith(".pdf");
    assertThat(hindi.endingFor(DocumentKind.DOCX).value()).startsWith("म".repeat(60));
    assertThat(mathematical.endingFor(DocumentKind.PDF).value()).endsWith(".pdf");
  }

  @Test
  void namesThatDifferInCaseAreTheSameFile() {
    assertThat(new FileName("CV.pdf").sameFileAs(new FileName("cv.PDF"))).isTrue();
    assertThat(new FileName("cv.pdf").sameFileAs(new FileName("cv2.pdf"))).isFalse();
  }

  @RepeatedTest(500)
  void anAcceptedNameIsNeverAPathAndEveryKindsEndingCanBeGivenToIt(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Optional<FileName> parsed = FileName.parse(anything(random));

    parsed.ifPresent(
        name -> {
          assertThat(name.value())
              .doesNotContain("/", "\\", ":", "..")
              .doesNotContainPattern("[\\p{Cc}\\p{Cf}]")
              .doesNotStartWith(".");
          assertThat(name.value().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(200);
          for (DocumentKind kind : DocumentKind.values()) {
            FileName truthful = name.endingFor(kind);
            assertThat(DocumentKind.suggestedBy(truthful.value())).contains(kind);
            assertThat(truthful.endingFor(kind)).isEqualTo(truthful);
            assertThat(FileName.parse(truthful.value())).contains(truthful);
          }
        });
  }

  /** Mostly names that are accepted, so that the property speaks of many. */
  private static String anything(Random random) {
    String[] parts = {
      "a",
      "Z",
      "9",
      "म",
      "李",
      "\uD835\uDC00",
      "e\u0301",
      ".",
      ".",
      " ",
      "-",
      "(",
      ")",
      "_",
      "com1",
      "nul",
      ".pdf",
      ".tar",
      "..",
      "/",
      "\\",
      "\u0000",
      "\u202e",
      ":"
    };
    int usual = random.nextInt(4) > 0 ? 18 : parts.length;
    StringBuilder name = new StringBuilder("x".repeat(random.nextInt(2) * random.nextInt(100)));
    for (int i = 1 + random.nextInt(12); i > 0; i--) {
      name.append(parts[random.nextInt(usual)]);
    }
    return name.toString();
  }

  private static void assertRefused(String typed) {
    assertThat(FileName.parse(typed)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new FileName(typed));
  }
}
