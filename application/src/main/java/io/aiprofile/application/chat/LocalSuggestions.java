package io.aiprofile.application.chat;

import io.aiprofile.application.indexing.DateRanges;
import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.application.indexing.SuggestQuestions;
import io.aiprofile.application.port.storage.IndexGeneration;
import io.aiprofile.application.port.text.TextAnalyzer;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.Suggestion;
import io.aiprofile.domain.document.Topic;
import io.aiprofile.domain.knowledge.Chunk;
import io.aiprofile.domain.knowledge.Evidence;
import io.aiprofile.domain.profile.DisplayName;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Suggests from what the chunks are about and what their titles name, in the documents' language,
 * and keeps the questions for which the search finds a chunk of that kind.
 */
public final class LocalSuggestions implements SuggestQuestions {
  private static final int MAX_SUGGESTIONS = 16;
  private static final int TITLE_MIN_LENGTH = 6;
  private static final int TITLE_MAX_LENGTH = 70;
  private static final int SEARCHED = 3;

  private static final Pattern INTERVIEW_LABEL =
      Pattern.compile("^(?:Q|Question|Frage|F|P|问|प्रश्न)\\s*\\d*[:.：)]\\s*");

  private static final List<Topic> ORDER =
      List.of(
          Topic.SUMMARY,
          Topic.EXPERIENCE,
          Topic.SKILLS,
          Topic.RECOMMENDATIONS,
          Topic.EDUCATION,
          Topic.AWARDS,
          Topic.CONTACT);

  private final UnderstandQuestion understand;
  private final FindEvidence find;
  private final TextAnalyzer analyzer;
  private final Phrases phrases = new Phrases();

  @Inject
  public LocalSuggestions(UnderstandQuestion understand, FindEvidence find, TextAnalyzer analyzer) {
    this.understand = understand;
    this.find = find;
    this.analyzer = analyzer;
  }

  @Override
  public List<Suggestion> prepare(DisplayName name, IndexGeneration generation) {
    ProfileIndex index = new ProfileIndex(generation, analyzer);
    List<Suggestion> suggestions = new ArrayList<>();
    for (Topic topic : ORDER) {
      String phrase = phrases.of(topic.label(), index.languages().getFirst());
      check(index, phrase.replace("{name}", name.value()), topic).ifPresent(suggestions::add);
    }
    Map<String, Integer> used = uses(index);
    String more = phrases.of("more", index.languages().getFirst());
    for (int i = 0; i < index.size() && suggestions.size() < MAX_SUGGESTIONS; i++) {
      Chunk chunk = index.chunk(i);
      title(chunk)
          .filter(title -> used.getOrDefault(title, 0) == 1)
          .map(title -> asksItself(title) ? title : more.replace("{title}", title))
          .flatMap(text -> check(index, text, chunk.topic()))
          .ifPresent(suggestions::add);
    }
    return List.copyOf(suggestions);
  }

  /** A title that stands over several chunks, such as "Outcome", names none of them. */
  private static Map<String, Integer> uses(ProfileIndex index) {
    Map<String, Integer> uses = new HashMap<>();
    for (int i = 0; i < index.size(); i++) {
      title(index.chunk(i)).ifPresent(title -> uses.merge(title, 1, Integer::sum));
    }
    return uses;
  }

  private static boolean asksItself(String title) {
    return title.endsWith("?") || title.endsWith("？");
  }

  /**
   * The suggestion, if it would not be declined and a chunk of the topic is among the first that
   * the search finds for it.
   */
  private Optional<Suggestion> check(ProfileIndex index, String text, Topic topic) {
    Question question = Question.of(text);
    Evidence evidence =
        find.find(index, understand.understand(question, Optional.empty()), SEARCHED);
    if (evidence.confidence() < RetrievalSettings.DEFAULT.minConfidence()) {
      return Optional.empty();
    }
    return evidence.chunks().stream()
        .filter(chunk -> chunk.topic() == topic)
        .findFirst()
        .map(chunk -> new Suggestion(question, chunk.id()));
  }

  /** What the chunk's first title names, without its dates. */
  private static Optional<String> title(Chunk chunk) {
    if (chunk.topic() == Topic.CONTACT || !chunk.sentences().getFirst().title()) {
      return Optional.empty();
    }
    String undated =
        DateRanges.removedFrom(INTERVIEW_LABEL.matcher(chunk.sentence(0)).replaceFirst(""));
    boolean usable = undated.length() >= TITLE_MIN_LENGTH && undated.length() <= TITLE_MAX_LENGTH;
    return usable ? Optional.of(undated) : Optional.empty();
  }
}
