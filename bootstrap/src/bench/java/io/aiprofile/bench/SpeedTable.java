package io.aiprofile.bench;

import io.aiprofile.application.port.text.UnreadableDocument;
import io.aiprofile.application.port.vector.Embeddings;
import io.aiprofile.domain.knowledge.Chunk;
import io.aiprofile.domain.profile.Slug;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Prints how long turns and indexing take and how much memory is held. Times are also given as
 * multiples of what this machine took in this run for embedding one short question, which makes
 * runs on different machines comparable.
 */
public final class SpeedTable {
  private static final String REFERENCE = "Which programming languages do you know best?";
  private static final int PASSAGES = 300;
  private static final int WARM_UP_TURNS = 300;
  private static final int TURNS = 1_000;
  private static final int WARM_INDEXINGS = 5;

  private final InMemoryProduct product;
  private final Embeddings embeddings;
  private final Table table =
      new Table(
          "speed on %d processors, Java %s, heap of at most %d MB"
              .formatted(
                  Runtime.getRuntime().availableProcessors(),
                  Runtime.version().feature(),
                  Runtime.getRuntime().maxMemory() >> 20),
          "figure",
          "value",
          "unit",
          "x question embedded");

  private SpeedTable(InMemoryProduct product) {
    this.product = product;
    this.embeddings = product.embeddings();
  }

  public static void main(String[] args) throws IOException, UnreadableDocument {
    long start = System.nanoTime();
    try (InMemoryProduct product = new InMemoryProduct()) {
      double startedMs = (System.nanoTime() - start) / 1e6;
      new SpeedTable(product).measure(startedMs);
    }
  }

  /** Indexing comes first: nothing but the start may have warmed the cold run. */
  private void measure(double startedMs) throws IOException, UnreadableDocument {
    byte[] pdf = FivePagePdf.bytes();
    Slug slug = product.create("Five Pages");
    Timings coldAdd = Timings.of(1, run -> product.add(slug, "cv.pdf", pdf));
    Timings coldIndex = Timings.of(1, run -> product.index(slug));
    Timings add = Timings.of(WARM_INDEXINGS, run -> product.add(slug, "cv.pdf", pdf));
    Timings index = Timings.of(WARM_INDEXINGS, run -> product.index(slug));
    OptionalDouble indexedMb = ResidentMemory.megabytesAfterCollection();

    LargeProfile large = LargeProfile.in(product);
    turns(large, WARM_UP_TURNS);
    List<Timings> turnsAndReference = turns(large, TURNS);
    Timings turns = turnsAndReference.getFirst();
    double referenceMs = turnsAndReference.getLast().medianMs();
    OptionalDouble answeredMb = ResidentMemory.megabytesAfterCollection();

    time("start: model and topic examples loaded", startedMs, referenceMs);
    time("5-page PDF added, cold (starts the reader)", coldAdd.medianMs(), referenceMs);
    time("5-page PDF indexed, cold", coldIndex.medianMs(), referenceMs);
    time("5-page PDF added, warm median of 5", add.medianMs(), referenceMs);
    time("5-page PDF indexed, warm median of 5", index.medianMs(), referenceMs);
    time("question embedded, median", referenceMs, referenceMs);
    time("passage embedded, median", passageMs(large.chunks()), referenceMs);
    time("turn at 200 chunks, p50 of 1,000", turns.percentileMs(50), referenceMs);
    time("turn at 200 chunks, p95", turns.percentileMs(95), referenceMs);
    time("turn at 200 chunks, p99", turns.percentileMs(99), referenceMs);
    memory("resident after indexing the PDF and a collection", indexedMb);
    memory("resident after 1,000 turns and a collection", answeredMb);
    table.print(System.out);
    System.out.printf(
        Locale.ROOT,
        "The PDF has %,d words in %d chunks.%n",
        FivePagePdf.words(),
        product.indexOf(slug).size());
  }

  /** The turns, and the reference measured between them. */
  private List<Timings> turns(LargeProfile profile, int turns) {
    List<String> questions = profile.questions();
    return Timings.alternating(
        turns,
        run -> product.ask(profile.slug(), questions.get(run % questions.size())),
        run -> embeddings.question(REFERENCE));
  }

  private double passageMs(List<Chunk> chunks) {
    return Timings.of(
            PASSAGES,
            run -> embeddings.passages(List.of(chunks.get(run % chunks.size()).passage())))
        .medianMs();
  }

  private void time(String what, double ms, double referenceMs) {
    table.row(
        what,
        String.format(Locale.ROOT, "%,.1f", ms),
        "ms",
        String.format(Locale.ROOT, "%,.1f", ms / referenceMs));
  }

  private void memory(String what, OptionalDouble megabytes) {
    String value =
        megabytes.isEmpty() ? "-" : String.format(Locale.ROOT, "%,.0f", megabytes.getAsDouble());
    table.row(what, value, "MB", "");
  }
}
