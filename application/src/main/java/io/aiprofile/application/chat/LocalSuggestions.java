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
import io.aiprofile.domain.knowledge.ChunkId;
import io.aiprofile.domain.profile.DisplayName;
import io.aiprofile.domain.profile.Profile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Suggests from what the chunks are about and what their titles name, in the documents' language,
 * and keeps the questions whose answer quotes a chunk of that kind with a whole sentence.
 */
public final class LocalSuggestions implements SuggestQuestions {
  static final int MAX_SUGGESTIONS = 16;
  private static final int MAX_CANDIDATES = 60;
  private static final int TITLE_MIN_LENGTH = 6;
  private static final int TITLE_MAX_LENGTH = 70;

  /** A heading of one word, such as "Outcome", names nothing by itself. */
  private static final int TITLE_MIN_WORDS = 2;

  private static final Pattern INTERVIEW_LABEL =
      Pattern.compile("^(?:Q|Question|Frage|F|P|问|प्रश्न)\\s*\\d*[:.：)]\\s*");

  /** Those that most visitors come for first. */
  private static final List<Topic> ORDER =
      List.of(
          Topic.SUMMARY,
          Topic.RECOMMENDATIONS,
          Topic.SKILLS,
          Topic.EXPERIENCE,
          Topic.AWARDS,
          Topic.EDUCATION,
          Topic.CONTACT);

  private final TryQuestion trial;
  private final TextAnalyzer analyzer;
  private final Phrases phrases = new Phrases();

  @Inject
  public LocalSuggestions(LocalTwin twin, TextAnalyzer analyzer) {
    this.trial = new TryQuestion(twin);
    this.analyzer = analyzer;
  }

  @Override
  public List<Suggestion> prepare(Profile profile, IndexGeneration generation) {
    return prepare(profile, new ProfileIndex(generation, analyzer));
  }

  /** As {@link #prepare(Profile, IndexGeneration)}, of a generation that is loaded. */
  List<Suggestion> prepare(Profile profile, ProfileIndex index) {
    return alternating(byTopic(profile, index), byTitle(profile, index))
        .limit(MAX_SUGGESTIONS)
        .toList();
  }

  private List<Suggestion> byTopic(Profile profile, ProfileIndex index) {
    return ORDER.stream()
        .flatMap(
            topic ->
                trial
                    .on(
                        profile,
                        index,
                        Question.of(phrases.of(topic.label(), index.languages().getFirst())),
                        chunk -> chunk.topic() == topic)
                    .stream())
        .toList();
  }

  private List<Suggestion> byTitle(Profile profile, ProfileIndex index) {
    Map<String, Integer> used = uses(index);
    String more = phrases.of("more", index.languages().getFirst());
    List<Suggestion> suggestions = new ArrayList<>();
    for (int i = 0; i < index.size() && i < MAX_CANDIDATES; i++) {
      ChunkId id = index.chunk(i).id();
      title(index.chunk(i))
          .filter(title -> used.getOrDefault(title, 0) == 1 && tells(title, profile.name()))
          .map(title -> asksItself(title) ? title : more.replace("{title}", title))
          .flatMap(
              text -> trial.on(profile, index, Question.of(text), chunk -> chunk.id().equals(id)))
          .ifPresent(suggestions::add);
    }
    return suggestions;
  }

  /** One of each in turn, each question once. */
  static Stream<Suggestion> alternating(List<Suggestion> first, List<Suggestion> second) {
    Map<Question, Suggestion> merged = new LinkedHashMap<>();
    for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
      for (List<Suggestion> source : List.of(first, second)) {
        if (i < source.size()) {
          merged.putIfAbsent(source.get(i).question(), source.get(i));
        }
      }
    }
    return merged.values().stream();
  }

  /** A title that stands over several chunks names none of them. */
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

  /** Neither a single word nor the document's own title, which names the person. */
  private static boolean tells(String title, DisplayName name) {
    boolean severalWords =
        title.split("\\s+").length >= TITLE_MIN_WORDS || title.codePointAt(0) >= 0x900;
    String lower = title.toLowerCase(Locale.ROOT);
    return severalWords
        && Stream.of(name.value().toLowerCase(Locale.ROOT).split(" "))
            .noneMatch(part -> part.length() > 2 && lower.contains(part));
  }

  /** What the chunk's first title names, or else its innermost heading, without dates. */
  private static Optional<String> title(Chunk chunk) {
    if (chunk.topic() == Topic.CONTACT || chunk.sentences().isEmpty()) {
      return Optional.empty();
    }
    if (!chunk.sentences().getFirst().title()) {
      return chunk.section().isEmpty() ? Optional.empty() : usable(chunk.section().getLast());
    }
    return usable(INTERVIEW_LABEL.matcher(chunk.sentence(0)).replaceFirst(""));
  }

  private static Optional<String> usable(String heading) {
    String undated = DateRanges.removedFrom(heading);
    boolean usable = undated.length() >= TITLE_MIN_LENGTH && undated.length() <= TITLE_MAX_LENGTH;
    return usable ? Optional.of(undated) : Optional.empty();
  }
}
