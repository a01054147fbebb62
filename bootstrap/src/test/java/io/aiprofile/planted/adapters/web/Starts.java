package io.aiprofile.planted.adapters.web;

import io.aiprofile.planted.bootstrap.night.Night;

/** Breaks: nothing depends on the bootstrap. */
public final class Starts {
  public Night start(Night night) {
    return night;
  }
}
