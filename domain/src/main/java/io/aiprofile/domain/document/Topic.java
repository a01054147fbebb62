package io.aiprofile.domain.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The eight subjects that a section or a question can be about. */
public enum Topic {
  CONTACT,
  SUMMARY,
  EXPERIENCE,
  EDUCATION,
  SKILLS,
  AWARDS,
  RECOMMENDATIONS,
  OTHER;

  /** The name used in files, prompts and the API: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Topic> fromLabel(String label) {
    return Arrays.stream(values()).filter(topic -> topic.label().equals(label)).findFirst();
  }
}
