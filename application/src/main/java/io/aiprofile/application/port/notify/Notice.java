package io.aiprofile.application.port.notify;

import io.aiprofile.domain.profile.Slug;
import java.time.Instant;

/**
 * Something that a person should hear of.
 *
 * @param key the same for every attempt to tell the same thing, so that receivers can tell repeats
 * @param subject one plain line
 * @param text plain, without markup
 */
public record Notice(String key, Slug slug, Kind kind, String subject, String text, Instant at) {
  /** What it is about. */
  public enum Kind {
    LEAD,
    KNOWLEDGE_GAP
  }

  public Notice {
    if (!key.matches("[a-z0-9-]{1,100}") || subject.lines().count() != 1) {
      throw new IllegalArgumentException("A notice has a key and a subject of one line");
    }
  }
}
