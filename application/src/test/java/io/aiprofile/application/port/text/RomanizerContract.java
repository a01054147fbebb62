package io.aiprofile.application.port.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.port.storage.Race;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Romanizer} does. How well a name reads is shown by the adapter's own test. */
public interface RomanizerContract {
  Romanizer romanizer();

  @ParameterizedTest
  @ValueSource(strings = {"", "Asha Rao", "O'Brien-Smith 3rd", "asha@example.com"})
  default void whatIsAsciiStaysAsItIs(String name) {
    assertThat(romanizer().romanize(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "José Núñez, Jose Nunez",
    "Jose\u0301, Jose",
    "Łukasz Øst, Lukasz Ost",
    "Çağla, Cagla",
    "Zoë, Zoe"
  })
  default void latinLettersLoseTheirAccents(String name, String plain) {
    assertThat(romanizer().romanize(name)).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"मीरा कृष्णन्", "李娜", "Мария", "Μαρία", "محمد", "田中さくら", "김민준", "மீரா", "שרה"})
  default void aNameOfAnyScriptBecomesAsciiWithLetters(String name) {
    assertThat(romanizer().romanize(name)).isASCII().containsPattern("[A-Za-z]");
    assertThat(romanizer().romanize(name)).isEqualTo(romanizer().romanize(name));
  }

  @Test
  default void differentNamesStayDifferent() {
    assertThat(romanizer().romanize("मीरा")).isNotEqualTo(romanizer().romanize("आशा"));
    assertThat(romanizer().romanize("Мария")).isNotEqualTo(romanizer().romanize("Иван"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"🎓", "…", "\u200d"})
  default void whatIsNoLetterBecomesNone(String symbols) {
    assertThat(romanizer().romanize(symbols)).matches("[\\x00-\\x7f&&[^A-Za-z0-9]]*");
  }

  @Test
  default void manyThreadsMayRomanizeAtOnce() {
    String expected = romanizer().romanize("मीरा कृष्णन्");

    List<String> results =
        Race.of(Collections.nCopies(16, "मीरा कृष्णन्"), name -> romanizer().romanize(name));

    assertThat(results).containsOnly(expected);
  }
}
