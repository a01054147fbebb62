package io.aiprofile.domain.profile;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of a profile in addresses and folders: lower-case ASCII letters and digits in groups
 * joined by single hyphens, 2 to 60 characters, never a reserved word.
 */
public record Slug(String value) implements Comparable<Slug> {
  public static final int MAX_LENGTH = 60;
  private static final int MIN_LENGTH = 2;
  private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /** Words that are, or may become, the first part of a path, or that would mislead a visitor. */
  private static final Set<String> RESERVED =
      Set.of(
          "about",
          "account",
          "accounts",
          "admin",
          "api",
          "assets",
          "auth",
          "billing",
          "chat",
          "config",
          "con",
          "dashboard",
          "docs",
          "embed",
          "explore",
          "healthz",
          "help",
          "index",
          "login",
          "logout",
          "logs",
          "metrics",
          "new",
          "nul",
          "null",
          "owner",
          "prn",
          "profile",
          "profiles",
          "readyz",
          "register",
          "root",
          "settings",
          "static",
          "status",
          "support",
          "system",
          "terms",
          "privacy",
          "undefined",
          "user",
          "users",
          "www");

  /** Stands for a profile that was erased, in records that outlive it; no profile gets it. */
  public static final Slug ERASED = new Slug("erased");

  public Slug {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "A slug is 2 to 60 lower-case letters and digits with single hyphens, and not reserved: '"
              + value.codePoints().limit(80).mapToObj(Slug::printable).reduce("", String::concat)
              + "'");
    }
  }

  /** The slug a person typed, or empty when it cannot be one. */
  public static Optional<Slug> parse(String typed) {
    return isValid(typed) ? Optional.of(new Slug(typed)) : Optional.empty();
  }

  /**
   * The slug of a name already written in Latin letters; letters outside ASCII are dropped. Empty
   * when nothing usable remains. A reserved or one-letter result gets the suffix {@code -profile}.
   */
  public static Optional<Slug> fromLatin(String name) {
    String joined =
        name.toLowerCase(Locale.ROOT)
            .replaceAll("['’ʹʼ`]", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    String cut = cut(joined, MAX_LENGTH);
    if (cut.isEmpty()) {
      return Optional.empty();
    }
    boolean usable = isValid(cut) && !cut.equals(ERASED.value);
    return Optional.of(new Slug(usable ? cut : cut + "-profile"));
  }

  /**
   * This slug with a number behind it, shortened as needed: {@code asha-rao} to {@code asha-rao-2}.
   */
  public Slug numbered(int number) {
    String suffix = "-" + number;
    return new Slug(cut(value, MAX_LENGTH - suffix.length()) + suffix);
  }

  @Override
  public int compareTo(Slug other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }

  private static boolean isValid(String value) {
    return value.length() >= MIN_LENGTH
        && value.length() <= MAX_LENGTH
        && FORM.matcher(value).matches()
        && !RESERVED.contains(value);
  }

  private static String cut(String joined, int length) {
    return joined.length() <= length ? joined : joined.substring(0, length).replaceAll("-+$", "");
  }

  private static String printable(int codePoint) {
    return Character.isISOControl(codePoint) ? "?" : Character.toString(codePoint);
  }
}
