package io.aiprofile.application.usage;

import io.aiprofile.application.port.llm.Prompt;
import io.aiprofile.application.port.llm.Prompt.Message;

/** Estimates tokens without the model's vocabulary. */
public final class Tokens {
  /** What OpenAI tells for English; code and names take somewhat more. */
  private static final int CHARACTERS_PER_TOKEN = 4;

  /** Role and separators. */
  private static final int PER_MESSAGE = 4;

  private Tokens() {}

  /**
   * Of a text: a token per four Latin characters, and one per character of scripts without spaces
   * and of Indic ones.
   */
  public static long estimate(String text) {
    long dense = text.codePoints().filter(c -> c >= 0x900).count();
    return dense + (text.length() - dense + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
  }

  static long estimate(Prompt prompt) {
    long tools =
        prompt.tools().stream()
            .mapToLong(tool -> estimate(tool.description() + tool.parameters()))
            .sum();
    return tools + prompt.messages().stream().mapToLong(Tokens::estimate).sum();
  }

  private static long estimate(Message message) {
    return PER_MESSAGE
        + switch (message) {
          case Message.Instruction said -> estimate(said.text());
          case Message.User user -> estimate(user.text());
          case Message.Assistant said -> estimate(said.text());
          case Message.ToolResult result -> estimate(result.text());
        };
  }
}
