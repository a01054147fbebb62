package io.aiprofile.application.profile;

import io.aiprofile.application.port.storage.Chunks;
import io.aiprofile.application.port.storage.IndexGeneration;
import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.application.port.text.TextAnalyzer;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directory of public profiles, searchable by name, headline and words of the documents. */
@Singleton
public final class BrowseProfiles {
  private static final Logger LOG = LoggerFactory.getLogger(BrowseProfiles.class);

  public static final int PAGE_SIZE = 12;
  public static final int MAX_QUERY_LENGTH = 100;

  /**
   * A profile as listed.
   *
   * @param question one that its documents can answer
   */
  public record Listed(Profile profile, Optional<Question> question) {}

  /**
   * One page of what was found.
   *
   * @param number of this page, from 1
   * @param total profiles found on all pages
   */
  public record Page(List<Listed> profiles, int number, int pages, int total) {}

  /**
   * What the directory remembers of a profile's documents.
   *
   * @param language that most of them are in
   * @param words hashes of the terms in them, as they stand and as stems: far smaller than strings
   */
  private record Entry(
      String generation, String language, Set<Integer> words, Optional<Question> question) {
    static final Entry NONE = new Entry("", "", Set.of(), Optional.empty());
  }

  private final Profiles profiles;
  private final Chunks chunks;
  private final TextAnalyzer analyzer;
  private final Map<Slug, Entry> entries = new ConcurrentHashMap<>();

  @Inject
  public BrowseProfiles(Profiles profiles, Chunks chunks, TextAnalyzer analyzer) {
    this.profiles = profiles;
    this.chunks = chunks;
    this.analyzer = analyzer;
  }

  /**
   * The profiles that have every word of the query, those that have it in their name first.
   *
   * @param query blank for all; cut at {@value #MAX_QUERY_LENGTH} characters
   * @param wanted from 1; one beyond the last page means the last
   */
  public Page browse(String query, int wanted) {
    String asked = query.strip();
    String cut = asked.substring(0, Math.min(asked.length(), MAX_QUERY_LENGTH));
    List<Profile> found = found(cut);
    int pages = Math.max(1, (found.size() + PAGE_SIZE - 1) / PAGE_SIZE);
    int number = Math.clamp(wanted, 1, pages);
    List<Listed> shown =
        found.stream()
            .skip((number - 1L) * PAGE_SIZE)
            .limit(PAGE_SIZE)
            .map(profile -> new Listed(profile, entry(profile.slug()).question))
            .toList();
    return new Page(shown, number, pages, found.size());
  }

  private List<Profile> found(String query) {
    List<String> words = words(query);
    Stream<Profile> open =
        profiles.list().stream().filter(profile -> profile.status().allowsChat());
    if (words.isEmpty()) {
      return open.sorted(Comparator.comparing(BrowseProfiles::sortName)).toList();
    }
    return open.filter(
            profile ->
                words.stream().allMatch(word -> inHead(profile, word) || inText(profile, word)))
        .sorted(
            Comparator.comparing((Profile profile) -> !allInName(profile, words))
                .thenComparing(BrowseProfiles::sortName))
        .toList();
  }

  private boolean allInName(Profile profile, List<String> words) {
    List<String> name = words(profile.name().value());
    return words.stream().allMatch(word -> name.stream().anyMatch(part -> part.startsWith(word)));
  }

  private boolean inHead(Profile profile, String word) {
    return words(profile.name() + " " + profile.headline()).stream()
        .anyMatch(part -> part.startsWith(word));
  }

  private boolean inText(Profile profile, String word) {
    Entry entry = entry(profile.slug());
    return entry.words.contains(word.hashCode())
        || analyzer.terms(word, entry.language).stream()
            .anyMatch(stem -> entry.words.contains(stem.hashCode()));
  }

  private List<String> words(String text) {
    return analyzer.terms(text, "");
  }

  private Entry entry(Slug slug) {
    try {
      return currentEntry(slug);
    } catch (StorageFailure e) {
      // One index that cannot be read must not close the directory to all.
      LOG.warn("The index of {} cannot be read and is not searched: {}", slug, e.getMessage());
      return Entry.NONE;
    }
  }

  private Entry currentEntry(Slug slug) {
    String current = chunks.currentId(slug).orElse("");
    Entry known = entries.getOrDefault(slug, Entry.NONE);
    if (known.generation.equals(current)) {
      return known;
    }
    Entry fresh = chunks.current(slug).map(this::entry).orElse(Entry.NONE);
    entries.put(slug, fresh);
    return fresh;
  }

  private Entry entry(IndexGeneration generation) {
    List<String> passages =
        generation.chunks().stream().map(chunk -> chunk.chunk().passage()).toList();
    String language = analyzer.language(String.join("\n", passages));
    Set<Integer> words = new HashSet<>();
    for (String passage : passages) {
      words(passage).forEach(word -> words.add(word.hashCode()));
      analyzer.terms(passage, language).forEach(stem -> words.add(stem.hashCode()));
    }
    Optional<Question> question =
        generation.suggestions().stream().findFirst().map(suggestion -> suggestion.question());
    return new Entry(generation.id(), language, Set.copyOf(words), question);
  }

  private static String sortName(Profile profile) {
    return profile.name().value().toLowerCase(Locale.ROOT);
  }
}
