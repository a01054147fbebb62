package io.aiprofile.application.chat;

import io.aiprofile.application.indexing.LexicalIndex;
import io.aiprofile.application.indexing.TabSeparated;
import io.aiprofile.application.port.text.TextAnalyzer;
import io.aiprofile.application.port.vector.Embeddings;
import io.aiprofile.application.usage.Payer;
import io.aiprofile.domain.document.Topic;
import io.aiprofile.domain.knowledge.Embedding;
import io.aiprofile.domain.usage.TokenUsage;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Classifies without a language model: by the labelled questions of {@code topic-examples.tsv} that
 * are most like the question in meaning and in words, and by the cue words of {@code
 * query-words.tsv}. A new example or cue is one line in a file.
 */
@Singleton
public final class LocalTopics implements ClassifyTopics {
  /**
   * How fast an example's vote fades with distance in log-odds; this and the weights are fitted.
   */
  private static final double FADING = 0.4;

  private static final double WORDS_WEIGHT = 0.8;
  private static final double CUE_WEIGHT = 0.2;

  /** Between short questions meaning counts for more than between a question and a passage. */
  private static final double MIN_MEANING_WEIGHT = 40;

  private record Example(Set<Topic> topics, String text) {}

  private record Cue(Topic topic, String phrase) {}

  /** What there is to compare a question with. */
  private record Known(
      List<Example> examples, List<Embedding> embeddings, LexicalIndex words, List<Cue> cues) {}

  private final TextAnalyzer analyzer;
  private final Embeddings model;
  private volatile @Nullable Known known;

  @Inject
  public LocalTopics(Embeddings model, TextAnalyzer analyzer) {
    this.model = model;
    this.analyzer = analyzer;
  }

  /** Read by whoever asks first: it takes half a second. */
  private Known known() {
    Known loaded = known;
    if (loaded == null) {
      synchronized (this) {
        loaded = known == null ? read() : known;
        known = loaded;
      }
    }
    return loaded;
  }

  private Known read() {
    List<Example> examples = new ArrayList<>();
    for (List<String> row : TabSeparated.rows(LocalTopics.class, "topic-examples.tsv")) {
      Set<Topic> topics = new HashSet<>();
      for (String label : row.get(0).split(",", -1)) {
        topics.add(Topic.fromLabel(label.strip()).orElseThrow());
      }
      examples.add(new Example(topics, row.get(1)));
    }
    List<Cue> cues = new ArrayList<>();
    for (List<String> row : TabSeparated.rows(LocalTopics.class, "query-words.tsv")) {
      cues.add(new Cue(Topic.fromLabel(row.get(0)).orElseThrow(), row.get(2)));
    }
    return new Known(
        examples,
        model.questions(examples.stream().map(Example::text).toList()),
        new LexicalIndex(examples.stream().map(example -> terms(example.text)).toList()),
        cues);
  }

  @Override
  public Classified classify(Payer payer, SearchText question) {
    Known known = known();
    double[] closeness = closeness(known, question);
    double closest = Arrays.stream(closeness).max().orElseThrow();
    double all = Arrays.stream(closeness).map(near -> vote(near, closest)).sum();
    Map<Topic, Double> votes = new EnumMap<>(Topic.class);
    for (int i = 0; i < closeness.length; i++) {
      double share = vote(closeness[i], closest) / all;
      known.examples.get(i).topics.forEach(topic -> votes.merge(topic, share, Double::sum));
    }
    cued(known.cues, question.text()).forEach(topic -> votes.merge(topic, CUE_WEIGHT, Double::sum));
    return new Classified(new TopicLikelihoods(votes), TokenUsage.NONE);
  }

  private static double vote(double closeness, double closest) {
    return Math.exp(FADING * (closeness - closest));
  }

  private double[] closeness(Known known, SearchText question) {
    double[] closeness = known.words.scores(terms(question.text()));
    double scale = MIN_MEANING_WEIGHT + 0.6 * model.logitScale(question.language());
    for (int i = 0; i < closeness.length; i++) {
      closeness[i] =
          WORDS_WEIGHT * closeness[i]
              + scale * known.embeddings.get(i).cosine(question.embedding());
    }
    return closeness;
  }

  private static Set<Topic> cued(List<Cue> cues, String text) {
    String padded =
        " " + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}+#]+", " ") + " ";
    Set<Topic> topics = new HashSet<>();
    for (Cue cue : cues) {
      boolean spaced = cue.phrase.codePointAt(0) < 0x900;
      if (padded.contains(spaced ? " " + cue.phrase + " " : cue.phrase)) {
        topics.add(cue.topic);
      }
    }
    return topics;
  }

  /** Words and their endings as typed: "who" and "where" tell topics apart, so no stop words go. */
  private List<String> terms(String text) {
    List<String> terms = new ArrayList<>(analyzer.terms(text, "zh"));
    terms.addAll(analyzer.terms(text, ""));
    return terms;
  }
}
