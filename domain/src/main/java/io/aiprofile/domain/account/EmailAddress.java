package io.aiprofile.domain.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as people type it, in lower case: at most 254 characters (RFC 5321). Quoted
 * local parts and addresses without a top-level domain are not taken.
 */
public record EmailAddress(String value) {
  public static final int MAX_LENGTH = 254;

  private static final int MAX_LOCAL_LENGTH = 64;

  private static final Pattern LOCAL =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}_%+-]++(?:\\.[\\p{L}\\p{M}\\p{N}_%+-]++)*+");

  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?\\.){1,20}"
              + "\\p{L}[\\p{L}\\p{M}]{1,62}");

  /** Where an address stands in a text. */
  private record Place(int start, int end, EmailAddress address) {}

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
    return places(text).stream().map(Place::address).distinct().toList();
  }

  /** The text with a blank for each address. */
  public static String removedFrom(String text) {
    StringBuilder rest = new StringBuilder();
    int from = 0;
    for (Place place : places(text)) {
      rest.append(text, from, place.start).append(' ');
      from = place.end;
    }
    return rest.append(text.substring(from)).toString();
  }

  /** Looks around each at sign only, so that no text takes long. */
  private static List<Place> places(String text) {
    List<Place> places = new ArrayList<>();
    int free = 0;
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      int start = startOf(text, free, at);
      int end = endOf(text, at + 1);
      Optional<EmailAddress> address = parse(text.substring(start, end));
      if (address.isPresent()) {
        places.add(new Place(start, end, address.get()));
        free = end;
      }
    }
    return places;
  }

  private static int startOf(String text, int free, int at) {
    int start = at;
    while (start > free && at - start <= MAX_LOCAL_LENGTH && isLocal(text.charAt(start - 1))) {
      start--;
    }
    while (start < at && text.charAt(start) == '.') {
      start++;
    }
    return start;
  }

  private static int endOf(String text, int from) {
    int end = from;
    while (end < text.length() && end - from <= MAX_LENGTH && isDomain(text.charAt(end))) {
      end++;
    }
    while (end > from && ".-".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private static boolean isLocal(char c) {
    return isWord(c) || "._%+-".indexOf(c) >= 0;
  }

  private static boolean isDomain(char c) {
    return isWord(c) || c == '.' || c == '-';
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isAddress(String text) {
    int at = text.indexOf('@');
    return at > 0
        && at <= MAX_LOCAL_LENGTH
        && text.length() <= MAX_LENGTH
        && LOCAL.matcher(text.substring(0, at)).matches()
        && DOMAIN.matcher(text.substring(at + 1)).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
