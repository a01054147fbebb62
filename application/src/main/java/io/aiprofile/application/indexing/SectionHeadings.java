package io.aiprofile.application.indexing;

import io.aiprofile.domain.document.Topic;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What sections of career documents are called, in the languages of {@code section-headings.tsv}.
 */
final class SectionHeadings {
  private static final Set<String> CONJUNCTIONS =
      Set.of("and", "und", "et", "y", "e", "en", "और", "एवं");

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

  /**
   * The topic of the longest known heading that stands within the line as whole words and makes up
   * at least half of it: {@code Selected Honours} but not {@code Acme (developer tools)}.
   */
  Optional<Topic> within(String line) {
    String[] words = normal(line).split(" ", -1);
    for (int length = words.length; 2 * length >= words.length; length--) {
      for (int from = 0; from + length <= words.length; from++) {
        Topic topic = topics.get(String.join(" ", List.of(words).subList(from, from + length)));
        if (topic != null) {
          return Optional.of(topic);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The topic of a line that begins with a known heading and goes on: {@code Education and more}.
   */
  Optional<Topic> leading(String line) {
    String[] words = normal(line).split(" ", -1);
    for (int length = words.length - 2; length > 0; length--) {
      if (CONJUNCTIONS.contains(words[length])) {
        return Optional.ofNullable(topics.get(String.join(" ", List.of(words).subList(0, length))));
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
