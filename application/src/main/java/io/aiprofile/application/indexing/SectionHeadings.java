package io.aiprofile.application.indexing;

import io.aiprofile.domain.document.Topic;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What sections of career documents are called, in the languages of {@code section-headings.tsv}.
 */
final class SectionHeadings {
  private static final int MAX_WORDS = 8;

  private final Map<String, Topic> topics = new HashMap<>();

  SectionHeadings() {
    for (List<String> row : TabSeparated.rows(SectionHeadings.class, "section-headings.tsv")) {
      topics.put(normal(row.get(1)), Topic.fromLabel(row.get(0)).orElseThrow());
    }
  }

  /** The topic when the whole line is a known heading, numbering and punctuation aside. */
  Optional<Topic> exactly(String line) {
    return Optional.ofNullable(topics.get(normal(line)));
  }

  /** The topic of the longest known heading that the line contains as whole words. */
  Optional<Topic> within(String line) {
    String[] words = normal(line).split(" ");
    if (words.length > MAX_WORDS) {
      return Optional.empty();
    }
    for (int length = words.length; length > 0; length--) {
      for (int from = 0; from + length <= words.length; from++) {
        Topic topic = topics.get(String.join(" ", List.of(words).subList(from, from + length)));
        if (topic != null) {
          return Optional.of(topic);
        }
      }
    }
    return Optional.empty();
  }

  /** The topic of a line like {@code Skills: Java, Kotlin}: what stands before its first colon. */
  Optional<Topic> label(String line) {
    int colon = line.replace('：', ':').indexOf(':');
    return colon > 0 && colon <= 40 ? exactly(line.substring(0, colon)) : Optional.empty();
  }

  private static String normal(String line) {
    return Normalizer.normalize(line, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replace("&", " and ")
        .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
        .replaceAll("^(\\d+|[ivx]+) ", "")
        .strip();
  }
}
