package io.aiprofile.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A question of which only the topics are labelled. */
record LabelledTopics(@JsonProperty("_id") String id, String text, Set<String> topics) {
  private static final ObjectReader READER = new ObjectMapper().readerFor(LabelledTopics.class);

  /** The questions of a file, one JSON object a line; none when there is no file. */
  static List<LabelledTopics> read(Path file) throws IOException {
    List<LabelledTopics> questions = new ArrayList<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        questions.add(READER.readValue(line));
      }
    }
    return questions;
  }
}
