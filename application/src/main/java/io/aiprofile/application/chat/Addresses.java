package io.aiprofile.application.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** E-mail addresses, web addresses and telephone numbers, which must be exact to be of use. */
final class Addresses {
  private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
  private static final Pattern WEB =
      Pattern.compile(
          "(?i)(?:https?://|www\\.)[^\\s<>()\"“”]+|(?<![\\w@.-])[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.(?:com|org|net|io|dev|edu|in|de|fr|es|cn|co|me|ai|app)(?:/[^\\s<>()\"“”]*)?(?![\\w@-])");
  private static final Pattern PHONE =
      Pattern.compile(
          "(?<![\\w.])(?:\\+|00|\\()\\d[\\d\\s()./-]{5,}\\d|(?<![\\w.-])\\d{3}[-. ]\\d{3,4}(?:[-. ]\\d{3,4})?(?![\\w-])");
  private static final int FEWEST_DIGITS = 7;

  /** An address where it stands; {@code exact} is what must be found in a source. */
  record Address(String exact, int start, int end) {}

  private Addresses() {}

  static List<Address> of(String text) {
    List<Address> found = new ArrayList<>();
    Matcher mail = MAIL.matcher(text);
    while (mail.find()) {
      found.add(new Address(mail.group().toLowerCase(Locale.ROOT), mail.start(), mail.end()));
    }
    Matcher web = WEB.matcher(text);
    while (web.find()) {
      if (isFree(found, web.start())) {
        String plain =
            web.group()
                .toLowerCase(Locale.ROOT)
                .replaceAll("^(?:https?://)?(?:www\\.)?|[./,;:!?]+$", "");
        found.add(new Address(plain, web.start(), web.end()));
      }
    }
    Matcher phone = PHONE.matcher(text);
    while (phone.find()) {
      String digits = digits(phone.group());
      if (digits.length() >= FEWEST_DIGITS && isFree(found, phone.start())) {
        found.add(new Address(digits, phone.start(), phone.end()));
      }
    }
    return found;
  }

  private static boolean isFree(List<Address> found, int at) {
    return found.stream().noneMatch(one -> one.start() <= at && at < one.end());
  }

  /** Whether the source has the address, to the letter and digit. */
  static boolean isIn(Address address, String source) {
    return source.toLowerCase(Locale.ROOT).contains(address.exact())
        || (address.exact().chars().allMatch(Character::isDigit)
            && digits(source).contains(address.exact()));
  }

  private static String digits(String text) {
    return text.replaceAll("(?<=\\d)[\\s()./-]+(?=\\d)", "").replaceAll("[^\\d]+", " ").strip();
  }
}
