package io.aiprofile.domain.document;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a document within its profile: letters, digits, spaces and {@code ._-()+&,'} of any
 * script, at most 100 characters and 200 UTF-8 bytes, no path, no control characters, no leading
 * dot. Safe as a file's name on every common file system.
 */
public record FileName(String value) implements Comparable<FileName> {
  private static final int MAX_LENGTH = 100;
  private static final int MAX_BYTES = 200;
  private static final Pattern FORM =
      Pattern.compile("[\\p{L}\\p{N}(][\\p{L}\\p{M}\\p{N} ._()+&,'\\-]*[\\p{L}\\p{M}\\p{N})]");
  private static final Pattern DEVICE =
      Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

  public FileName {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a document name");
    }
  }

  /** The name as typed or uploaded, or empty when it could be a path, hidden or unprintable. */
  public static Optional<FileName> parse(String typed) {
    String composed = Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
    return isValid(composed) ? Optional.of(new FileName(composed)) : Optional.empty();
  }

  /** This name with the ending that tells the truth about the content. */
  public FileName endingFor(DocumentKind kind) {
    if (DocumentKind.suggestedBy(value).filter(kind::equals).isPresent()) {
      return this;
    }
    int dot = value.lastIndexOf('.');
    String stem = dot > 0 && value.length() - dot <= 6 ? value.substring(0, dot).strip() : value;
    // With the ending the name may be too long, a device, or have two dots; one letter never is.
    while (!isValid(stem + "." + kind.extension())) {
      stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
    }
    return new FileName(stem + "." + kind.extension());
  }

  /** Whether two names would be the same file on a file system that ignores case. */
  public boolean sameFileAs(FileName other) {
    return value.toLowerCase(Locale.ROOT).equals(other.value.toLowerCase(Locale.ROOT));
  }

  @Override
  public int compareTo(FileName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }

  private static boolean isValid(String value) {
    return value.length() <= MAX_LENGTH
        && value.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= MAX_BYTES
        && FORM.matcher(value).matches()
        && !value.contains("..")
        && !DEVICE.matcher(value).matches();
  }
}
