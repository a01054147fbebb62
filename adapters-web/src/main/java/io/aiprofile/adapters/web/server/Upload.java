package io.aiprofile.adapters.web.server;

/** A file in a form. */
public final class Upload {
  private final String name;
  private final byte[] content;

  Upload(String name, byte[] content) {
    this.name = name;
    this.content = content;
  }

  /** As the client calls it: not to be trusted. */
  public String name() {
    return name;
  }

  /** The bytes themselves, not a copy. */
  public byte[] content() {
    return content;
  }
}
