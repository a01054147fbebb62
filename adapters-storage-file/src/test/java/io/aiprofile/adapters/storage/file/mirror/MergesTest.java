package io.aiprofile.adapters.storage.file.mirror;

import static io.aiprofile.application.Fixtures.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.domain.document.FileName;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MergesTest {
  @Test
  void theRemotesLinesComeFirst() {
    assertThat(lines("a", "a o", "a t")).isEqualTo("a t o");
  }

  @Test
  void aLineThatIsThereTwiceOnPurposeStays() {
    assertThat(lines("a a", "a a o", "a a t")).isEqualTo("a a t o");
  }

  @Test
  void mergingAgainChangesNothing() {
    Random random = new Random(4);
    for (int round = 0; round < 2_000; round++) {
      String base = some(random, 6);
      String ours = some(random, 6);
      String theirs = some(random, 6);
      String merged = lines(base, ours, theirs);
      assertThat(lines(theirs, merged, theirs)).isEqualTo(merged);
      assertThat(lines(base, merged, theirs)).as("a merge that was not noted").isEqualTo(merged);
    }
  }

  @Test
  void noAddedLineIsLostAndNoUntouchedOne() {
    Random random = new Random(5);
    for (int round = 0; round < 2_000; round++) {
      String base = "a b c d";
      String ours = base + " o" + random.nextInt(3) + " x" + random.nextInt(3);
      String theirs = base + " t" + random.nextInt(3) + " x" + random.nextInt(3);
      assertThat(lines(base, ours, theirs).split(" "))
          .contains(ours.split(" "))
          .contains(theirs.split(" "))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void keysAreMergedAndNumbersStayAsTheyAre() {
    assertThat(
            json(
                "{\"kept\":1.10,\"changed\":1,\"deleted\":1}",
                "{\"kept\":1.10,\"changed\":2,\"ours\":12345678901234567890}",
                "{\"kept\":1.10,\"changed\":1,\"deleted\":1,\"theirs\":1e2}",
                false))
        .contains("{\"kept\":1.10,\"changed\":2,\"theirs\":1E+2,\"ours\":12345678901234567890}\n");
  }

  @Test
  void aChangeStandsBeforeADeletionAndTheLaterBeforeTheEarlier() {
    assertThat(json("{\"a\":1}", "{}", "{\"a\":2}", true)).contains("{\"a\":2}\n");
    assertThat(json("{\"a\":1}", "{\"a\":2}", "{}", false)).contains("{\"a\":2}\n");
    assertThat(json("{\"a\":1}", "{\"a\":2}", "{\"a\":3}", true)).contains("{\"a\":2}\n");
    assertThat(json("{\"a\":1}", "{\"a\":2}", "{\"a\":3}", false)).contains("{\"a\":3}\n");
  }

  @Test
  void whatIsNoObjectIsNotMerged() {
    assertThat(json("{}", "[1]", "{\"a\":3}", true)).isEmpty();
    assertThat(json("{}", "{\"a\":", "{\"a\":3}", true)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cv.pdf", "Résumé 履歴.docx", "a.b.c.txt", "x(1).md"})
  void theOtherVersionOfADocumentIsADocument(String name) {
    assertThat(beside(name)).contains("other version");
    assertThat(FileName.parse(beside(name))).isPresent();
    assertThat(beside(name)).endsWith(name.substring(name.lastIndexOf('.')));
  }

  @Test
  void theOtherVersionsNameIsNeverTooLong() {
    String longest = "履".repeat(65) + ".pdf";
    assertThat(FileName.parse(longest)).isPresent();

    assertThat(FileName.parse(beside(longest))).isPresent();
  }

  private static String beside(String name) {
    String path = OtherVersion.path("profiles/asha-rao/docs/" + name, bytes("content"));
    assertThat(path).startsWith("profiles/asha-rao/docs/");
    return path.substring("profiles/asha-rao/docs/".length());
  }

  private static String lines(String base, String ours, String theirs) {
    byte[] merged = LineMerge.merged(text(base), text(ours), text(theirs));
    return new String(merged, UTF_8).strip().replace('\n', ' ');
  }

  private static byte[] text(String words) {
    return bytes(words.isEmpty() ? "" : words.replace(' ', '\n') + "\n");
  }

  private static Optional<String> json(String base, String ours, String theirs, boolean later) {
    return JsonMerge.merged(Optional.of(bytes(base)), bytes(ours), bytes(theirs), later)
        .map(merged -> new String(merged, UTF_8));
  }

  /** Some of a few words, each at most once, in any order. */
  private static String some(Random random, int words) {
    Integer[] all = new Integer[words];
    Arrays.setAll(all, n -> n);
    java.util.Collections.shuffle(Arrays.asList(all), random);
    StringBuilder some = new StringBuilder();
    for (int n = random.nextInt(words + 1); n > 0; n--) {
      some.append(some.isEmpty() ? "" : " ").append(all[n - 1]);
    }
    return some.toString();
  }
}
