package io.aiprofile.application.chat;

import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.application.port.text.TextAnalyzer;
import io.aiprofile.application.port.vector.Embeddings;
import io.aiprofile.domain.knowledge.Chunk;
import io.aiprofile.domain.profile.DisplayName;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Checks a sentence that a language model wrote against the sources it was given, without a model:
 * every number, date, name and address in it must stand in the lines that support it, it must not
 * turn them into their opposite, and it must be about what they are about. Thread-safe.
 *
 * <p>The professional's own name may always be mentioned. Words of the question may not: a name
 * that the visitor brought up and no source has must not come back as a fact.
 */
public final class VerifySentence {
  private static final int MIN_NAME_PART = 2;

  private final TextAnalyzer analyzer;
  private final Embeddings embeddings;

  /** Lines as read, by the place of their chunk; an answer's sentences share their sources. */
  private final Map<ProfileIndex, Map<Integer, List<SourceLine>>> read =
      Collections.synchronizedMap(new WeakHashMap<>());

  @Inject
  public VerifySentence(TextAnalyzer analyzer, Embeddings embeddings) {
    this.analyzer = analyzer;
    this.embeddings = embeddings;
  }

  /**
   * Checks one sentence. A sentence without markers that resolve, or that the sources it names do
   * not support, is cited anew where others do.
   *
   * @param index that the sources are chunks of
   * @param name of the professional
   * @param sources as numbered in the prompt, the first one by 1
   */
  public Verdict check(
      ProfileIndex index, DisplayName name, List<Chunk> sources, Drafted sentence) {
    Set<String> ownName = ownName(name.value());
    Claims claims = Claims.of(sentence.text(), analyzer, index.languages(), ownName);
    Map<Integer, Integer> numbers = new HashMap<>();
    List<SourceLine> all = new ArrayList<>();
    List<SourceLine> cited = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      int place = place(index, sources.get(i));
      numbers.putIfAbsent(place, i + 1);
      List<SourceLine> lines = linesOf(index, place, ownName);
      all.addAll(lines);
      if (sentence.markers().contains(i + 1)) {
        cited.addAll(lines);
      }
    }
    SentenceCheck check =
        new SentenceCheck(new Comparison(index, analyzer, embeddings, claims), numbers);
    if (!cited.isEmpty() && cited.size() < all.size()) {
      Verdict verdict = check.against(cited);
      if (verdict instanceof Verdict.Supported) {
        return verdict;
      }
    }
    return check.against(all);
  }

  private List<SourceLine> linesOf(ProfileIndex index, int place, Set<String> ownName) {
    return read.computeIfAbsent(index, absent -> new ConcurrentHashMap<>())
        .computeIfAbsent(place, absent -> SourceLine.of(index, place, ownName));
  }

  private static int place(ProfileIndex index, Chunk chunk) {
    for (int i = 0; i < index.size(); i++) {
      if (index.chunk(i).equals(chunk)) {
        return i;
      }
    }
    throw new IllegalArgumentException("A source is a chunk of the index");
  }

  private static Set<String> ownName(String name) {
    Set<String> own = Words.folded(name);
    own.removeIf(part -> part.length() < MIN_NAME_PART);
    return own;
  }
}
