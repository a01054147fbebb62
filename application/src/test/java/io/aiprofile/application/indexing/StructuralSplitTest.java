package io.aiprofile.application.indexing;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.SmallPlatform;
import io.aiprofile.application.memory.SimpleTextExtractor;
import io.aiprofile.application.port.text.UnreadableDocument;
import io.aiprofile.domain.document.DocumentKind;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.document.Topic;
import io.aiprofile.domain.knowledge.Chunk;
import io.aiprofile.domain.knowledge.Span;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StructuralSplitTest {
  private static final String PROSE =
      "Platform leader with fourteen years of experience building developer platforms and payment"
          + " systems for banks.";

  private final StructuralSplit split = new StructuralSplit();

  private List<Chunk> split(String name, String content) {
    DocumentKind kind = DocumentKind.suggestedBy(name).orElseThrow();
    try {
      return split.split(
          ASHA, new FileName(name), new SimpleTextExtractor().extract(bytes(content), kind));
    } catch (UnreadableDocument e) {
      throw new AssertionError(e);
    }
  }

  private static Chunk containing(List<Chunk> chunks, String words) {
    return chunks.stream().filter(chunk -> chunk.text().contains(words)).findFirst().orElseThrow();
  }

  private static String bullets(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> "- Delivered project number " + i + " with a small team in seven weeks.\n")
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Work Experience; EXPERIENCE",
        "EMPLOYMENT HISTORY:; EXPERIENCE",
        "1. Education; EDUCATION",
        "Education and more; EDUCATION",
        "Honors & Awards; AWARDS",
        "Selected Honours; AWARDS",
        "Technical Skills; SKILLS",
        "References; RECOMMENDATIONS",
        "About Me; SUMMARY",
        "Hobbies; OTHER",
        "Berufserfahrung; EXPERIENCE",
        "Über mich; SUMMARY",
        "Sprachkenntnisse; SKILLS",
        "Formation; EDUCATION",
        "Expériences professionnelles; EXPERIENCE",
        "Coordonnées; CONTACT",
        "Premios y reconocimientos; AWARDS",
        "Habilidades; SKILLS",
        "Istruzione; EDUCATION",
        "Contato; CONTACT",
        "Werkervaring; EXPERIENCE",
        "कार्य अनुभव; EXPERIENCE",
        "पुरस्कार; AWARDS",
        "工作经历; EXPERIENCE",
        "推荐信; RECOMMENDATIONS",
        "職歴; EXPERIENCE",
        "スキル; SKILLS"
      })
  void aHeadingTellsTheTopicInEveryLanguage(String heading, Topic topic) {
    Chunk marked =
        containing(split("x.md", "# Asha Rao\n\n## " + heading + "\n\nzebra words.\n"), "zebra");
    Chunk bare =
        containing(split("x.txt", "Asha Rao\n\n" + heading + "\n\nzebra words.\n"), "zebra");

    assertThat(marked.topic()).isEqualTo(topic);
    assertThat(marked.section()).containsExactly(heading.replaceAll(":$", ""));
    if (!heading.contains("more") && !heading.contains("Selected")) {
      assertThat(bare.topic()).as("a line of its own").isEqualTo(topic);
    }
  }

  @Test
  void anEntryKeepsItsEmployerWithItsBullets() {
    Chunk chunk =
        containing(
            split(
                "cv.md",
                "## Experience\n\nEngineer, Acme, 2019-2022\n\n- Led nine.\n- Cut costs.\n"),
            "Led nine.");

    assertThat(chunk.text()).isEqualTo("Engineer, Acme, 2019-2022\nLed nine.\nCut costs.");
    assertThat(chunk.section()).containsExactly("Experience");
    assertThat(chunk.sentences()).extracting(Span::title).containsExactly(true, false, false);
    assertThat(chunk.titleOf(2)).isEqualTo("Engineer, Acme, 2019-2022");
  }

  @Test
  void linesOfOneTitleStandTogether() {
    Chunk chunk =
        containing(
            split(
                "cv.txt",
                "Experience\n\nAcme Corp\n\nSenior Engineer\n\n2019 - 2022\n\n- Led nine.\n"),
            "Led nine.");

    assertThat(chunk.titleOf(3)).isEqualTo("Acme Corp, Senior Engineer, 2019 - 2022");
  }

  @Test
  void smallEntriesShareAChunkAndLargeOnesDoNot() {
    String small = "Engineer, Acme, 2019-2022\n\n- Led nine.\n\n";
    String next = "Engineer, Beta, 2015-2019\n\n- Built billing.\n";

    assertThat(split("cv.md", "## Experience\n\n" + small + next)).hasSize(1);

    String large = "Engineer, Acme, 2019-2022\n\n" + bullets(0, 6) + "\n";
    List<Chunk> chunks = split("cv.md", "## Experience\n\n" + large + next);
    assertThat(chunks).hasSize(2);
    assertThat(containing(chunks, "Built billing.").text()).startsWith("Engineer, Beta, 2015-2019");
  }

  @Test
  void whatMustBeCutTakesItsHeadingsAlong() {
    List<Chunk> chunks =
        split("cv.md", "## Experience\n\n### Engineer, Acme, 2019-2022\n\n" + bullets(0, 30));

    assertThat(chunks).hasSizeGreaterThan(2);
    assertThat(chunks.getFirst().section()).containsExactly("Experience");
    assertThat(chunks.getFirst().text()).startsWith("Engineer, Acme, 2019-2022\n");
    assertThat(chunks.subList(1, chunks.size()))
        .allSatisfy(
            chunk -> {
              assertThat(chunk.section())
                  .containsExactly("Experience", "Engineer, Acme, 2019-2022");
              assertThat(chunk.titleOf(0)).isEqualTo("Engineer, Acme, 2019-2022");
              assertThat(chunk.passage()).startsWith("Experience › Engineer, Acme, 2019-2022\n");
            });
    assertThat(chunks)
        .allSatisfy(chunk -> assertThat(chunk.text().split("\\s+")).hasSizeLessThanOrEqualTo(140));
  }

  @Test
  void sectionsNeverShareAChunk() {
    List<Chunk> chunks = split("cv.md", SmallPlatform.RESUME);

    assertThat(containing(chunks, "Java, Kotlin").text()).doesNotContain("Medal", "Technology");
    assertThat(chunks)
        .extracting(Chunk::topic)
        .contains(
            Topic.CONTACT,
            Topic.SUMMARY,
            Topic.EXPERIENCE,
            Topic.EDUCATION,
            Topic.SKILLS,
            Topic.AWARDS);
  }

  @Test
  void aboveTheFirstSectionStandHowToReachThePersonAndSomeIntroduction() {
    List<Chunk> chunks =
        split(
            "cv.txt", "Asha Rao\n\nasha@example.com\n\n" + PROSE + "\n\nExperience\n\nLed nine.\n");

    assertThat(containing(chunks, "Asha Rao").topic()).isEqualTo(Topic.CONTACT);
    assertThat(containing(chunks, "asha@example.com").topic()).isEqualTo(Topic.CONTACT);
    assertThat(containing(chunks, "fourteen years").topic()).isEqualTo(Topic.SUMMARY);
    assertThat(containing(chunks, "Led nine.").topic()).isEqualTo(Topic.EXPERIENCE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Skills: Java, Kotlin|SKILLS",
        "Sprachen: Deutsch, Englisch|SKILLS",
        "技能：Java|SKILLS",
        "Email: asha@example.com|CONTACT",
        "Awards: Medal of honour|AWARDS"
      })
  void aLabelTellsTheTopicOfItsLine(String line, Topic topic) {
    List<Chunk> chunks =
        split("cv.md", "## Experience\n\nLed nine.\n\n" + line + "\n\nCut costs.\n");

    assertThat(containing(chunks, line).topic()).isEqualTo(topic);
    assertThat(containing(chunks, "Cut costs.").topic()).isEqualTo(Topic.EXPERIENCE);
  }

  @Test
  void theTitleOfTheDocumentIsNoSection() {
    assertThat(split("cv.md", SmallPlatform.RESUME))
        .allSatisfy(chunk -> assertThat(chunk.section()).doesNotContain("Asha Rao"))
        .anySatisfy(chunk -> assertThat(chunk.text()).contains("Asha Rao"));
  }

  @Test
  void aLetterWithoutSectionsIsAboutWhatItsNameOrFirstLineSays() {
    assertThat(split("letter.txt", "I have worked with her.\n\nShe is calm.\n"))
        .extracting(Chunk::topic)
        .containsOnly(Topic.RECOMMENDATIONS);
    assertThat(split("asha.txt", "Letter of Recommendation\n\nShe is calm.\n"))
        .extracting(Chunk::topic)
        .containsOnly(Topic.RECOMMENDATIONS);
    assertThat(split("asha.txt", "She is calm and kind.\n"))
        .extracting(Chunk::topic)
        .containsOnly(Topic.SUMMARY);
  }

  @Test
  void datedEntriesWithoutASectionAreExperience() {
    List<Chunk> chunks =
        split("cv.txt", "Engineer, Acme, 2019-2022\n\nLed a team of nine people.\n");

    assertThat(containing(chunks, "Led a team").topic()).isEqualTo(Topic.EXPERIENCE);
  }

  @Test
  void headingsWithinASectionAreItsEntries() {
    List<Chunk> chunks = split("cv.md", SmallPlatform.RESUME);
    Chunk billing = containing(chunks, "Built the billing service");
    int sentence = indexOf(billing, "Built the billing service in Kotlin and Kafka.");

    assertThat(billing.topic()).isEqualTo(Topic.EXPERIENCE);
    assertThat(billing.titleOf(sentence)).isEqualTo("Senior Engineer, Kumo Labs, 2014-2019");
  }

  private static int indexOf(Chunk chunk, String sentence) {
    return IntStream.range(0, chunk.sentences().size())
        .filter(i -> chunk.sentence(i).equals(sentence))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aSentenceWithoutEndIsCutToStayQuotable() {
    List<Chunk> chunks = split("cv.txt", "word ".repeat(400) + "\n");

    assertThat(chunks.stream().flatMap(chunk -> chunk.sentences().stream()))
        .allSatisfy(span -> assertThat(span.end() - span.start()).isLessThanOrEqualTo(600));
    assertThat(chunks.stream().map(Chunk::text).collect(Collectors.joining(" ")).replace("\n", " "))
        .isEqualTo("word ".repeat(400).strip());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aRunWithoutSpacesIsCutBetweenCharacters(int before) {
    List<Chunk> chunks = split("cv.txt", "x".repeat(before) + "\uD835\uDC9C".repeat(700) + "\n");

    assertThat(chunks)
        .flatExtracting(
            chunk ->
                IntStream.range(0, chunk.sentences().size()).mapToObj(chunk::sentence).toList())
        .allSatisfy(
            sentence -> {
              assertThat(Character.isLowSurrogate(sentence.charAt(0))).isFalse();
              assertThat(Character.isHighSurrogate(sentence.charAt(sentence.length() - 1)))
                  .isFalse();
            });
  }

  @Test
  void theSameDocumentIsAlwaysSplitTheSameWay() {
    assertThat(split("cv.md", SmallPlatform.RESUME))
        .isEqualTo(split("cv.md", SmallPlatform.RESUME));
    assertThat(split.recipe()).isEqualTo(new StructuralSplit().recipe()).isNotBlank();
  }
}
