package io.aiprofile.application.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.SmallPlatform;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.Turn;
import io.aiprofile.domain.knowledge.ChunkId;
import io.aiprofile.domain.profile.Slug;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Two people with documents of the same shape, each with words that nobody else has. */
class TenancyTest {
  private static final List<String> HERS = List.of("quokka", "zymurgy", "palimpsest", "Tamarind");
  private static final List<String> HIS = List.of("axolotl", "fjordland", "theodolite", "Saffron");
  private static final List<String> COMMON =
      List.of(
          "what", "did", "you", "lead", "the", "project", "at", "skills", "award", "email", "in");

  private static final SmallPlatform SMALL = new SmallPlatform();
  private static final Slug ASHA = SMALL.create("Asha Rao");
  private static final Slug BILAL = SMALL.create("Bilal Khan");

  @BeforeAll
  static void index() {
    write(ASHA, "Asha Rao", HERS);
    write(BILAL, "Bilal Khan", HIS);
  }

  private static void write(Slug slug, String name, List<String> own) {
    SMALL.add(
        slug,
        "cv.md",
        """
        # %s

        %s@example.com

        ## Experience

        Engineer, %s Systems, 2019-2022

        - Led the %s project in three countries.
        - Wrote the %s handbook.

        ## Skills

        Java, Kafka, %s

        ## Awards

        - Award for the %s project, 2021
        """
            .formatted(
                name, own.get(0), own.get(3), own.get(0), own.get(1), own.get(2), own.get(1)));
    SMALL.index(slug);
  }

  @RepeatedTest(200)
  void nobodyIsEverAnsweredFromAnothersDocuments(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    boolean hers = random.nextBoolean();
    Slug slug = hers ? ASHA : BILAL;
    Turn turn = SMALL.ask(slug, question(random));
    Set<ChunkId> own =
        SMALL.chunks().current(slug).orElseThrow().chunks().stream()
            .map(chunk -> chunk.chunk().id())
            .collect(Collectors.toSet());

    assertThat(turn.answer().citations()).allMatch(citation -> own.contains(citation.chunk()));
    assertThat(turn.evidence().chunks()).allMatch(chunk -> own.contains(chunk.id()));
    List<String> said =
        List.of(
            turn.answer().text(),
            turn.answer().citations().toString(),
            turn.evidence().toString(),
            turn.followUps().stream().map(Question::text).collect(Collectors.joining()));
    for (String canary : hers ? HIS : HERS) {
      assertThat(said).noneMatch(text -> text.contains(canary));
    }
  }

  /** Asks in words of both people: what one is asked may name what only the other has done. */
  private static String question(Random random) {
    StringBuilder question = new StringBuilder();
    for (int i = 2 + random.nextInt(6); i > 0; i--) {
      List<String> words = List.of(COMMON, HERS, HIS).get(random.nextInt(3));
      question.append(words.get(random.nextInt(words.size()))).append(' ');
    }
    return question.append('?').toString();
  }

  @RepeatedTest(2)
  void eachIsAnsweredFromTheirOwn(RepetitionInfo repetition) {
    boolean hers = repetition.getCurrentRepetition() == 1;
    String own = (hers ? HERS : HIS).getFirst();

    assertThat(SMALL.ask(hers ? ASHA : BILAL, "Who led the " + own + " project?").answer().text())
        .contains(own);
  }
}
