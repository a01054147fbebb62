package io.aiprofile.domain.account;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * An e-mail address as people type it, in lower case: at most 254 characters (RFC 5321). Quoted
 * local parts and addresses without a top-level domain are not taken.
 */
public record EmailAddress(String value) {
  public static final int MAX_LENGTH = 254;

  private static final int MAX_LOCAL_LENGTH = 64;

  /** Possessive, so that a long text of letters is passed over in one go. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[\\p{L}\\p{N}_%+-]++(?:\\.[\\p{L}\\p{N}_%+-]++)*+"
              + "@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)+\\p{L}{2,63}");

  public EmailAddress {
    if (!isAddress(value) || !value.equals(value.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("not an e-mail address in lower case");
    }
  }

  /** The address as typed, or empty when it is none. */
  public static Optional<EmailAddress> parse(String typed) {
    String lower = typed.strip().toLowerCase(Locale.ROOT);
    return isAddress(lower) ? Optional.of(new EmailAddress(lower)) : Optional.empty();
  }

  /** All addresses that stand in a text, in order, each once. */
  public static List<EmailAddress> in(String text) {
    return ADDRESS
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .flatMap(found -> parse(found).stream())
        .distinct()
        .toList();
  }

  /** The text with a blank for each address. */
  public static String removedFrom(String text) {
    return ADDRESS.matcher(text).replaceAll(" ");
  }

  private static boolean isAddress(String text) {
    return text.length() <= MAX_LENGTH
        && text.indexOf('@') <= MAX_LOCAL_LENGTH
        && ADDRESS.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
