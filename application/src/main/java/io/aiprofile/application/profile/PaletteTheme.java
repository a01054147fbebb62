package io.aiprofile.application.profile;

import io.aiprofile.application.indexing.TabSeparated;
import io.aiprofile.domain.document.ContentHash;
import io.aiprofile.domain.profile.Colour;
import io.aiprofile.domain.profile.Mood;
import io.aiprofile.domain.profile.Oklch;
import io.aiprofile.domain.profile.Slug;
import io.aiprofile.domain.profile.Theme;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Mixes colours without a language model: colours and moods that {@code mood-words.tsv} knows give
 * the hue and the tone, any other words give some hue, always the same. Thread-safe.
 */
public final class PaletteTheme implements SuggestTheme {
  /** In OKLCH, without the hue. */
  private record Shade(double lightness, double chroma) {
    Colour of(double hue, double colourful) {
      return new Oklch(lightness, chroma * colourful, hue).toColour();
    }
  }

  private record Tone(Shade bg, Shade title, Shade body, Shade nav) {
    static final Tone LIGHT =
        new Tone(
            new Shade(0.97, 0.012),
            new Shade(0.42, 0.13),
            new Shade(0.3, 0.02),
            new Shade(0.52, 0.14));
    static final Tone SOFT =
        new Tone(
            new Shade(0.94, 0.035),
            new Shade(0.42, 0.08),
            new Shade(0.34, 0.03),
            new Shade(0.52, 0.09));
    static final Tone VIVID =
        new Tone(
            new Shade(0.93, 0.07),
            new Shade(0.4, 0.19),
            new Shade(0.25, 0.05),
            new Shade(0.5, 0.2));
    static final Tone DARK =
        new Tone(
            new Shade(0.21, 0.03),
            new Shade(0.88, 0.11),
            new Shade(0.91, 0.015),
            new Shade(0.78, 0.13));

    static Tone named(String name) {
      return switch (name) {
        case "LIGHT" -> LIGHT;
        case "SOFT" -> SOFT;
        case "VIVID" -> VIVID;
        case "DARK" -> DARK;
        default -> throw new IllegalArgumentException("No tone is called " + name);
      };
    }

    Theme with(double hue, double accent, double colourful) {
      return Theme.readable(
          bg.of(hue, colourful),
          title.of(hue, colourful),
          body.of(hue, colourful),
          nav.of(accent, colourful));
    }
  }

  /**
   * What a word stands for.
   *
   * @param hue in degrees; empty for a tone alone
   * @param grey whether it takes the colour away
   */
  private record Meaning(Optional<Double> hue, Optional<Tone> tone, boolean grey, Pattern word) {}

  /** Where a word stands in a mood. */
  private record Found(int at, Meaning meaning) {}

  /** From here on scripts write words without spaces between them. */
  private static final int FIRST_UNSPACED = 0x2e80;

  /** Where the mood names no second colour: neighbours on the wheel go together. */
  private static final double NEIGHBOUR = 40;

  /** Greys without any are dull. */
  private static final double HINT_OF_COLOUR = 0.1;

  /** "Professional green" is green: what names a colour comes before what suggests one. */
  private static final Comparator<Found> COLOURS_FIRST =
      Comparator.comparing((Found found) -> found.meaning.tone.isPresent())
          .thenComparingInt(Found::at);

  private final List<Meaning> meanings =
      TabSeparated.rows(PaletteTheme.class, "mood-words.tsv").stream()
          .flatMap(row -> Arrays.stream(row.get(2).split(" ")).map(word -> meaning(row, word)))
          .toList();

  @Inject
  public PaletteTheme() {}

  /** A row tells hue, tone and words; {@code *} stands for any further letters of a word. */
  private static Meaning meaning(List<String> row, String word) {
    String hue = row.get(0);
    String tone = row.get(1);
    boolean grey = hue.equals("grey");
    return new Meaning(
        hue.equals("-") || grey ? Optional.empty() : Optional.of(Double.valueOf(hue)),
        tone.equals("-") ? Optional.empty() : Optional.of(Tone.named(tone)),
        grey,
        pattern(word));
  }

  private static Pattern pattern(String word) {
    boolean spaced = word.codePoints().allMatch(letter -> letter < FIRST_UNSPACED);
    String begin = spaced && !word.startsWith("*") ? "(?<![\\p{L}\\p{M}])" : "";
    String end = spaced && !word.endsWith("*") ? "(?![\\p{L}\\p{M}])" : "";
    return Pattern.compile(begin + Pattern.quote(word.replace("*", "")) + end);
  }

  @Override
  public Theme suggest(Slug slug, Mood mood) {
    List<Meaning> told = told(mood);
    List<Double> hues = told.stream().flatMap(word -> word.hue().stream()).distinct().toList();
    double hue = hues.isEmpty() ? hashed(mood) : hues.getFirst();
    double accent = hues.size() > 1 ? hues.get(1) : (hue + NEIGHBOUR) % 360;
    boolean grey = hues.isEmpty() && told.stream().anyMatch(Meaning::grey);
    return tone(told).with(hue, accent, grey ? HINT_OF_COLOUR : 1);
  }

  /** A night stays dark however calm it is; of other tones the first one counts. */
  private static Tone tone(List<Meaning> told) {
    List<Tone> tones = told.stream().flatMap(word -> word.tone().stream()).toList();
    if (tones.contains(Tone.DARK)) {
      return Tone.DARK;
    }
    return tones.isEmpty() ? Tone.LIGHT : tones.getFirst();
  }

  /** The words that are known: colours, then moods, each in the order of the text. */
  private List<Meaning> told(Mood mood) {
    String text = words(mood);
    List<Found> found = new ArrayList<>();
    for (Meaning meaning : meanings) {
      Matcher matcher = meaning.word.matcher(text);
      if (matcher.find()) {
        found.add(new Found(matcher.start(), meaning));
      }
    }
    return found.stream().sorted(COLOURS_FIRST).map(Found::meaning).toList();
  }

  private static double hashed(Mood mood) {
    String hash = ContentHash.of(words(mood)).hex();
    return Integer.parseInt(hash.substring(0, 6), 16) % 360;
  }

  /** The mood without what does not change it: capitals and punctuation. */
  private static String words(Mood mood) {
    return mood.text().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ").strip();
  }
}
