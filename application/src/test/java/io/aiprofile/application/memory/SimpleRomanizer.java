package io.aiprofile.application.memory;

import io.aiprofile.application.port.text.Romanizer;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spells every letter with its name in Unicode: {@code "मीरा"} becomes {@code "maiiraaa"}. Not
 * pretty, but different names stay different. Thread-safe.
 */
public final class SimpleRomanizer implements Romanizer {
  private static final Pattern LETTER =
      Pattern.compile("(?:LETTER|VOWEL SIGN|IDEOGRAPHS|CHOSEONG|JUNGSEONG|JONGSEONG) ([A-Z0-9]+)");

  @Override
  public String romanize(String name) {
    StringBuilder latin = new StringBuilder();
    Normalizer.normalize(name, Normalizer.Form.NFD)
        .codePoints()
        .forEach(character -> latin.append(spelled(character)));
    return latin.toString();
  }

  private static String spelled(int character) {
    if (character < 0x80) {
      return Character.toString(character);
    }
    String unicodeName = Character.getName(character);
    Matcher letter = LETTER.matcher(unicodeName == null ? "" : unicodeName);
    if (!letter.find()) {
      return "";
    }
    String spelling = letter.group(1);
    return Character.isUpperCase(character) ? spelling : spelling.toLowerCase(Locale.ROOT);
  }
}
