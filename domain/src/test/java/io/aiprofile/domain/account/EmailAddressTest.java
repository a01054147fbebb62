package io.aiprofile.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mira@example.org",
        "m@e.co",
        "mira.k.rao+jobs@mail.example.co.in",
        "m_i%r-a+1@sub-domain.example.museum",
        "7@7.example",
        "jörg@müller.de",
        "李@例子.中国"
      })
  void whatPeopleHaveIsAnAddress(String address) {
    assertThat(EmailAddress.parse(address)).contains(new EmailAddress(address));
    assertThat(EmailAddress.in(address)).containsExactly(new EmailAddress(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "@",
        "mira",
        "mira@",
        "@example.org",
        "mira@example",
        "mira@localhost",
        "mira@example.o",
        "mira@example.org.",
        "mira@example..org",
        "mira@.example.org",
        "mira@-example.org",
        "mira@example-.org",
        "mira@exam_ple.org",
        "mira@127.0.0.1",
        "mira@[127.0.0.1]",
        ".mira@example.org",
        "mira.@example.org",
        "mi..ra@example.org",
        "mi ra@example.org",
        "\"mi ra\"@example.org",
        "mira@@example.org",
        "mira@example.org@example.org",
        "Mira <mira@example.org>",
        "mailto:mira@example.org",
        "mira@example.org, asha@example.org",
        "mira@example.org\nbcc: all@example.org",
        "mira@example.org\r\nBcc: all@example.org",
        "mira\u0000@example.org",
        "mira@exam\u202eple.org",
        "mira@example.org?subject=x",
        "<script>@example.org",
        "mira'or'1'='1@example.org"
      })
  void whatIsNoAddressIsRefused(String typed) {
    assertThat(EmailAddress.parse(typed)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(typed));
  }

  @Test
  void anAddressAsTypedIsTidied() {
    assertThat(EmailAddress.parse("  Mira.Rao@Example.ORG\t"))
        .contains(new EmailAddress("mira.rao@example.org"));
    assertThat(new EmailAddress("mira@example.org")).hasToString("mira@example.org");
    assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress("Mira@example.org"));
  }

  @Test
  void anAddressIsAsLongAsMailAllows() {
    String local = "l".repeat(64);
    String longest = local + "@" + ("d".repeat(61) + ".").repeat(3) + "org";

    assertThat(longest).hasSize(EmailAddress.MAX_LENGTH);
    assertThat(EmailAddress.parse(longest)).isPresent();
    assertThat(EmailAddress.parse("l" + longest)).isEmpty();
    assertThat(EmailAddress.parse(longest + "d")).isEmpty();
    assertThat(EmailAddress.parse("l".repeat(65) + "@example.org")).isEmpty();
    assertThat(EmailAddress.parse("m@" + "d".repeat(63) + ".org")).isPresent();
    assertThat(EmailAddress.parse("m@" + "d".repeat(64) + ".org")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Write to mira@example.org.                      | mira@example.org
          Mira <mira@example.org>, please                 | mira@example.org
          mailto:mira@example.org?subject=x               | mira@example.org
          (a.b@c.de)                                      | a.b@c.de
          A@B.IN or a@b.in or c@d.in                      | a@b.in c@d.in
          mine is mira@example.org, hers asha@example.org | mira@example.org asha@example.org
          मेरा पता mira@example.org है                       | mira@example.org
          no address at example dot org                   | ''
          mira@example                                    | ''
          """)
  void theAddressesInATextAreFoundInOrderAndOnce(String text, String found) {
    assertThat(
            EmailAddress.in(text).stream()
                .map(EmailAddress::value)
                .collect(Collectors.joining(" ")))
        .isEqualTo(found);
  }

  @Test
  void aTextWithoutItsAddressesHoldsNone() {
    assertThat(EmailAddress.removedFrom("Mail mira@example.org or A.B@C.de, please."))
        .isEqualTo("Mail   or  , please.");
    assertThat(EmailAddress.removedFrom("nothing @ all")).isEqualTo("nothing @ all");
  }

  static Stream<String> hostile() {
    int length = 2_000;
    return Stream.of(
        "a".repeat(length),
        "a.".repeat(length / 2),
        "a@".repeat(length / 2),
        "@".repeat(length),
        "a@" + "a".repeat(length),
        "a@" + "a.".repeat(length / 2),
        "a@" + "a-".repeat(length / 2),
        "a@" + ("a".repeat(62) + "-.").repeat(length / 64),
        "a".repeat(length / 2) + "@" + "a".repeat(length / 2),
        "%+-_".repeat(length / 4) + "@",
        " \t\n\u0000".repeat(length / 4));
  }

  /** A pattern that tries every way to split these would not come back. */
  @ParameterizedTest
  @MethodSource("hostile")
  void textOfAQuestionsLengthThatIsMadeToTakeLongHoldsNoAddress(String text) {
    assertThat(EmailAddress.parse(text)).isEmpty();
    assertThat(EmailAddress.in(text)).isEmpty();
  }

  @Test
  void anAddressIsFoundBehindALongRunOfLetters() {
    assertThat(EmailAddress.in("a".repeat(1_900) + " mira@example.org"))
        .containsExactly(new EmailAddress("mira@example.org"));
  }

  @Test
  void whateverIsFoundInATextIsAnAddressByItself() {
    Random random = new Random(7);
    String letters = "ab1.-_+@@.. \n<>é李\u0000\"'";
    for (int n = 0; n < 20_000; n++) {
      String text =
          IntStream.range(0, 24)
              .mapToObj(i -> letters.substring(random.nextInt(letters.length() - 1)))
              .map(rest -> rest.substring(0, 1))
              .collect(Collectors.joining());
      List<EmailAddress> found = EmailAddress.in(text);
      assertThat(found)
          .allSatisfy(
              address -> {
                assertThat(EmailAddress.parse(address.value())).contains(address);
                assertThat(text).containsIgnoringCase(address.value());
              });
    }
  }

  @Test
  void endlessTextsAreLookedThroughWithoutHarm() {
    assertThat(EmailAddress.in("a@" + "a.".repeat(20_000))).isEmpty();
    assertThat(EmailAddress.in("a.".repeat(50_000) + "@" + "b".repeat(50_000))).isEmpty();
    assertThat(EmailAddress.in("@".repeat(50_000))).isEmpty();
  }

  @Test
  void marksOfAScriptBelongToItsLetters() {
    assertThat(EmailAddress.in("लिखिए: मीरा@उदाहरण.भारत।")).hasSize(1);
  }

  @Test
  void anOverlongLastLabelIsNoAddressNotEvenInPart() {
    assertThat(EmailAddress.in("bo@mail." + "x".repeat(80))).isEmpty();
  }

  @Test
  void aTextWithoutItsAddressesKeepsEverythingElse() {
    assertThat(EmailAddress.removedFrom("Write to bo@mail.example, or al@mail.example."))
        .isEqualTo("Write to  , or  .");
  }
}
