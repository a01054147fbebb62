package io.aiprofile.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One professional's documents, with questions about them. */
record LabelledProfile(String name, List<Path> documents, List<LabelledQuestion> questions) {
  /** Holds the sets; the build runs in the folder of its module. */
  static final Path DATA = Path.of("src", "bench");

  /** The set that weights and examples were fitted on. */
  static final String DEV_SET = "devset";

  /** The set that nothing was fitted on. */
  static final String HOLDOUT = "holdout";

  /** The profiles of a set, in the order of their names. */
  static List<LabelledProfile> of(String set) throws IOException {
    List<LabelledProfile> profiles = new ArrayList<>();
    for (Path folder : entries(DATA.resolve(set))) {
      if (Files.isDirectory(folder)) {
        profiles.add(
            new LabelledProfile(
                folder.getFileName().toString(),
                entries(folder.resolve("documents")),
                LabelledQuestion.read(folder.resolve("questions.jsonl"))));
      }
    }
    return profiles;
  }

  boolean isEnglish() {
    return questions.stream().allMatch(question -> question.lang().equals("en"));
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }
}
