package io.aiprofile.application.indexing;

import io.aiprofile.domain.document.Topic;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The topics as a language model is told of them, and as it names them. */
public final class TopicGuide {
  /** One line for each topic. */
  public static final String TEXT =
      """
      contact: name, address, telephone, e-mail, links
      summary: who the person is, in short
      experience: positions, projects and what was achieved in them
      education: degrees, courses, training, certificates
      skills: tools, methods, languages
      awards: prizes, honours, publications, patents, talks
      recommendations: what others say about the person
      other: anything else\
      """;

  /** The labels as the values of a JSON Schema {@code enum}. */
  public static final String LABELS =
      Arrays.stream(Topic.values())
          .map(topic -> '"' + topic.label() + '"')
          .collect(Collectors.joining(","));

  private TopicGuide() {}

  /** The topic that a model named; empty when there is none of that name. */
  public static Optional<Topic> named(String label) {
    return Topic.fromLabel(label.strip().toLowerCase(Locale.ROOT));
  }
}
