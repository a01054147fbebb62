package io.aiprofile.application.chat;

import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.application.port.text.TextAnalyzer;
import io.aiprofile.application.port.vector.Embeddings;
import io.aiprofile.domain.knowledge.Chunk;
import io.aiprofile.domain.profile.DisplayName;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks a sentence that a language model wrote against the sources it was given, without a model:
 * every number, date, name and address in it must stand in the lines that support it, it must not
 * turn them into their opposite, and it must be about what they are about. Thread-safe.
 *
 * <p>The professional's own name may always be mentioned. Words of the question may not: a name
 * that the visitor brought up and no source has must not come back as a fact.
 */
public final class VerifySentence {
  private final TextAnalyzer analyzer;
  private final Embeddings embeddings;

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
    Claims claims =
        Claims.of(
            sentence.text(), analyzer, index.languages(), new HashSet<>(ownName(name.value())));
    List<SourceLine> all = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      all.addAll(SourceLine.of(index, sources.get(i), i + 1));
    }
    List<SourceLine> cited =
        all.stream().filter(line -> sentence.markers().contains(line.source())).toList();
    SentenceCheck check = new SentenceCheck(index, analyzer, embeddings, claims);
    if (!cited.isEmpty() && cited.size() < all.size()) {
      Verdict verdict = check.against(cited);
      if (verdict instanceof Verdict.Supported) {
        return verdict;
      }
    }
    return check.against(all);
  }

  private static Set<String> ownName(String name) {
    Set<String> own = Words.folded(name);
    own.removeIf(part -> part.length() < 2);
    return own;
  }
}
