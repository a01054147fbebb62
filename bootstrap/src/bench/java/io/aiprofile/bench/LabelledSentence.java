package io.aiprofile.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A sentence as a language model might write it about a professional, and whether it is so. */
record LabelledSentence(String profile, Kind kind, String text) {
  /**
   * How a sentence compares with the documents, with the least share that is judged right:
   * embeddings differ a little between processors, so a miss more than was measured still holds.
   */
  enum Kind {
    TRUE(true, 0.95, 0.90),
    PARAPHRASED(true, 0.88, 0.80),
    ALTERED_NUMBER(false, 0.97, 0.70),
    ALTERED_NAME(false, 0.95, 0.80),
    ALTERED_DATE(false, 0.97, 0.65),
    SWAPPED(false, 0.95, 0.75),
    NEGATED(false, 0.92, 0.60),
    INVENTED(false, 0.92, 0.80),
    SMALLTALK(false, 0.95, 0.50);

    private final boolean so;
    private final double leastOnDevSet;
    private final double leastOnHoldout;

    Kind(boolean so, double leastOnDevSet, double leastOnHoldout) {
      this.so = so;
      this.leastOnDevSet = leastOnDevSet;
      this.leastOnHoldout = leastOnHoldout;
    }

    /** Whether it may be shown with a citation. */
    boolean isSo() {
      return so;
    }

    double least(boolean devSet) {
      return devSet ? leastOnDevSet : leastOnHoldout;
    }
  }

  static final Path FOLDER = LabelledProfile.DATA.resolve("sentences");

  /** The sentences of a table, in its order. */
  static List<LabelledSentence> of(String table) throws IOException {
    return Files.readAllLines(FOLDER.resolve(table + ".tsv")).stream()
        .map(line -> line.split("\t", -1))
        .map(row -> new LabelledSentence(row[0], kind(row[1]), row[2]))
        .toList();
  }

  private static Kind kind(String name) {
    return Kind.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
