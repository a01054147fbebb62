package io.aiprofile.planted.application.port.storage;

/** Breaks: ports are interfaces. */
public final class ConcretePort {
  public String concrete() {
    return "";
  }
}
