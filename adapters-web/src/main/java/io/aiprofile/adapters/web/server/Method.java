package io.aiprofile.adapters.web.server;

/** The methods that routes have; HEAD is answered like GET. */
public enum Method {
  GET,
  POST,
  PATCH,
  DELETE;

  /** Whether a request may change something. */
  public boolean isUnsafe() {
    return this != GET;
  }
}
