package io.aiprofile.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.domain.account.EmailAddress;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeadTest {
  private static final ConversationId TALK = new ConversationId("0".repeat(32));
  private static final EmailAddress EMAIL = new EmailAddress("mira@example.org");
  private static final Instant NOW = Instant.parse("2026-04-03T10:00:00Z");

  @Test
  void nameAndNotesStayAsTheyWereTold() {
    Lead lead = lead("Mira K. O'Rao 李", "About \"Acme\": 50 % & <more>");

    assertThat(lead.name()).isEqualTo("Mira K. O'Rao 李");
    assertThat(lead.notes()).isEqualTo("About \"Acme\": 50 % & <more>");
    assertThat(lead("", " \n ").notes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mira\r\nBcc: all@example.org",
        "Mira\nBcc: all@example.org",
        "Mira\rBcc: all@example.org",
        "Mira\u0085Bcc: all@example.org",
        "\nMira\u000b\f\t Bcc: all@example.org\n",
        "Mira\u0000\u0007\u001b\u202e\u200bBcc: all@example.org"
      })
  void breaksAndControlCharactersBecomeOneBlank(String text) {
    assertThat(lead(text, text).name()).isEqualTo("Mira Bcc: all@example.org");
    assertThat(lead(text, text).notes()).isEqualTo("Mira Bcc: all@example.org");
  }

  @Test
  void whatIsTooLongIsCut() {
    Lead lead = lead("n".repeat(101), "x ".repeat(5_000));

    assertThat(lead.name()).isEqualTo("n".repeat(Lead.MAX_NAME_LENGTH));
    assertThat(lead.notes()).hasSize(Lead.MAX_NOTES_LENGTH - 1).endsWith("x");
  }

  @Test
  void whateverWasTypedIsOneLineThatStaysTheSameWhenItIsReadAgain() {
    Random random = new Random(5);
    for (int n = 0; n < 2_000; n++) {
      String typed =
          IntStream.range(0, random.nextInt(700))
              .mapToObj(i -> Character.toString(random.nextInt(0x300)))
              .collect(Collectors.joining());
      Lead lead = lead(typed, typed);

      assertThat(lead.name())
          .hasSizeLessThanOrEqualTo(100)
          .doesNotContainPattern("\\p{C}|[\\r\\n]");
      assertThat(lead.notes())
          .hasSizeLessThanOrEqualTo(500)
          .doesNotContainPattern("\\p{C}|[\\r\\n]");
      assertThat(lead(lead.name(), lead.notes())).isEqualTo(lead);
    }
  }

  private static Lead lead(String name, String notes) {
    return new Lead(TALK, EMAIL, name, notes, NOW);
  }
}
