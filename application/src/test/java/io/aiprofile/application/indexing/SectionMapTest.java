package io.aiprofile.application.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.indexing.NumberedLines.Window;
import io.aiprofile.application.indexing.Outline.Piece;
import io.aiprofile.application.indexing.SectionMap.Range;
import io.aiprofile.domain.document.Topic;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SectionMapTest {
  private static final Window FIRST = new Window(0, 0, 4);
  private static final Window SECOND = new Window(2, 5, 9);

  private final SectionMap map = new SectionMap(10);

  private List<Piece> applied() {
    return map.applyTo(
        IntStream.range(0, 10)
            .mapToObj(
                i ->
                    Optional.of(
                        new Piece(
                            "Line", 0, 5 * i, Topic.OTHER, List.of(), List.of(), false, false)))
            .toList());
  }

  private List<Integer> beginnings() {
    List<Piece> pieces = applied();
    return IntStream.range(0, 10).filter(i -> pieces.get(i).opensEntry()).boxed().toList();
  }

  @Test
  void aSectionGoesOnInTheNextWindowWhereItBeganAboveIt() {
    map.add(FIRST, List.of(new Range(Topic.SKILLS, 0, 4)));
    map.add(SECOND, List.of(new Range(Topic.SKILLS, 3, 9)));

    assertThat(beginnings()).containsExactly(0);
  }

  @Test
  void aSectionThatBeginsWithTheWindowIsAnother() {
    map.add(FIRST, List.of(new Range(Topic.SKILLS, 0, 4)));
    map.add(SECOND, List.of(new Range(Topic.SKILLS, 5, 9)));

    assertThat(beginnings()).containsExactly(0, 5);
  }

  @Test
  void aSectionOfAnotherTopicDoesNotGoOn() {
    map.add(FIRST, List.of(new Range(Topic.SKILLS, 0, 4)));
    map.add(SECOND, List.of(new Range(Topic.AWARDS, 2, 9)));

    assertThat(beginnings()).containsExactly(0, 5);
    assertThat(applied()).extracting(Piece::topic).startsWith(Topic.SKILLS).endsWith(Topic.AWARDS);
    assertThat(applied().get(4).topic()).isEqualTo(Topic.SKILLS);
  }

  @Test
  void whatFollowsAGapBeginsAnew() {
    map.add(FIRST, List.of(new Range(Topic.SKILLS, 1, 2)));
    map.add(SECOND, List.of(new Range(Topic.SKILLS, 2, 6)));

    assertThat(beginnings()).containsExactly(1, 3, 5, 7);
    assertThat(applied().get(3).topic()).isEqualTo(Topic.OTHER);
  }

  @Test
  void anInnerSectionPartsTheOuterOne() {
    map.add(
        FIRST,
        List.of(
            new Range(Topic.AWARDS, 2, 2),
            new Range(Topic.EXPERIENCE, 0, 4),
            new Range(null, 4, 4)));

    assertThat(applied())
        .extracting(Piece::topic)
        .startsWith(
            Topic.EXPERIENCE, Topic.EXPERIENCE, Topic.AWARDS, Topic.EXPERIENCE, Topic.OTHER);
    assertThat(beginnings()).containsExactly(0, 2, 3, 4, 5);
  }
}
