package io.aiprofile.bench;

import io.aiprofile.application.chat.Drafted;
import io.aiprofile.application.chat.HybridRanking;
import io.aiprofile.application.chat.Verdict;
import io.aiprofile.application.chat.VerifySentence;
import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.application.indexing.StructuralSplit;
import io.aiprofile.application.port.storage.IndexGeneration;
import io.aiprofile.application.port.storage.IndexGeneration.IndexedChunk;
import io.aiprofile.application.port.storage.IndexGeneration.IndexedDocument;
import io.aiprofile.application.port.text.UnreadableDocument;
import io.aiprofile.bench.LabelledSentence.Kind;
import io.aiprofile.domain.document.ContentHash;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.knowledge.Chunk;
import io.aiprofile.domain.profile.DisplayName;
import io.aiprofile.domain.profile.Slug;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Prints how often sentences that are not so are kept from being shown with a citation, and how
 * often those that are so keep theirs. Sources are the four chunks nearest to the sentence, its
 * marker names the nearest. Ends with exit code 1 when a {@link Floor} does not hold.
 */
public final class VerificationTable {
  private static final int SOURCES = 4;
  private static final int WARM_UP_ROUNDS = 2;
  private static final String REFERENCE = "Which programming languages do you know best?";

  private static final List<Path> PLACES =
      List.of(
          LabelledProfile.DATA.resolve(LabelledProfile.DEV_SET),
          LabelledProfile.DATA.resolve(LabelledProfile.HOLDOUT));

  private static final Path SAMPLE = Path.of("src", "main", "resources");

  private final InMemoryProduct product;
  private final HybridRanking hybrid;
  private final VerifySentence verify;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, ProfileIndex> indexes = new HashMap<>();
  private final List<Floor> floors = new ArrayList<>();

  /** A sentence with what it is checked against. */
  private record Case(
      LabelledSentence labelled, ProfileIndex index, DisplayName name, List<Chunk> sources) {}

  /** A sentence and whether it would be shown with a citation. */
  private record Checked(LabelledSentence labelled, String language, boolean cited) {
    boolean isRight() {
      return cited == labelled.kind().isSo();
    }
  }

  private VerificationTable(InMemoryProduct product) throws IOException {
    this.product = product;
    this.hybrid = new HybridRanking(product.embeddings(), product.analyzer());
    this.verify = new VerifySentence(product.analyzer(), product.embeddings());
    for (String row : Files.readAllLines(LabelledSentence.FOLDER.resolve("names.tsv"))) {
      names.put(row.substring(0, row.indexOf('\t')), row.substring(row.indexOf('\t') + 1));
    }
  }

  public static void main(String[] args) throws IOException {
    boolean allHold;
    try (InMemoryProduct product = new InMemoryProduct()) {
      VerificationTable table = new VerificationTable(product);
      List<Case> dev = table.measure("dev", true);
      table.measure("holdout", false);
      table.time(dev);
      allHold = table.printFloors();
    }
    if (!allHold) {
      System.exit(1);
    }
  }

  private List<Case> measure(String name, boolean devSet) throws IOException {
    List<Case> cases = new ArrayList<>();
    for (LabelledSentence labelled : LabelledSentence.of(name)) {
      cases.add(caseOf(labelled));
    }
    List<Checked> checked =
        cases.stream()
            .map(one -> new Checked(one.labelled(), one.index().languages().getFirst(), cited(one)))
            .toList();
    Table table = new Table(name + ": sentences checked", "kind", "sentences", "cited", "right");
    for (Kind kind : Kind.values()) {
      List<Checked> of = add(table, text(kind), checked, one -> one.labelled().kind() == kind);
      floors.add(new Floor(name + " sentences, " + text(kind), right(of), kind.least(devSet)));
    }
    for (String language : checked.stream().map(Checked::language).distinct().sorted().toList()) {
      Predicate<Checked> spoken = one -> one.language().equals(language);
      add(table, language + ", so", checked, spoken.and(one -> one.labelled().kind().isSo()));
      add(table, language + ", not so", checked, spoken.and(one -> !one.labelled().kind().isSo()));
    }
    table.print(System.out);
    return cases;
  }

  private static List<Checked> add(
      Table table, String what, List<Checked> checked, Predicate<Checked> which) {
    List<Checked> of = checked.stream().filter(which).toList();
    table.row(
        what,
        String.valueOf(of.size()),
        String.valueOf(of.stream().filter(Checked::cited).count()),
        Table.share(right(of)));
    return of;
  }

  private static double right(List<Checked> checked) {
    return checked.stream().mapToInt(one -> one.isRight() ? 1 : 0).average().orElse(Double.NaN);
  }

  private static String text(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private Case caseOf(LabelledSentence labelled) throws IOException {
    ProfileIndex index = indexes.get(labelled.profile());
    if (index == null) {
      index = index(labelled.profile());
      indexes.put(labelled.profile(), index);
    }
    ProfileIndex searched = index;
    double[] scores = hybrid.scores(searched, hybrid.prepare(labelled.text()));
    List<Chunk> sources =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(chunk -> -scores[chunk]))
            .limit(SOURCES)
            .map(searched::chunk)
            .toList();
    DisplayName name = new DisplayName(names.getOrDefault(labelled.profile(), "Nobody"));
    return new Case(labelled, searched, name, sources);
  }

  private boolean cited(Case one) {
    return check(one) instanceof Verdict.Supported;
  }

  private Verdict check(Case one) {
    Drafted drafted = new Drafted(one.labelled().text(), List.of(1));
    return verify.check(one.index(), one.name(), one.sources(), drafted);
  }

  private ProfileIndex index(String profile) throws IOException {
    Path folder =
        PLACES.stream()
            .map(place -> place.resolve(profile).resolve("documents"))
            .filter(Files::isDirectory)
            .findFirst()
            .orElse(SAMPLE.resolve(profile));
    List<IndexedDocument> indexed = new ArrayList<>();
    try (Stream<Path> documents = Files.list(folder)) {
      for (Path document : documents.sorted().toList()) {
        indexed.add(index(document));
      }
    }
    var generation = new IndexGeneration(profile, "bench", Instant.EPOCH, indexed, List.of());
    return new ProfileIndex(generation, product.analyzer());
  }

  /** Like the product does it, without its limit of documents, which the sample is above. */
  private IndexedDocument index(Path document) throws IOException {
    byte[] content = Files.readAllBytes(document);
    FileName name = new FileName(document.getFileName().toString());
    List<IndexedChunk> chunks = new ArrayList<>();
    try {
      var kind = product.extractor().detect(content, name.value());
      var text = product.extractor().extract(content, kind);
      for (Chunk chunk : new StructuralSplit().split(new Slug("bench"), name, text)) {
        chunks.add(embedded(chunk));
      }
    } catch (UnreadableDocument e) {
      throw new IllegalStateException(document + " is part of the bench", e);
    }
    return new IndexedDocument(name, ContentHash.of(content), chunks, Set.of());
  }

  private IndexedChunk embedded(Chunk chunk) {
    return new IndexedChunk(
        chunk,
        product.embeddings().passages(List.of(chunk.passage())).getFirst(),
        product
            .embeddings()
            .passages(chunk.sentences().stream().map(span -> span.of(chunk.text())).toList()));
  }

  /** A check embeds the sentence once; the reference shows how much of the time that is. */
  private void time(List<Case> cases) {
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      cases.forEach(this::check);
    }
    List<Timings> timings =
        Timings.alternating(
            cases.size(),
            run -> check(cases.get(run)),
            run -> product.embeddings().question(REFERENCE));
    double reference = timings.getLast().medianMs();
    Table table = new Table("time for a sentence", "figure", "ms", "x question embedded");
    for (int percent : List.of(50, 95)) {
      time(table, "checked, p" + percent, timings.getFirst().percentileMs(percent), reference);
      time(
          table,
          "question embedded, p" + percent,
          timings.getLast().percentileMs(percent),
          reference);
    }
    table.print(System.out);
  }

  private static void time(Table table, String what, double ms, double reference) {
    table.row(
        what,
        String.format(Locale.ROOT, "%.2f", ms),
        String.format(Locale.ROOT, "%.1f", ms / reference));
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
    table.print(System.out);
    return floors.stream().allMatch(Floor::holds);
  }
}
