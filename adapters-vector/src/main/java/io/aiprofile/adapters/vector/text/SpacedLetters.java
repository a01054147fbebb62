package io.aiprofile.adapters.vector.text;

import java.util.regex.Pattern;

/** Closes up {@code E X P E R I E N C E}, typed with blanks for effect. */
final class SpacedLetters {
  private static final Pattern SPACED = Pattern.compile("\\p{L}(?: \\p{L}){3,}(?: (?:& )?\\p{L})*");

  private SpacedLetters() {}

  static String closed(String line) {
    return SPACED.matcher(line).matches() ? line.replace(" ", "").replace("&", " & ") : line;
  }
}
