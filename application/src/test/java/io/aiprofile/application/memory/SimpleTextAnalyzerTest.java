package io.aiprofile.application.memory;

import io.aiprofile.application.port.text.TextAnalyzer;
import io.aiprofile.application.port.text.TextAnalyzerContract;

class SimpleTextAnalyzerTest implements TextAnalyzerContract {
  private final TextAnalyzer analyzer = new SimpleTextAnalyzer();

  @Override
  public TextAnalyzer analyzer() {
    return analyzer;
  }
}
