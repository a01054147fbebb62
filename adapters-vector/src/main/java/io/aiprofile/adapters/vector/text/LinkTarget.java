package io.aiprofile.adapters.vector.text;

import java.util.Locale;

/** When and how the target of a link is read out beside its text. */
final class LinkTarget {
  /** Longer ones are tracking, not information. */
  private static final int LONGEST = 300;

  private LinkTarget() {}

  /** Whether the target tells the reader something that the link's text does not. */
  static boolean addsTo(String shown, String target) {
    String address = target.toLowerCase(Locale.ROOT);
    boolean readable =
        address.startsWith("https://")
            || address.startsWith("http://")
            || address.startsWith("mailto:")
            || address.startsWith("tel:");
    return readable && target.length() <= LONGEST && !bare(shown).contains(bare(target));
  }

  /** The target as one would write it down. */
  static String spelled(String target) {
    String address = target.replaceFirst("(?i)^(mailto:|tel:)", "");
    int subject = address.indexOf('?');
    boolean mail = address.length() < target.length();
    return mail && subject > 0 ? address.substring(0, subject) : address;
  }

  /** What is left when everything is dropped in which two spellings of an address differ. */
  private static String bare(String text) {
    return spelled(text.strip())
        .toLowerCase(Locale.ROOT)
        .replaceFirst("^https?://", "")
        .replaceFirst("^www\\.", "")
        .replaceFirst("/$", "")
        .replaceAll("[\\s()-]", "");
  }
}
