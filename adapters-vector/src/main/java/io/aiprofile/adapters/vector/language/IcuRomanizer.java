package io.aiprofile.adapters.vector.language;

import com.ibm.icu.text.Transliterator;
import io.aiprofile.application.port.text.Romanizer;

/** ICU's script transliterations, accents removed. */
public final class IcuRomanizer implements Romanizer {
  private final Transliterator toAscii =
      Transliterator.getInstance("Any-Latin; Latin-ASCII; [^\\u0000-\\u007f] Remove");

  @Override
  public String romanize(String name) {
    return toAscii.transliterate(name);
  }
}
