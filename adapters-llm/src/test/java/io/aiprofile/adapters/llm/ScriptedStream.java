package io.aiprofile.adapters.llm;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aiprofile.application.port.llm.LlmFailure.Kind;
import io.aiprofile.application.port.llm.Reply.Finish;
import io.aiprofile.application.port.llm.Script;
import io.aiprofile.application.port.llm.Script.Step;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows a script in the way OpenAI streams it. */
final class ScriptedStream implements StubProvider.Behaviour {
  private static final JsonMapper JSON = new JsonMapper();

  private final Script script;

  ScriptedStream(Script script) {
    this.script = script;
  }

  @Override
  public void answer(StubProvider.Request request, StubConnection connection)
      throws IOException, InterruptedException {
    if (!script.steps().isEmpty() && script.steps().getFirst() instanceof Step.Fail fail) {
      refuse(fail.kind(), connection);
      return;
    }
    connection.beginStream();
    connection.event(delta(Map.of("role", "assistant", "content", "")));
    Finish finish = Finish.STOP;
    Optional<Step.Count> count = Optional.empty();
    int calls = 0;
    for (Step step : script.steps()) {
      switch (step) {
        case Step.Say say -> connection.event(delta(Map.of("content", say.piece())));
        case Step.Call call -> {
          call(call, calls, connection);
          calls++;
        }
        case Step.Hold hold -> connection.holdUntil(hold.latch());
        case Step.End end -> finish = end.finish();
        case Step.Count told -> count = Optional.of(told);
        case Step.Fail fail -> {
          breakOff(fail.kind(), connection);
          return;
        }
      }
    }
    connection.event(chunk(Map.of(), reason(finish, calls)));
    if (count.isPresent()) {
      connection.event(usage(count.get()));
    }
    connection.event("[DONE]");
    connection.endStream();
  }

  private static void refuse(Kind kind, StubConnection connection)
      throws IOException, InterruptedException {
    switch (kind) {
      case UNREACHABLE -> connection.reset();
      case TIMED_OUT -> connection.hang();
      case RATE_LIMITED -> answerError(429, connection);
      case PROVIDER_FAILED -> answerError(500, connection);
      case UNAUTHORISED -> answerError(401, connection);
      case NO_CREDIT -> answerError(402, connection);
      case REJECTED -> answerError(404, connection);
      case GARBLED -> connection.answer(200, "text/html", "<html>Welcome</html>");
      case BROKEN_OFF -> {
        connection.beginStream();
        connection.event("[DONE]");
        connection.endStream();
      }
      default -> throw new IllegalArgumentException("No provider fails with " + kind);
    }
  }

  private static void breakOff(Kind kind, StubConnection connection)
      throws IOException, InterruptedException {
    switch (kind) {
      case BROKEN_OFF -> connection.endStream();
      case TIMED_OUT -> connection.hang();
      case PROVIDER_FAILED -> {
        connection.event("{\"error\":{\"code\":502,\"message\":\"She led\"}}");
        connection.endStream();
      }
      case GARBLED -> {
        connection.event("{\"choices\":[{\"delta\":{\"content\":She led");
        connection.endStream();
      }
      case UNREACHABLE -> connection.reset();
      default -> throw new IllegalArgumentException("No provider breaks off with " + kind);
    }
  }

  private static void answerError(int status, StubConnection connection) throws IOException {
    connection.answer(
        status,
        "application/json",
        "{\"error\":{\"message\":\"It said: salary of the third sister\",\"code\":null}}");
  }

  /** In two parts, as arguments come a few letters at a time. */
  private static void call(Step.Call call, int index, StubConnection connection)
      throws IOException {
    int half = call.arguments().length() / 2;
    connection.event(
        delta(
            Map.of(
                "tool_calls",
                List.of(
                    Map.of(
                        "index",
                        index,
                        "id",
                        call.id(),
                        "type",
                        "function",
                        "function",
                        Map.of(
                            "name",
                            call.name(),
                            "arguments",
                            call.arguments().substring(0, half)))))));
    connection.event(
        delta(
            Map.of(
                "tool_calls",
                List.of(
                    Map.of(
                        "index",
                        index,
                        "function",
                        Map.of("arguments", call.arguments().substring(half)))))));
  }

  private static String delta(Map<String, Object> delta) throws IOException {
    return chunk(delta, Optional.empty());
  }

  private static String chunk(Map<String, Object> delta, Optional<String> reason)
      throws IOException {
    Map<String, Object> choice = new LinkedHashMap<>();
    choice.put("index", 0);
    choice.put("delta", delta);
    choice.put("finish_reason", reason.orElse(null));
    return json(List.of(choice), Map.of());
  }

  private static String usage(Step.Count count) throws IOException {
    long prompt = count.usage().promptTokens();
    long completion = count.usage().completionTokens();
    return json(
        List.of(),
        Map.of(
            "usage",
            Map.of(
                "prompt_tokens", prompt,
                "completion_tokens", completion,
                "total_tokens", prompt + completion)));
  }

  private static String json(List<Object> choices, Map<String, Object> more) throws IOException {
    Map<String, Object> chunk = new LinkedHashMap<>();
    chunk.put("id", "chatcmpl-1");
    chunk.put("object", "chat.completion.chunk");
    chunk.put("created", 1_760_000_000);
    chunk.put("model", "stub-model");
    chunk.put("choices", choices);
    chunk.putAll(more);
    return JSON.writeValueAsString(chunk);
  }

  private static Optional<String> reason(Finish finish, int calls) {
    return Optional.of(
        switch (finish) {
          case LENGTH -> "length";
          case FILTERED -> "content_filter";
          default -> calls > 0 ? "tool_calls" : "stop";
        });
  }
}
