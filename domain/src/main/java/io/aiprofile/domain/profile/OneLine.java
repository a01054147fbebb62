package io.aiprofile.domain.profile;

import java.text.Normalizer;

/** Text that is shown on one line, whatever was typed or pasted. */
final class OneLine {
  private OneLine() {}

  /** Composed, with single spaces, without what cannot be seen; joiners stay, scripts need them. */
  static String tidy(String typed) {
    String visible =
        typed
            .replaceAll("[\\s\\p{Z}\\u0085]", " ")
            .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\\u200c\\u200d]]", "");
    return Normalizer.normalize(visible, Normalizer.Form.NFC).replaceAll(" +", " ").strip();
  }
}
