package io.aiprofile.adapters.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A professional as the directory shows them.
 *
 * @param question one that the documents can answer, or empty
 */
public record PersonCard(
    String slug, String name, String initials, String headline, String question) {

  /** Opens the conversation; the fragment puts the question into the composer, unsent. */
  public String askHref() {
    return "/chat/" + slug + "#ask=" + URLEncoder.encode(question, StandardCharsets.UTF_8);
  }
}
