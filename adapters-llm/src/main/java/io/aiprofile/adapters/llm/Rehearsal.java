package io.aiprofile.adapters.llm;

import io.aiprofile.application.port.llm.Prompt;
import io.aiprofile.application.port.llm.Prompt.Message;
import io.aiprofile.application.port.llm.Prompt.Tool;
import io.aiprofile.application.port.llm.Reply;
import io.aiprofile.application.port.llm.ReplyListener;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * One reply without a provider. The first one in a process loads some thousand classes, which takes
 * a second or two on a small machine; so it is not a visitor's.
 */
final class Rehearsal {
  private static final String STREAM =
      """
      data: {"choices":[{"index":0,"delta":{"role":"assistant","content":"Yes"}}]}

      data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"call_1",\
      "type":"function","function":{"name":"none","arguments":"{\\"a\\":1}"}}]}}]}

      data: {"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}

      data: {"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}

      data: [DONE]

      """;

  private static final ProviderSettings NOWHERE =
      new ProviderSettings(
          LlmProvider.CUSTOM,
          URI.create("https://rehearsal.invalid/v1"),
          new ProviderSettings.ApiKey("REHEARSAL", ""),
          "rehearsal",
          "",
          Deadlines.STANDARD);

  private Rehearsal() {}

  /** Begins, and does not wait for it. */
  static void begin() {
    Thread.ofPlatform().daemon().name("llm-rehearsal").start(Rehearsal::play);
  }

  static Reply play() {
    ProviderClient client = new ProviderClient(NOWHERE, List.of(Rehearsal::answer));
    try (OpenAiLanguageModel model = new OpenAiLanguageModel(NOWHERE, client)) {
      Prompt prompt =
          new Prompt(
              List.of(new Message.Instruction("Say yes."), new Message.User("Yes?")),
              0,
              1,
              List.of(new Tool("none", "Does nothing", "{\"type\":\"object\"}")),
              Optional.empty());
      return model.reply(prompt, ReplyListener.NONE);
    }
  }

  private static Response answer(Interceptor.Chain chain) {
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(200)
        .message("OK")
        .body(ResponseBody.create(STREAM, MediaType.get("text/event-stream")))
        .build();
  }
}
