package io.aiprofile.application.indexing;

import io.aiprofile.application.memory.SimpleTextExtractor;
import io.aiprofile.application.port.text.TextExtractor;
import io.aiprofile.application.port.text.UnreadableDocument;
import io.aiprofile.domain.document.DocumentKind;
import io.aiprofile.domain.document.DocumentText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Notes every document that it reads. */
final class RecordingExtractor implements TextExtractor {
  private final TextExtractor simple = new SimpleTextExtractor();
  private final List<String> read = new ArrayList<>();

  /** What was read since the last call of this method. */
  List<String> drain() {
    List<String> drained = List.copyOf(read);
    read.clear();
    return drained;
  }

  @Override
  public DocumentKind detect(byte[] content, String fileName) throws UnreadableDocument {
    return simple.detect(content, fileName);
  }

  @Override
  public DocumentText extract(byte[] content, DocumentKind kind) throws UnreadableDocument {
    read.add(new String(content, StandardCharsets.UTF_8));
    return simple.extract(content, kind);
  }
}
