package io.aiprofile.application.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiprofile.application.chat.Verdict.Contradicted;
import io.aiprofile.application.chat.Verdict.Fault;
import io.aiprofile.application.chat.Verdict.Supported;
import io.aiprofile.application.chat.Verdict.Unsupported;
import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.application.indexing.TabSeparated;
import io.aiprofile.application.memory.HashedEmbeddings;
import io.aiprofile.application.memory.SimpleTextAnalyzer;
import io.aiprofile.application.port.storage.IndexGeneration;
import io.aiprofile.application.port.storage.IndexGeneration.IndexedChunk;
import io.aiprofile.application.port.storage.IndexGeneration.IndexedDocument;
import io.aiprofile.application.port.text.TextAnalyzer;
import io.aiprofile.domain.document.ContentHash;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.document.Topic;
import io.aiprofile.domain.knowledge.Chunk;
import io.aiprofile.domain.knowledge.Span;
import io.aiprofile.domain.profile.DisplayName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerifySentenceTest {
  private static final DisplayName ASHA = new DisplayName("Asha Rao");
  private static final FileName CV = new FileName("cv.txt");

  private static final List<Chunk> SOURCES =
      List.of(
          chunk(
              List.of("Experience"),
              "#Director, Zeta Pay, April 2019 - March 2023",
              "Led 42 engineers in five teams.",
              "Cut cloud spend by 31% (USD 3.4 million a year)."),
          chunk(
              List.of("Experience"),
              "#Platform Lead, Acme Grid, 2015 - 2019",
              "Moved 140 services to Kubernetes without an outage.",
              "The platform served 1.2 million users.",
              "Incidents went from 11 to 2 a quarter."),
          chunk(
              List.of(),
              "asha@example.com, +1 555 0100",
              "BSc Physics, Narmada University, 2011",
              "Languages: Hindi, German"));

  private final HashedEmbeddings embeddings = new HashedEmbeddings();
  private final TextAnalyzer analyzer = new WithoutFunctionWords();
  private final VerifySentence verify = new VerifySentence(analyzer, embeddings);
  private final ProfileIndex index = index();

  static Stream<List<String>> table() {
    return TabSeparated.rows(VerifySentenceTest.class, "sentences.tsv").stream();
  }

  @ParameterizedTest
  @MethodSource("table")
  void A_sentence_is_cited_only_when_its_source_says_it(List<String> row) {
    List<Integer> markers = row.get(1).isEmpty() ? List.of() : List.of(Integer.valueOf(row.get(1)));

    Verdict verdict = check(row.get(2), markers);

    assertThat(verdict.getClass().getSimpleName().toLowerCase(Locale.ROOT))
        .as("%s: %s", row.get(2), verdict)
        .isEqualTo(row.get(0));
  }

  @Test
  void Grounds_name_the_lines_that_say_it() {
    Verdict verdict = check("She cut cloud spend by 31% at Zeta Pay.", List.of(1));

    assertThat(verdict).isEqualTo(new Supported(List.of(new Grounds(1, List.of(2)))));
  }

  @Test
  void A_sentence_under_the_wrong_marker_is_cited_anew() {
    Verdict verdict = check("She moved 140 services to Kubernetes.", List.of(1));

    assertThat(verdict).isEqualTo(new Supported(List.of(new Grounds(2, List.of(1)))));
  }

  @Test
  void A_sentence_of_two_sources_is_grounded_in_both() {
    Verdict verdict =
        check("She led 42 engineers, and moved 140 services to Kubernetes.", List.of(1, 2));

    assertThat(verdict)
        .isEqualTo(new Supported(List.of(new Grounds(1, List.of(1)), new Grounds(2, List.of(1)))));
  }

  @Test
  void The_fault_tells_what_is_wrong() {
    assertThat(check("She led 43 engineers.", List.of(1)))
        .isEqualTo(new Contradicted(Fault.NUMBER, "43"));
    assertThat(check("She joined Zeta Pay in 2017.", List.of(1)))
        .isEqualTo(new Contradicted(Fault.DATE, "2017"));
    assertThat(check("She led 42 engineers at Siemens.", List.of(1)))
        .isEqualTo(new Contradicted(Fault.NAME, "Siemens"));
  }

  @Test
  void A_name_from_the_question_may_be_denied_but_is_never_cited() {
    assertThat(check("She did not work at Siemens.", List.of(1))).isInstanceOf(Unsupported.class);
    assertThat(check("She worked at Siemens.", List.of(1))).isInstanceOf(Contradicted.class);
  }

  @Test
  void Without_sources_nothing_is_supported() {
    assertThat(verify.check(index, ASHA, List.of(), new Drafted("She led teams.", List.of(1))))
        .isInstanceOf(Unsupported.class);
  }

  @Test
  void A_source_that_the_index_does_not_have_is_refused() {
    Chunk stranger = chunk(List.of(), "Led 9 engineers.");

    assertThatThrownBy(
            () -> verify.check(index, ASHA, List.of(stranger), new Drafted("x", List.of())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Verdict check(String sentence, List<Integer> markers) {
    return verify.check(index, ASHA, SOURCES, new Drafted(sentence, markers));
  }

  private ProfileIndex index() {
    List<IndexedChunk> chunks =
        SOURCES.stream()
            .map(
                chunk ->
                    new IndexedChunk(
                        chunk,
                        embeddings.passages(List.of(chunk.passage())).getFirst(),
                        embeddings.passages(
                            chunk.sentences().stream().map(s -> s.of(chunk.text())).toList())))
            .toList();
    IndexedDocument document = new IndexedDocument(CV, ContentHash.of("cv"), chunks, Set.of());
    return new ProfileIndex(
        new IndexGeneration("g1", "r1", Instant.EPOCH, List.of(document), List.of()), analyzer);
  }

  /** Words between anything that is no letter, as the real ones without those that tell nothing. */
  private static final class WithoutFunctionWords implements TextAnalyzer {
    private static final Set<String> LEFT_OUT =
        Set.of(
            "a", "an", "and", "at", "be", "by", "can", "did", "do", "from", "her", "in", "is", "no",
            "not", "of", "she", "that", "the", "to", "which", "whether", "with", "you", "would");

    private final SimpleTextAnalyzer simple = new SimpleTextAnalyzer();

    @Override
    public String language(String text) {
      return simple.language(text);
    }

    @Override
    public Set<String> languages() {
      return simple.languages();
    }

    @Override
    public List<String> terms(String text, String language) {
      return simple.terms(text, language).stream().filter(t -> !LEFT_OUT.contains(t)).toList();
    }
  }

  /** Lines that begin with a hash are titles. */
  private static Chunk chunk(List<String> section, String... lines) {
    StringBuilder text = new StringBuilder();
    List<Span> spans = new ArrayList<>();
    for (String line : lines) {
      boolean title = line.startsWith("#");
      int start = text.isEmpty() ? 0 : text.append('\n').length();
      text.append(title ? line.substring(1) : line);
      spans.add(new Span(start, text.length(), title));
    }
    return new Chunk(CV, Topic.EXPERIENCE, section, text.toString(), 0, 0, spans);
  }
}
