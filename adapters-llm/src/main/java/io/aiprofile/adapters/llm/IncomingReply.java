package io.aiprofile.adapters.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openai.core.JsonValue;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionChunk.Choice;
import com.openai.models.chat.completions.ChatCompletionChunk.Choice.Delta;
import io.aiprofile.application.port.llm.Prompt;
import io.aiprofile.application.port.llm.Prompt.Message;
import io.aiprofile.application.port.llm.Reply;
import io.aiprofile.application.port.llm.Reply.Finish;
import io.aiprofile.application.port.llm.Reply.ToolCall;
import io.aiprofile.application.usage.Tokens;
import io.aiprofile.domain.usage.TokenUsage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts a reply together from the chunks of a stream. Used by one thread. */
final class IncomingReply {
  /** Four times the longest answer that anybody asks for. */
  private static final int MAX_TEXT = 64 << 10;

  private static final int MAX_CALLS = 32;
  private static final int MAX_ARGUMENTS = 16 << 10;

  /** The reply is beyond the limits, or an unknown error in a known place. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  private static final class Fragments {
    private final String id;
    private String name = "";
    private final StringBuilder arguments = new StringBuilder();

    Fragments(String id) {
      this.id = id;
    }

    /** Comes once, but some providers say it with every fragment. */
    void nameIs(String called) {
      name = name.isEmpty() ? called : name;
    }
  }

  private final Prompt prompt;
  private final StringBuilder text = new StringBuilder();
  private final List<Fragments> calls = new ArrayList<>();
  private final Map<Long, Fragments> callsByIndex = new HashMap<>();
  private Optional<TokenUsage> counted = Optional.empty();
  private Optional<Finish> finish = Optional.empty();
  private boolean refused;
  private int parts;

  IncomingReply(Prompt prompt) {
    this.prompt = prompt;
  }

  /**
   * Adds a chunk.
   *
   * @return the piece of text in it, or empty
   */
  String add(ChatCompletionChunk chunk) {
    chunk
        ._usage()
        .asKnown()
        .ifPresent(usage -> count(usage.promptTokens(), usage.completionTokens()));
    Optional<Choice> first =
        chunk._choices().asKnown().filter(all -> !all.isEmpty()).map(List::getFirst);
    if (first.isEmpty()) {
      return "";
    }
    Choice choice = first.get();
    String piece = choice._delta().asKnown().map(this::add).orElse("");
    choice
        .finishReason()
        .ifPresent(
            reason -> {
              end(reason.asString());
              countAtGroq(chunk);
            });
    return piece;
  }

  private String add(Delta delta) {
    delta.toolCalls().orElse(List.of()).forEach(this::add);
    refused |= delta.refusal().filter(words -> !words.isEmpty()).isPresent();
    String piece = delta.content().orElse("");
    parts += piece.isEmpty() ? 0 : 1;
    text.append(piece);
    require(text.length() <= MAX_TEXT);
    return piece;
  }

  private void add(Delta.ToolCall delta) {
    parts++;
    Fragments call = call(delta._index().asKnown(), delta.id().orElse(""));
    delta
        .function()
        .ifPresent(
            function -> {
              function.name().ifPresent(call::nameIs);
              function.arguments().ifPresent(call.arguments::append);
            });
    require(call.arguments.length() <= MAX_ARGUMENTS);
  }

  /** Some providers leave the index out, or number every call with 0; a new id is a new call. */
  private Fragments call(Optional<Long> index, String id) {
    Fragments known =
        index.isPresent()
            ? callsByIndex.get(index.get())
            : calls.isEmpty() ? null : calls.getLast();
    if (known != null && (id.isEmpty() || id.equals(known.id))) {
      return known;
    }
    require(calls.size() < MAX_CALLS);
    Fragments call = new Fragments(id.isEmpty() ? "call_" + (calls.size() + 1) : id);
    calls.add(call);
    index.ifPresent(place -> callsByIndex.put(place, call));
    return call;
  }

  /** OpenRouter's error comes with an error beside it, or is an end without a reason. */
  private void end(String reason) {
    finish =
        switch (reason) {
          case "length" -> Optional.of(Finish.LENGTH);
          case "content_filter" -> Optional.of(Finish.FILTERED);
          case "error" -> Optional.empty();
          default -> Optional.of(Finish.STOP);
        };
    parts++;
  }

  /**
   * Groq tells it in a place of its own at the end, and in the usual one only if asked. To look
   * there is expensive.
   */
  private void countAtGroq(ChatCompletionChunk chunk) {
    if (counted.isPresent()) {
      return;
    }
    JsonValue groq = chunk._allProperties().get("x_groq");
    if (groq != null && groq.convert(JsonNode.class) instanceof ObjectNode members) {
      JsonNode usage = members.path("usage");
      if (usage.has("prompt_tokens")) {
        count(usage.path("prompt_tokens").asLong(), usage.path("completion_tokens").asLong());
      }
    }
  }

  private void count(long promptTokens, long completionTokens) {
    counted =
        Optional.of(new TokenUsage(Math.max(0, promptTokens), Math.max(0, completionTokens), 1));
  }

  private static void require(boolean withinLimits) {
    if (!withinLimits) {
      throw new Unreadable("The reply is longer than any that was asked for");
    }
  }

  /** How many parts came: pieces of text, of tool calls, and the reason for the end. */
  int parts() {
    return parts;
  }

  /** Whether the provider told why the reply ended. */
  boolean isFinished() {
    return finish.isPresent();
  }

  Reply cancelled() {
    return new Reply(text.toString(), json(), List.of(), Finish.CANCELLED, usage());
  }

  /** The reply after its end. */
  Reply whole() {
    List<ToolCall> asked =
        calls.stream()
            .map(
                call ->
                    new ToolCall(call.id, call.name, JsonObjects.parse(call.arguments.toString())))
            .toList();
    Finish why = finish.orElse(Finish.STOP);
    if (why == Finish.STOP) {
      why = refused ? Finish.FILTERED : asked.isEmpty() ? Finish.STOP : Finish.TOOL_CALLS;
    }
    return new Reply(text.toString(), json(), asked, why, usage());
  }

  private Optional<Map<String, Object>> json() {
    return prompt.output().flatMap(output -> JsonObjects.parseReply(text.toString()));
  }

  /** What was used so far: nothing unless the reply began, as far as anybody can tell. */
  TokenUsage usage() {
    if (counted.isPresent() || parts == 0) {
      return counted.orElse(TokenUsage.NONE);
    }
    long asked = prompt.messages().stream().mapToLong(IncomingReply::estimate).sum();
    long written =
        Tokens.estimate(text.toString())
            + calls.stream().mapToLong(call -> Tokens.estimate(call.arguments.toString())).sum();
    return new TokenUsage(asked, written, 1);
  }

  private static long estimate(Message message) {
    return Tokens.estimate(
        switch (message) {
          case Message.Instruction said -> said.text();
          case Message.User user -> user.text();
          case Message.Assistant said -> said.text();
          case Message.ToolResult result -> result.text();
        });
  }
}
