package io.aiprofile.application.port.text;

/** Writes names of any script in Latin letters. Thread-safe. */
public interface Romanizer {

  /** The name in ASCII as far as it can be: {@code "मीरा कृष्णन्"} to {@code "mira krsnan"}. */
  String romanize(String name);
}
