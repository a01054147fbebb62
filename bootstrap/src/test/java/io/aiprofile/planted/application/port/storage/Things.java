package io.aiprofile.planted.application.port.storage;

/** A port with a contract. */
public interface Things {
  String thing();
}
