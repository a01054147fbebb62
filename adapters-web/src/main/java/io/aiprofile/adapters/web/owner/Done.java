package io.aiprofile.adapters.web.owner;

import java.util.Arrays;
import java.util.Locale;

/** What a form of the owner did. The page that follows learns it from its address, as a code. */
enum Done {
  SAVED("Your headline is saved."),
  ADDED("Your documents are added. Have them read next, so that answers can quote them."),
  REMOVED("The document is removed. Read the others again, so that answers stop quoting it."),
  CANCELLED("Reading is being stopped; what visitors are answered from is unchanged."),
  PUBLISHED("Your page is public."),
  UNPUBLISHED("Your page is offline: visitors find nothing at its address.");

  private final String words;

  Done(String words) {
    this.words = words;
  }

  String path() {
    return "/owner?done=" + code();
  }

  /** The words for a code, or empty for any other text: an address must not put words here. */
  static String words(String code) {
    return Arrays.stream(values())
        .filter(done -> done.code().equals(code))
        .map(done -> done.words)
        .findFirst()
        .orElse("");
  }

  private String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
