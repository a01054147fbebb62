package io.aiprofile.adapters.web.page;

import java.util.List;

/** The HTTP API, to read and to try. */
public record DocsPage(Shell shell, List<Chapter> chapters) {
  /** The operations of one tag. */
  public record Chapter(String name, String description, List<Operation> operations) {}

  /**
   * One line of the API.
   *
   * @param open whether anyone may use it without a key
   */
  public record Operation(String method, String path, String summary, boolean open) {}

  public DocsPage {
    chapters = List.copyOf(chapters);
  }
}
