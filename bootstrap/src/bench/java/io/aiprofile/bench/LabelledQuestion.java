package io.aiprofile.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A question with what is right.
 *
 * @param lang an ISO 639-1 code
 * @param accepted an answer that contains one of these is right
 * @param evidence the documents' own words that answer it; empty when nothing does
 * @param topics labels of {@link io.aiprofile.domain.document.Topic}, each of them right
 */
record LabelledQuestion(
    String id,
    String question,
    String lang,
    boolean answerable,
    List<String> accepted,
    String evidence,
    Set<String> topics) {
  private static final ObjectReader READER = new ObjectMapper().readerFor(LabelledQuestion.class);

  /** The questions of a file, one JSON object a line. */
  static List<LabelledQuestion> read(Path file) throws IOException {
    List<LabelledQuestion> questions = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      questions.add(READER.readValue(line));
    }
    return questions;
  }
}
