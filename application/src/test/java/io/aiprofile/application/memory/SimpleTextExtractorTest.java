package io.aiprofile.application.memory;

import io.aiprofile.application.port.text.TextExtractor;
import io.aiprofile.application.port.text.TextExtractorContract;

class SimpleTextExtractorTest implements TextExtractorContract {
  private final TextExtractor extractor = new SimpleTextExtractor();

  @Override
  public TextExtractor extractor() {
    return extractor;
  }
}
