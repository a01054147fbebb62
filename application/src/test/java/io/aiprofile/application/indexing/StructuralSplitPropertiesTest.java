package io.aiprofile.application.indexing;

import static io.aiprofile.application.Fixtures.ASHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.domain.document.Block;
import io.aiprofile.domain.document.Block.Kind;
import io.aiprofile.domain.document.DocumentText;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.knowledge.Chunk;
import io.aiprofile.domain.knowledge.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What holds for the chunks of any document: 150 random ones, the same in every run. */
class StructuralSplitPropertiesTest {
  private static final String[] HEADINGS = {
    "Experience",
    "Skills",
    "Education:",
    "Awards",
    "Berufserfahrung",
    "工作经历",
    "कौशल",
    "Acme Corp",
    "Director, Zeta Pay, 2019-2024",
    "Outcome",
    "Asha Rao",
    "References"
  };

  private static final String[] LINES = {
    "Engineer, Acme, 2019-2022",
    "Beta Ltd",
    "Pune, India",
    "Tools: Java, Kotlin",
    "asha@example.com | +91 98450 12345",
    "2015 – 2018",
    "Led a team of nine.",
    "Experience",
    "Dr. Rao joined Acme Inc. in 2019. She left. Why? Nobody knows.",
    "a; b; c",
    "C++",
    "Award 2021",
    "मीरा बेंगलुरु में रहती हैं। वे टीम का नेतृत्व करती हैं।",
    "她在班加罗尔工作。她带领团队。",
    "Am 3. März 2020 begann sie in Wien"
  };

  private final StructuralSplit split = new StructuralSplit();

  @RepeatedTest(150)
  void everyChunkIsTheDocumentsOwnWords(RepetitionInfo repetition) {
    DocumentText document = anyDocument(new Random(repetition.getCurrentRepetition()));
    List<String> texts = document.blocks().stream().map(document::textOf).map(this::bare).toList();
    for (Chunk chunk : chunksOf(document)) {
      assertThat(chunk.text()).isNotBlank();
      assertThat(chunk.section()).allMatch(this::isWritten);
      for (int i = 0; i < chunk.sentences().size(); i++) {
        String sentence = bare(chunk.sentence(i));
        assertThat(texts).as(chunk.sentence(i)).anyMatch(text -> text.contains(sentence));
      }
    }
  }

  @RepeatedTest(150)
  void sentencesCoverTheTextOfTheirChunk(RepetitionInfo repetition) {
    for (Chunk chunk : chunksOf(anyDocument(new Random(repetition.getCurrentRepetition())))) {
      int end = 0;
      for (Span sentence : chunk.sentences()) {
        assertThat(chunk.text().substring(end, sentence.start())).isBlank();
        assertThat(sentence.of(chunk.text())).isEqualTo(sentence.of(chunk.text()).strip());
        end = sentence.end();
      }
      assertThat(end).isEqualTo(chunk.text().length());
    }
  }

  @RepeatedTest(150)
  void offsetsAndPagesPointAtTheText(RepetitionInfo repetition) {
    DocumentText document = anyDocument(new Random(repetition.getCurrentRepetition()));
    int last = -1;
    for (Chunk chunk : chunksOf(document)) {
      String there = document.text().substring(chunk.offset());
      assertThat(there).startsWith(chunk.sentence(0));
      assertThat(chunk.offset()).isGreaterThan(last);
      assertThat(chunk.page()).isEqualTo(pageAt(document, chunk.offset()));
      last = chunk.offset();
    }
  }

  @RepeatedTest(150)
  void nothingButHeadingsIsLeftOutAndNothingChangesPlaces(RepetitionInfo repetition) {
    DocumentText document = anyDocument(new Random(repetition.getCurrentRepetition()));
    String told = bare(chunksOf(document).stream().map(Chunk::text).collect(Collectors.joining()));
    for (Block block : document.blocks()) {
      String text = bare(document.textOf(block));
      if (told.startsWith(text)) {
        told = told.substring(text.length());
      } else {
        assertThat(block.kind() == Kind.HEADING || text.equals("Experience"))
            .as("%s is left out", document.textOf(block))
            .isTrue();
      }
    }
    assertThat(told).isEmpty();
  }

  private List<Chunk> chunksOf(DocumentText document) {
    return split.split(ASHA, new FileName("asha.pdf"), document);
  }

  private String bare(String text) {
    return text.replaceAll("\\s+", "");
  }

  /** Sections name headings and titles of the document. */
  private boolean isWritten(String section) {
    return List.of(HEADINGS).stream()
            .anyMatch(heading -> section.contains(heading.replace(":", "")))
        || List.of(LINES).stream().anyMatch(section::contains);
  }

  private static int pageAt(DocumentText document, int offset) {
    return document.blocks().stream()
        .filter(block -> block.start() <= offset && offset < block.end())
        .findFirst()
        .orElseThrow()
        .page();
  }

  private static DocumentText anyDocument(Random random) {
    StringBuilder text = new StringBuilder();
    List<Block> blocks = new ArrayList<>();
    int count = 1 + random.nextInt(40);
    for (int i = 0; i < count; i++) {
      boolean heading = random.nextInt(4) == 0;
      String content = heading ? HEADINGS[random.nextInt(HEADINGS.length)] : line(random);
      Kind kind = heading ? Kind.HEADING : kind(random);
      int level = heading ? 1 + random.nextInt(6) : 0;
      int start = text.isEmpty() ? 0 : text.append('\n').length();
      text.append(content);
      blocks.add(new Block(kind, level, 1 + i / 10, start, text.length()));
    }
    return new DocumentText(text.toString(), blocks);
  }

  private static Kind kind(Random random) {
    return List.of(Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.TABLE_ROW)
        .get(random.nextInt(4));
  }

  private static String line(Random random) {
    String line = LINES[random.nextInt(LINES.length)];
    return switch (random.nextInt(12)) {
      case 0 -> ("So " + line + ". ").repeat(12).strip();
      case 1 -> "unending".repeat(100);
      default -> line;
    };
  }
}
