package io.aiprofile.bootstrap.cli;

/** A file that was handed in does not hold what it should; the message says where and what. */
public final class BadData extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadData(String message) {
    super(message);
  }
}
