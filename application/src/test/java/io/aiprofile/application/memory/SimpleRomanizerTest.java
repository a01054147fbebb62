package io.aiprofile.application.memory;

import io.aiprofile.application.port.text.Romanizer;
import io.aiprofile.application.port.text.RomanizerContract;

class SimpleRomanizerTest implements RomanizerContract {
  private final Romanizer romanizer = new SimpleRomanizer();

  @Override
  public Romanizer romanizer() {
    return romanizer;
  }
}
