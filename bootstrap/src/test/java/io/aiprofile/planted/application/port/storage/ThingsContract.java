package io.aiprofile.planted.application.port.storage;

/** The contract of a port. */
public interface ThingsContract {
  Things things();
}
