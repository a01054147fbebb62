package io.aiprofile.application.chat;

import io.aiprofile.application.chat.LineRanking.Ranked;
import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.application.indexing.ProfileIndex.Line;
import io.aiprofile.domain.document.Topic;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Estimates whether the documents contain an answer at all: a logistic regression over what the
 * search found, fitted on the dev set by the bench profile.
 */
public final class Answerability {
  private static final int BEST_CHUNKS = 3;
  private static final Pattern NAME =
      Pattern.compile(
          "(?<=[^.!?\\s]\\s{1,3})\\p{Lu}[\\p{L}\\p{N}+#.&-]*|[\\p{L}&&[^\\p{IsHan}]]*\\p{Ll}\\p{Lu}\\w*|\\p{Lu}{2,}\\w*");
  private static final Pattern LATIN = Pattern.compile("[A-Za-z][A-Za-z0-9+#.-]+");

  private final HybridRanking hybrid;

  @Inject
  public Answerability(HybridRanking hybrid) {
    this.hybrid = hybrid;
  }

  /** The probability, 0 to 1. */
  double of(ProfileIndex index, Inquiry inquiry, double[] chunkScores, List<Ranked> lines) {
    double[] x = features(index, inquiry, chunkScores, lines);
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i];
    }
    return 1 / (1 + Math.exp(-sum));
  }

  public double[] features(
      ProfileIndex index, Inquiry inquiry, double[] chunkScores, List<Ranked> lines) {
    Set<String> terms = hybrid.terms(index, inquiry.own());
    double all = terms.stream().mapToDouble(index.lexical()::idf).sum();
    double known =
        terms.stream().filter(index.lexical()::contains).mapToDouble(index.lexical()::idf).sum();
    Set<Integer> bestChunks = new HashSet<>();
    Set<String> found = new HashSet<>();
    for (Ranked ranked : lines) {
      if (bestChunks.contains(ranked.line().chunk()) || bestChunks.size() < BEST_CHUNKS) {
        bestChunks.add(ranked.line().chunk());
      }
    }
    for (Line line : index.lines()) {
      if (bestChunks.contains(line.chunk())) {
        found.addAll(line.terms());
      }
    }
    double covered = terms.stream().filter(found::contains).mapToDouble(index.lexical()::idf).sum();
    List<Double> cosines = new ArrayList<>();
    index
        .lines()
        .forEach(line -> cosines.add((double) line.embedding().cosine(inquiry.own().embedding())));
    double mean = cosines.stream().mapToDouble(c -> c).average().orElse(0);
    double best = cosines.stream().mapToDouble(c -> c).max().orElse(0);
    double sd =
        Math.sqrt(cosines.stream().mapToDouble(c -> (c - mean) * (c - mean)).average().orElse(0))
            + 1e-6;
    double bestLineCover =
        lines.stream()
            .limit(3)
            .mapToDouble(
                r ->
                    terms.stream()
                        .filter(r.line().terms()::contains)
                        .mapToDouble(index.lexical()::idf)
                        .sum())
            .max()
            .orElse(0);
    double[] bm = index.lexical().scores(terms);
    double bmTop = java.util.Arrays.stream(bm).max().orElse(0);
    boolean contact =
        inquiry.expected().contains(ExpectedFact.EMAIL)
            || inquiry.expected().contains(ExpectedFact.PHONE)
            || inquiry.expected().contains(ExpectedFact.LINK);
    boolean has =
        inquiry.expected().stream()
            .anyMatch(f -> index.lines().stream().anyMatch(l -> f.isIn(l.text())));
    Topic top = inquiry.topics().likeliest().getFirst();
    boolean topicThere = false;
    for (int i = 0; i < index.size(); i++) topicThere |= index.chunk(i).topic() == top;
    int absent = 0;
    int present = 0;
    Matcher names = NAME.matcher(inquiry.own().text());
    while (names.find()) {
      boolean there = inIndex(index, names.group());
      if (there) present++;
      else absent++;
    }
    if (!inquiry.own().language().equals("en")) {
      Matcher latin = LATIN.matcher(inquiry.own().text());
      if (List.of("zh", "ja", "hi", "ru", "ar", "ko").contains(inquiry.own().language()))
        while (latin.find()) {
          if (!inIndex(index, latin.group())) absent++;
        }
    }
    boolean en = index.languages().getFirst().equals("en");
    return new double[] {
      best,
      (best - mean) / sd,
      all == 0 ? 0 : covered / all,
      all == 0 ? 0 : (all - known) / all,
      all == 0 ? 0 : bestLineCover / all,
      bmTop,
      Math.min(2, absent),
      Math.min(2, present),
      contact ? (has ? 1 : -1) : 0,
      inquiry.topics().of(Topic.OTHER),
      topicThere ? 1 : 0,
      terms.size(),
      inquiry.expected().isEmpty() ? 0 : (has ? 1 : -1),
      en ? 1 : 0,
      en ? best : 0,
      lines.isEmpty() ? 0 : lines.getFirst().score(),
      all - known,
    };
  }

  private static boolean inIndex(ProfileIndex index, String word) {
    String w = word.toLowerCase(Locale.ROOT).replaceAll("[.&]$|['’]s$", "");
    for (int i = 0; i < index.size(); i++) {
      if (index.chunk(i).passage().toLowerCase(Locale.ROOT).contains(w)) return true;
    }
    return false;
  }
}
