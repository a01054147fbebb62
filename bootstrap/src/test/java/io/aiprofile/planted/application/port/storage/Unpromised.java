package io.aiprofile.planted.application.port.storage;

/** Breaks: a port has a contract. */
public interface Unpromised {
  String promise();
}
