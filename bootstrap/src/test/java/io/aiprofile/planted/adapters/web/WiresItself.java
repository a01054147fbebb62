package io.aiprofile.planted.adapters.web;

import com.google.inject.Injector;

/** Breaks: Guice stays in the bootstrap. */
public final class WiresItself {
  public Injector wire(Injector injector) {
    return injector;
  }
}
