package io.aiprofile.bench;

import io.aiprofile.application.chat.HybridRanking;
import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.domain.profile.Slug;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Prints how often the product is right on the dev set and on the held-out set, and how its ranking
 * compares with others. Ends with exit code 1 when a {@link Floor} does not hold.
 */
public final class QualityTable {
  private final InMemoryProduct product;
  private final HybridRanking hybrid;
  private final PrintStream out;
  private final List<Floor> floors = new ArrayList<>();

  private QualityTable(InMemoryProduct product, PrintStream out) {
    this.product = product;
    this.hybrid = new HybridRanking(product.embeddings(), product.analyzer());
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    boolean allHold;
    try (InMemoryProduct product = new InMemoryProduct()) {
      QualityTable quality = new QualityTable(product, System.out);
      quality.measure(LabelledProfile.DEV_SET);
      quality.measure(LabelledProfile.HOLDOUT);
      allHold = quality.printFloors();
    }
    if (!allHold) {
      System.exit(1);
    }
  }

  private void measure(String set) throws IOException {
    Table table = new Table(set + ": answers", headings("profile", AnswerQuality.HEADINGS));
    List<Judged> judged = new ArrayList<>();
    List<RankedQuestion> ranked = new ArrayList<>();
    int chunks = 0;
    for (LabelledProfile profile : LabelledProfile.of(set)) {
      Slug slug = index(profile);
      ProfileIndex index = product.indexOf(slug);
      List<Judged> turns =
          profile.questions().stream()
              .map(asked -> Judged.of(asked, product.ask(slug, asked.question())))
              .toList();
      profile.questions().stream()
          .filter(LabelledQuestion::answerable)
          .forEach(asked -> ranked.add(RankedQuestion.of(asked, hybrid, index)));
      table.row(profile.name(), new AnswerQuality(turns).cells(String.valueOf(index.size())));
      judged.addAll(turns);
      chunks += index.size();
    }
    AnswerQuality all = new AnswerQuality(judged);
    for (String language : languages(judged.stream().map(turn -> turn.asked().lang()))) {
      table.row("language " + language, all.in(language).cells(""));
    }
    table.row("total", all.cells(String.valueOf(chunks)));
    table.print(out);
    floors.addAll(Floor.of(set, all));
    compareRankings(set, ranked);
    classify(set);
  }

  private Slug index(LabelledProfile profile) throws IOException {
    Slug slug = product.create(profile.name());
    for (Path document : profile.documents()) {
      product.add(slug, document.getFileName().toString(), Files.readAllBytes(document));
    }
    product.index(slug);
    return slug;
  }

  private void compareRankings(String set, List<RankedQuestion> ranked) {
    List<String> headings = new ArrayList<>(List.of("language", "questions"));
    for (Ranker ranker : Ranker.values()) {
      headings.add(ranker + " nDCG@10");
      headings.add("R@1");
    }
    Table table =
        new Table(
            set + ": rankings of the same chunks (R@1: the first chunk holds the evidence)",
            headings.toArray(String[]::new));
    for (String language : languages(ranked.stream().map(one -> one.asked().lang()))) {
      addRankings(
          table,
          language,
          ranked.stream().filter(one -> one.asked().lang().equals(language)).toList());
    }
    addRankings(table, "total", ranked);
    table.print(out);
    floors.addAll(Floor.of(set, ranked));
  }

  private static void addRankings(Table table, String language, List<RankedQuestion> ranked) {
    List<String> cells = new ArrayList<>(List.of(String.valueOf(ranked.size())));
    for (Ranker ranker : Ranker.values()) {
      cells.add(Table.share(RankedQuestion.meanNdcg(ranked, ranker)));
      cells.add(Table.share(RankedQuestion.recallAt1(ranked, ranker)));
    }
    table.row(language, cells.toArray(String[]::new));
  }

  /** Topics of questions on their own; they depend on no profile, so any one is asked. */
  private void classify(String set) throws IOException {
    Path file = LabelledProfile.DATA.resolve(set).resolve("topics.jsonl");
    List<LabelledTopics> questions = LabelledTopics.read(file);
    if (questions.isEmpty()) {
      return;
    }
    Slug slug = index(LabelledProfile.of(set).getFirst());
    List<ClassifiedQuestion> classified =
        questions.stream()
            .map(
                asked ->
                    ClassifiedQuestion.of(
                        asked,
                        product.analyzer().language(asked.text()),
                        product.ask(slug, asked.text())))
            .toList();
    Table table =
        new Table(
            set + ": topics.jsonl (languages as guessed)",
            "language",
            "questions",
            "topic any",
            "topic 1st");
    for (String language : languages(classified.stream().map(ClassifiedQuestion::language))) {
      var of = classified.stream().filter(one -> one.language().equals(language)).toList();
      addTopics(table, language, of);
    }
    addTopics(table, "total", classified);
    table.print(out);
    floors.add(Floor.ofTopics(set, ClassifiedQuestion.anyTopic(classified)));
  }

  private static void addTopics(Table table, String language, List<ClassifiedQuestion> classified) {
    table.row(
        language,
        String.valueOf(classified.size()),
        Table.share(ClassifiedQuestion.anyTopic(classified)),
        Table.share(ClassifiedQuestion.firstTopic(classified)));
  }

  private boolean printFloors() {
    Table table = new Table("floors", "figure", "value", "least", "");
    for (Floor floor : floors) {
      table.row(
          floor.what(),
          Table.share(floor.value()),
          Table.share(floor.least()),
          floor.holds() ? "holds" : "BELOW");
    }
    table.print(out);
    return floors.stream().allMatch(Floor::holds);
  }

  private static List<String> languages(Stream<String> all) {
    return all.distinct().sorted().toList();
  }

  private static String[] headings(String first, String... others) {
    return Stream.concat(Stream.of(first), Stream.of(others)).toArray(String[]::new);
  }
}
