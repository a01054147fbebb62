package io.aiprofile.adapters.vector.language;

import com.ibm.icu.text.Transliterator;
import io.aiprofile.application.port.text.Romanizer;

/** ICU's script transliterations, accents removed. */
public final class IcuRomanizer implements Romanizer {
  /**
   * Its rules take a quarter of a second to build, which no start of the program should wait for.
   */
  private static final class Rules {
    private static final Transliterator TO_ASCII =
        Transliterator.getInstance("Any-Latin; Latin-ASCII; [^\\u0000-\\u007f] Remove");
  }

  @Override
  public String romanize(String name) {
    return Rules.TO_ASCII.transliterate(name);
  }
}
