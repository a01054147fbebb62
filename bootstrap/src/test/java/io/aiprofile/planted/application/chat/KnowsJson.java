package io.aiprofile.planted.application.chat;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Breaks: the application knows no framework. */
public final class KnowsJson {
  public ObjectMapper json() {
    return new ObjectMapper();
  }
}
