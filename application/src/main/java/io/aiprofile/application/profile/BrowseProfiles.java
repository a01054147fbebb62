package io.aiprofile.application.profile;

import io.aiprofile.application.port.storage.Chunks;
import io.aiprofile.application.port.storage.Directory;
import io.aiprofile.application.port.storage.Directory.Found;
import io.aiprofile.application.port.storage.Directory.Word;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.application.port.text.TextAnalyzer;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.Suggestion;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.SearchWords;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  private final Directory directory;
  private final Chunks chunks;
  private final TextAnalyzer analyzer;

  @Inject
  public BrowseProfiles(Directory directory, Chunks chunks, TextAnalyzer analyzer) {
    this.directory = directory;
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
    List<Word> words = words(query.strip());
    int number = Math.clamp(wanted, 1, Integer.MAX_VALUE / PAGE_SIZE);
    Found found = page(words, number);
    int pages = Math.max(1, Math.ceilDiv(found.total(), PAGE_SIZE));
    if (number > pages) {
      number = pages;
      found = page(words, number);
    }
    List<Listed> shown =
        found.profiles().stream()
            .map(profile -> new Listed(profile, question(profile.slug())))
            .toList();
    return new Page(shown, number, pages, found.total());
  }

  private Found page(List<Word> words, int number) {
    return directory.find(words, (number - 1) * PAGE_SIZE, PAGE_SIZE);
  }

  private List<Word> words(String query) {
    String cut = query.substring(0, Math.min(query.length(), MAX_QUERY_LENGTH));
    return analyzer.terms(cut, "").stream().distinct().map(this::word).toList();
  }

  /** Nobody says in which language they search. */
  private Word word(String term) {
    Set<String> terms = new HashSet<>(Set.of(term));
    for (String language : analyzer.languages()) {
      terms.addAll(analyzer.terms(term, language));
    }
    return new Word(String.join(" ", SearchWords.of(term)), terms);
  }

  private Optional<Question> question(Slug slug) {
    try {
      return chunks.suggestions(slug).stream().findFirst().map(Suggestion::question);
    } catch (StorageFailure e) {
      // One index that cannot be read must not close the directory to all.
      LOG.warn("The index of {} cannot be read: {}", slug, e.getMessage());
      return Optional.empty();
    }
  }
}
