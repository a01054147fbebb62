package io.aiprofile.application.port.text;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiprofile.application.port.text.UnreadableDocument.Reason;
import io.aiprofile.domain.document.Block;
import io.aiprofile.domain.document.Block.Kind;
import io.aiprofile.domain.document.DocumentKind;
import io.aiprofile.domain.document.DocumentText;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link TextExtractor} does, shown with plain text and Markdown. The test of an adapter
 * implements it; a fake passes it too.
 */
public interface TextExtractorContract {
  String LETTER =
      """
      I have worked with Meera for six years.

      She leads the platform group in Bengaluru.
      """;

  String RESUME =
      """
      # Meera Krishnan

      Director of Platform Engineering

      ## Experience

      - Leads 42 engineers in five teams
      - Cut cloud spend by **31%**
      """;

  TextExtractor extractor();

  private DocumentText read(String content, DocumentKind kind) throws UnreadableDocument {
    return extractor().extract(content.getBytes(UTF_8), kind);
  }

  private DocumentKind detect(String content, String name) throws UnreadableDocument {
    return extractor().detect(content.getBytes(UTF_8), name);
  }

  /** The refusal's reason, after a look at what the owner is told. */
  private static Reason refusal(ThrowingCallable call) {
    UnreadableDocument refusal = catchThrowableOfType(UnreadableDocument.class, call);
    assertThat(refusal.explanation()).isNotBlank().doesNotContain("Exception").hasSizeLessThan(300);
    return refusal.reason();
  }

  private static List<String> texts(DocumentText document, Kind kind) {
    return document.blocks().stream()
        .filter(block -> block.kind() == kind)
        .map(document::textOf)
        .toList();
  }

  @Test
  default void theNameTellsPlainTextAndMarkdownApart() throws UnreadableDocument {
    assertThat(detect(LETTER, "letter.txt")).isEqualTo(DocumentKind.TXT);
    assertThat(detect(LETTER, "letter.md")).isEqualTo(DocumentKind.MD);
    assertThat(detect(RESUME, "RESUME.MD")).isEqualTo(DocumentKind.MD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"letter.pdf", "letter.docx", "letter.exe", "letter", ""})
  default void aNameThatLiesOrSaysNothingDoesNotMatter(String name) throws UnreadableDocument {
    assertThat(detect(LETTER, name)).isEqualTo(DocumentKind.TXT);
  }

  @Test
  default void paragraphsAreReadInOrder() throws UnreadableDocument {
    DocumentText letter = read(LETTER, DocumentKind.TXT);

    assertThat(texts(letter, Kind.PARAGRAPH))
        .containsExactly(
            "I have worked with Meera for six years.",
            "She leads the platform group in Bengaluru.");
  }

  @Test
  default void headingsAndListEntriesAreMarkedAndTheirSignsGone() throws UnreadableDocument {
    DocumentText resume = read(RESUME, DocumentKind.MD);

    assertThat(texts(resume, Kind.HEADING)).containsExactly("Meera Krishnan", "Experience");
    assertThat(resume.blocks().stream().filter(b -> b.kind() == Kind.HEADING).map(Block::level))
        .containsExactly(1, 2);
    assertThat(texts(resume, Kind.LIST_ITEM))
        .containsExactly("Leads 42 engineers in five teams", "Cut cloud spend by 31%");
  }

  @Test
  default void blocksAreTheTextWithNothingButWhiteSpaceBetweenThem() throws UnreadableDocument {
    for (DocumentKind kind : List.of(DocumentKind.TXT, DocumentKind.MD)) {
      DocumentText document = read(RESUME, kind);
      int end = 0;
      for (Block block : document.blocks()) {
        assertThat(document.text().substring(end, block.start())).isBlank();
        assertThat(document.textOf(block)).isEqualTo(document.textOf(block).strip()).isNotEmpty();
        end = block.end();
      }
      assertThat(document.text().substring(end)).isBlank();
    }
  }

  @Test
  default void formatsWithoutPagesAreOnPageZero() throws UnreadableDocument {
    assertThat(read(LETTER, DocumentKind.TXT).blocks()).extracting(Block::page).containsOnly(0);
  }

  @Test
  default void readingTwiceGivesTheSame() throws UnreadableDocument {
    assertThat(read(RESUME, DocumentKind.MD)).isEqualTo(read(RESUME, DocumentKind.MD));
  }

  @Test
  default void theBytesAreLeftAlone() throws UnreadableDocument {
    byte[] content = RESUME.getBytes(UTF_8);
    extractor().extract(content, extractor().detect(content, "resume.md"));

    assertThat(content).isEqualTo(RESUME.getBytes(UTF_8));
  }

  @Test
  default void lineEndingsAndByteOrderMarksMakeNoDifference() throws UnreadableDocument {
    DocumentText expected = read(LETTER, DocumentKind.TXT);

    assertThat(read(LETTER.replace("\n", "\r\n"), DocumentKind.TXT)).isEqualTo(expected);
    assertThat(read("\uFEFF" + LETTER, DocumentKind.TXT)).isEqualTo(expected);
    byte[] wide = ("\uFEFF" + LETTER).getBytes(UTF_16LE);
    assertThat(extractor().detect(wide, "letter.txt")).isEqualTo(DocumentKind.TXT);
    assertThat(extractor().extract(wide, DocumentKind.TXT)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"मीरा कृष्णन् बेंगलुरु में रहती हैं।", "她在班加罗尔工作。", "تعمل ميرا في بنغالور."})
  default void everyScriptIsReadAsItIs(String sentence) throws UnreadableDocument {
    assertThat(read(sentence, DocumentKind.TXT).text()).isEqualTo(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t\r\n ", "---\n***\n", "\uFEFF"})
  default void aDocumentWithoutALetterOrDigitIsEmpty(String content) {
    assertThat(refusal(() -> detect(content, "letter.txt"))).isEqualTo(Reason.EMPTY);
    assertThat(refusal(() -> read(content, DocumentKind.TXT))).isEqualTo(Reason.EMPTY);
    assertThat(refusal(() -> read(content, DocumentKind.MD))).isEqualTo(Reason.EMPTY);
  }

  @Test
  default void bytesThatAreNoDocumentAreNotSupportedWhateverTheirName() {
    byte[] program = new byte[4_096];
    new Random(7).nextBytes(program);

    for (String name : List.of("letter.txt", "letter.pdf", "letter.docx", "letter.bin")) {
      assertThat(refusal(() -> extractor().detect(program, name)))
          .isEqualTo(Reason.UNSUPPORTED_TYPE);
    }
  }

  @Test
  default void manyThreadsMayReadAtOnce() throws Exception {
    DocumentText expected = read(RESUME, DocumentKind.MD);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var readings =
          IntStream.range(0, 16)
              .mapToObj(i -> threads.submit(() -> read(RESUME, DocumentKind.MD)))
              .toList();
      for (var reading : readings) {
        assertThat(reading.get()).isEqualTo(expected);
      }
    }
  }
}
