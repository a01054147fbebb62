package io.aiprofile.planted.application.chat;

import java.util.Random;

/** Breaks: the application asks nothing of the outside world. */
public final class Dices {
  public int dice() {
    return new Random().nextInt(6);
  }
}
