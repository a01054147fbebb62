package io.aiprofile.application.port.llm;

import java.util.List;
import java.util.Optional;

/**
 * What a model is asked.
 *
 * @param messages the conversation, oldest first; instructions come first
 * @param temperature 0 to 2
 * @param maxTokens the longest reply
 * @param tools what the model may ask to be done; empty for none
 * @param output the form of a reply that is one JSON object; empty for free text
 */
public record Prompt(
    List<Message> messages,
    double temperature,
    int maxTokens,
    List<Tool> tools,
    Optional<OutputSchema> output) {

  /** One message of a conversation. */
  public sealed interface Message {
    /** What the program says: the protocol's system role. */
    record Instruction(String text) implements Message {}

    /** What a person says: its user role. */
    record User(String text) implements Message {}

    /** What the model said, and what it asked to be done. */
    record Assistant(String text, List<Reply.ToolCall> calls) implements Message {
      public Assistant {
        calls = List.copyOf(calls);
      }
    }

    /** What came of one tool call. */
    record ToolResult(String callId, String text) implements Message {}
  }

  /**
   * Something that a model may ask to be done.
   *
   * @param parameters a JSON Schema of an object, as text
   */
  public record Tool(String name, String description, String parameters) {}

  /**
   * The form of a JSON reply.
   *
   * @param name letters, digits and underscores
   * @param schema a JSON Schema of an object in the strict subset of the OpenAI protocol, as text
   */
  public record OutputSchema(String name, String schema) {}

  public Prompt {
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
    if (messages.isEmpty() || maxTokens < 1 || !(temperature >= 0 && temperature <= 2)) {
      throw new IllegalArgumentException("A prompt says something within the model's limits");
    }
  }

  /** Free text without tools. */
  public static Prompt text(List<Message> messages, double temperature, int maxTokens) {
    return new Prompt(messages, temperature, maxTokens, List.of(), Optional.empty());
  }

  /** One JSON object without tools. */
  public static Prompt json(
      List<Message> messages, double temperature, int maxTokens, OutputSchema output) {
    return new Prompt(messages, temperature, maxTokens, List.of(), Optional.of(output));
  }

  /** The same prompt after more was said. */
  public Prompt with(List<Message> longer) {
    return new Prompt(longer, temperature, maxTokens, tools, output);
  }
}
