package io.aiprofile.planted.application.chat;

import io.aiprofile.planted.adapters.notify.Tells;

/** Breaks: the application knows no adapter. */
public final class KnowsAnAdapter {
  public Tells adapter(Tells tells) {
    return tells;
  }
}
