package io.aiprofile.application.port.notify;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.port.storage.VisitorRecords.gap;
import static io.aiprofile.application.port.storage.VisitorRecords.lead;
import static io.aiprofile.application.port.storage.VisitorRecords.notice;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.aiprofile.application.port.storage.Race;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link Notifier} does when the world behind it works. The test of an adapter
 * implements it, and shows besides who then knows what.
 */
public interface NotifierContract {

  /** The notifier under test. */
  Notifier notifier();

  private void assertTold(Notice... notices) {
    assertThatNoException().isThrownBy(() -> List.of(notices).forEach(notifier()::tell));
  }

  @Test
  default void noticesOfEveryKindCanBeTold() {
    assertTold(notice(ASHA, lead(1)), notice(ASHA, gap(2)));
  }

  @Test
  default void theSameNoticeCanBeToldAgain() {
    assertTold(notice(ASHA, lead(1)), notice(ASHA, lead(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "one\ntwo\r\nBcc: everybody@example.org\r\n\r\nthree",
        "\"quoted\" \\back\\slash \\n {\"key\":\"x\"}",
        "line\u2028separator\u2029and\u0085next",
        "a\u0000b\u0001c\u001fd\u007fe\tf\u001b[31m",
        "half \ud83d and \udf93 halves, a whole \ud83c\udf93",
        "मीरा 李小龙 محمد \u202e",
        "</script><b>${x} %s {} {0}</b>"
      })
  default void hostileTextCanBeTold(String text) {
    String line = ("A subject " + text).lines().findFirst().orElseThrow();
    assertTold(new Notice("key", ASHA, Notice.Kind.LEAD, line, text, NOW));
  }

  @Test
  default void aLongNoticeCanBeTold() {
    String text = "Does she sing? ".repeat(10_000);
    assertTold(
        new Notice("x".repeat(100), ASHA, Notice.Kind.KNOWLEDGE_GAP, "S".repeat(500), text, NOW));
  }

  @Test
  default void manyCanBeToldAtOnce() {
    Notifier shared = notifier();
    List<Notice> notices =
        IntStream.range(0, 24).mapToObj(number -> notice(ASHA, lead(number))).toList();

    Race.of(
        notices,
        notice -> {
          shared.tell(notice);
          return true;
        });
  }
}
