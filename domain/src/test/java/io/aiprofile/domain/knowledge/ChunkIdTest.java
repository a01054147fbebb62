package io.aiprofile.domain.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.domain.document.ContentHash;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkIdTest {

  @Test
  void anIdIsTheHashOfTheFoldedPassage() {
    assertThat(ChunkId.of(" Led a\nteam. ").hash()).isEqualTo(ContentHash.of("Led a team."));
    assertThat(ChunkId.of("x")).hasToString(ContentHash.of("x").hex());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Office 2 in Zürich", "  Office\t2\r\nin Zürich ", "Office 2 in Zu\u0308rich",
        "O\uFB03ce 2 in Zürich", "Ｏｆｆｉｃｅ ２ ｉｎ Zürich", "Office\u00a02 in\u3000Zürich"
      })
  void theSameWordsHaveOneIdHoweverTheyAreLaidOut(String passage) {
    assertThat(ChunkId.of(passage)).isEqualTo(ChunkId.of("Office 2 in Zürich"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Office 3 in Zürich", "office 2 in Zürich", "Office2 in Zürich", "Office"})
  void otherWordsHaveAnotherId(String passage) {
    assertThat(ChunkId.of(passage)).isNotEqualTo(ChunkId.of("Office 2 in Zürich"));
  }

  @RepeatedTest(200)
  void whiteSpaceAnywhereBetweenWordsMakesNoDifference(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    String[] words = {"Led", "team", "1⁄2", "m²", "कृष्णन्", "ﬁne", "李", "É"};
    String[] gaps = {" ", "\n", "\t ", "\u00a0", "\r\n\r\n", "\u2003"};
    StringBuilder tidy = new StringBuilder();
    StringBuilder wild = new StringBuilder();
    for (int i = 1 + random.nextInt(12); i > 0; i--) {
      String word = words[random.nextInt(words.length)];
      tidy.append(word).append(' ');
      wild.append(gaps[random.nextInt(gaps.length)]).append(word);
    }

    assertThat(ChunkId.of(wild.toString())).isEqualTo(ChunkId.of(tidy.toString()));
    assertThat(ChunkId.of(wild + "!")).isNotEqualTo(ChunkId.of(tidy.toString()));
  }
}
