package io.aiprofile.planted.domain.chat;

import io.aiprofile.planted.application.chat.KnowsJson;

/** Breaks: the domain uses the JDK alone. */
public final class LooksOutwards {
  public KnowsJson outwards(KnowsJson json) {
    return json;
  }
}
