package io.aiprofile.adapters.llm;

import java.util.Optional;

/** Who speaks the OpenAI protocol, each with its dialect. */
public enum LlmProvider {
  OPENROUTER("OpenRouter", "https://openrouter.ai/api/v1", "openai/gpt-4o-mini", true, false),
  OPENAI("OpenAI", "https://api.openai.com/v1", "gpt-4o-mini", true, true),
  /** Refuses a reply format beside tools. */
  GROQ("Groq", "https://api.groq.com/openai/v1", "llama-3.3-70b-versatile", false, true),
  /** Anything else, such as a program on the same machine; says where it is and which model. */
  CUSTOM("The provider", "", "", true, false);

  private final String label;
  private final String baseUrl;
  private final String model;
  private final boolean formatsBesideTools;
  private final boolean namesCompletionTokens;

  LlmProvider(
      String label,
      String baseUrl,
      String model,
      boolean formatsBesideTools,
      boolean namesCompletionTokens) {
    this.label = label;
    this.baseUrl = baseUrl;
    this.model = model;
    this.formatsBesideTools = formatsBesideTools;
    this.namesCompletionTokens = namesCompletionTokens;
  }

  public Optional<String> baseUrl() {
    return Optional.of(baseUrl).filter(url -> !url.isEmpty());
  }

  public Optional<String> defaultModel() {
    return Optional.of(model).filter(name -> !name.isEmpty());
  }

  String label() {
    return label;
  }

  /** Whether a request may ask for a JSON reply and offer tools as well. */
  boolean formatsBesideTools() {
    return formatsBesideTools;
  }

  /** Whether the longest reply is {@code max_completion_tokens}, once {@code max_tokens}. */
  boolean namesCompletionTokens() {
    return namesCompletionTokens;
  }
}
