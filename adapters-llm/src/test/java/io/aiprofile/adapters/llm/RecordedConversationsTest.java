package io.aiprofile.adapters.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aiprofile.application.port.llm.LlmFailure;
import io.aiprofile.application.port.llm.Prompt;
import io.aiprofile.application.port.llm.Prompt.Message;
import io.aiprofile.application.port.llm.Prompt.OutputSchema;
import io.aiprofile.application.port.llm.Prompt.Tool;
import io.aiprofile.application.port.llm.Reply;
import io.aiprofile.application.port.llm.Reply.Finish;
import io.aiprofile.application.port.llm.Reply.ToolCall;
import io.aiprofile.application.port.llm.ReplyListener;
import io.aiprofile.domain.usage.TokenUsage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each provider sends, and what it is sent. */
class RecordedConversationsTest {
  private static final JsonMapper JSON = new JsonMapper();

  private static final List<Message> CONVERSATION =
      List.of(
          new Message.Instruction("Answer from the documents."),
          new Message.User("What did she lead?"));

  private static final Tool TOOL =
      new Tool("record_lead", "Records a lead", "{\"type\":\"object\",\"properties\":{}}");

  private static final OutputSchema SCHEMA =
      new OutputSchema("answer", "{\"type\":\"object\",\"properties\":{}}");

  private static final Prompt TEXT = Prompt.text(CONVERSATION, 0.2, 300);
  private static final Prompt FORMATTED = Prompt.json(CONVERSATION, 0, 300, SCHEMA);
  private static final Prompt WITH_TOOLS =
      new Prompt(CONVERSATION, 0, 300, List.of(TOOL), Optional.empty());
  private static final Prompt FORMATTED_WITH_TOOLS =
      new Prompt(CONVERSATION, 0, 300, List.of(TOOL), Optional.of(SCHEMA));

  private final StubProvider provider = new StubProvider();
  private final List<OpenAiLanguageModel> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(OpenAiLanguageModel::close);
    provider.close();
  }

  @Test
  void openAiStreamsTextThenTheReasonThenTheUsage() {
    provider.then(new RecordedStream("openai-text"));
    List<String> pieces = new ArrayList<>();

    Reply reply = model(LlmProvider.OPENAI).reply(TEXT, pieces::add);

    assertThat(pieces).containsExactly("She", " led", " nine", " people [1].");
    assertThat(reply.finish()).isEqualTo(Finish.STOP);
    assertThat(reply.usage()).isEqualTo(new TokenUsage(1_204, 7, 1));
  }

  @Test
  void openAiStreamsToolCallsInFragments() {
    provider.then(new RecordedStream("openai-tools"));

    Reply reply = model(LlmProvider.OPENAI).reply(WITH_TOOLS, ReplyListener.NONE);

    assertThat(reply.calls())
        .containsExactly(
            new ToolCall(
                "call_Zx1", "record_lead", Optional.of(Map.of("email", "asha@example.com"))),
            new ToolCall("call_Zx2", "record_gap", Optional.of(Map.of("question", "Salary?"))));
    assertThat(reply.finish()).isEqualTo(Finish.TOOL_CALLS);
    assertThat(reply.usage()).isEqualTo(new TokenUsage(890, 41, 1));
  }

  @Test
  void aRefusalWithholdsTheReply() {
    provider.then(new RecordedStream("openai-refusal"));

    Reply reply = model(LlmProvider.OPENAI).reply(FORMATTED, ReplyListener.NONE);

    assertThat(reply.finish()).isEqualTo(Finish.FILTERED);
    assertThat(reply.text()).isEmpty();
    assertThat(reply.json()).isEmpty();
  }

  @Test
  void openRouterCommentsWhileItWaitsForItsProvider() {
    provider.then(new RecordedStream("openrouter-text"));

    Reply reply = model(LlmProvider.OPENROUTER).reply(TEXT, ReplyListener.NONE);

    assertThat(reply.text()).isEqualTo("She led nine people [1].");
    assertThat(reply.usage()).isEqualTo(new TokenUsage(1_204, 7, 1));
  }

  @Test
  void openRouterFailsInTheStream() {
    provider.then(new RecordedStream("openrouter-error"));

    LlmFailure failure =
        catchThrowableOfType(
            LlmFailure.class, () -> model(LlmProvider.OPENROUTER).reply(TEXT, ReplyListener.NONE));

    assertThat(failure.kind()).isEqualTo(LlmFailure.Kind.PROVIDER_FAILED);
    assertThat(failure).hasMessage("OpenRouter failed (502); it may work a moment later");
    assertThat(failure.usage().completionTokens()).isPositive();
  }

  @Test
  void groqTellsTheUsageInAPlaceOfItsOwn() {
    provider.then(new RecordedStream("groq-text"));

    Reply reply = model(LlmProvider.GROQ).reply(TEXT, ReplyListener.NONE);

    assertThat(reply.text()).isEqualTo("She led nine people [1].");
    assertThat(reply.usage()).isEqualTo(new TokenUsage(1_318, 9, 1));
  }

  @Test
  void groqSendsAToolCallInOnePiece() {
    provider.then(new RecordedStream("groq-tools"));

    Reply reply = model(LlmProvider.GROQ).reply(WITH_TOOLS, ReplyListener.NONE);

    assertThat(reply.calls())
        .containsExactly(
            new ToolCall(
                "call_9q", "record_lead", Optional.of(Map.of("email", "asha@example.com"))));
    assertThat(reply.finish()).isEqualTo(Finish.TOOL_CALLS);
  }

  @Test
  void toolCallsWithoutAnIndexOrWithOneIndexForAllAreToldApart() {
    provider.then(new RecordedStream("sloppy-tools"));

    Reply reply = model(LlmProvider.CUSTOM).reply(WITH_TOOLS, ReplyListener.NONE);

    assertThat(reply.calls())
        .extracting(ToolCall::id, ToolCall::name)
        .containsExactly(tuple("a", "first"), tuple("b", "second"), tuple("call_3", "third"));
    assertThat(reply.calls()).allMatch(call -> call.arguments().isPresent());
    assertThat(reply.finish()).isEqualTo(Finish.TOOL_CALLS);
  }

  @Test
  void openRouterIsToldWhoAsks() {
    provider.then(new RecordedStream("openrouter-text"));

    model(LlmProvider.OPENROUTER).reply(TEXT, ReplyListener.NONE);

    StubProvider.Request request = provider.requests().getFirst();
    assertThat(request.path()).isEqualTo("/v1/chat/completions");
    assertThat(request.header("Authorization")).isEqualTo("Bearer sk-stub-canary-4711");
    assertThat(request.header("X-Title")).isEqualTo("AI Profile Platform");
    assertThat(request.header("HTTP-Referer")).isEqualTo("https://twin.example");
    assertThat(sent(0).path("max_tokens").asInt()).isEqualTo(300);
  }

  @Test
  void openAiIsToldNothingBesidesTheRequest() {
    provider.then(new RecordedStream("openai-text"));

    model(LlmProvider.OPENAI).reply(TEXT, ReplyListener.NONE);

    assertThat(provider.requests().getFirst().headers().keySet())
        .noneMatch(name -> name.startsWith("x-"))
        .doesNotContain("http-referer");
    assertThat(sent(0).path("max_completion_tokens").asInt()).isEqualTo(300);
    assertThat(sent(0).path("stream_options").path("include_usage").asBoolean()).isTrue();
    assertThat(sent(0).path("messages").findValuesAsText("role")).containsExactly("system", "user");
  }

  @Test
  void aProviderWithoutAKeyIsSentNone() {
    provider.then(new RecordedStream("openai-text"));
    ProviderSettings settings = provider.settings();
    OpenAiLanguageModel model =
        new OpenAiLanguageModel(
            new ProviderSettings(
                LlmProvider.CUSTOM,
                settings.baseUrl(),
                new ProviderSettings.ApiKey("CUSTOM_API_KEY", ""),
                "stub-model",
                "",
                Deadlines.STANDARD));
    opened.add(model);

    model.reply(TEXT, ReplyListener.NONE);

    assertThat(provider.requests().getFirst().headers()).doesNotContainKey("authorization");
  }

  @Test
  void jsonIsAskedForByAStrictSchema() {
    provider.then(new RecordedStream("openai-json"));

    Reply reply = model(LlmProvider.OPENAI).reply(FORMATTED, ReplyListener.NONE);

    assertThat(reply.json()).contains(Map.of("answer", "nine"));
    JsonNode format = sent(0).path("response_format");
    assertThat(format.path("type").asText()).isEqualTo("json_schema");
    assertThat(format.path("json_schema").path("strict").asBoolean()).isTrue();
    assertThat(format.path("json_schema").path("schema").path("type").asText()).isEqualTo("object");
  }

  @Test
  void groqIsAskedForJsonInWordsWhereItIsOfferedTools() {
    provider.then(new RecordedStream("openai-json"));
    OpenAiLanguageModel groq = model(LlmProvider.GROQ);

    groq.reply(FORMATTED, ReplyListener.NONE);
    Reply reply = groq.reply(FORMATTED_WITH_TOOLS, ReplyListener.NONE);

    assertThat(reply.json()).contains(Map.of("answer", "nine"));
    assertThat(sent(0).has("response_format")).isTrue();
    assertThat(sent(1).has("response_format")).isFalse();
    assertThat(sent(1).has("tools")).isTrue();
    assertThat(sent(1).path("messages").path(0).path("content").asText())
        .startsWith("Answer from the documents.")
        .contains("JSON Schema")
        .endsWith(SCHEMA.schema());
  }

  @Test
  void aModelThatKnowsNoFormatsIsAskedInWordsFromThenOn() {
    provider
        .then((request, to) -> to.answer(400, "application/json", error("unsupported_value")))
        .then(new RecordedStream("openai-json"));
    OpenAiLanguageModel model = model(LlmProvider.CUSTOM);

    assertThat(model.reply(FORMATTED, ReplyListener.NONE).json()).isPresent();
    assertThat(model.reply(FORMATTED, ReplyListener.NONE).json()).isPresent();

    assertThat(provider.requests()).hasSize(3);
    assertThat(sent(1).has("response_format")).isFalse();
    assertThat(sent(2).has("response_format")).isFalse();
  }

  @Test
  void aModelThatMissesAFormatOnceIsAskedForItAgain() {
    provider
        .then((request, to) -> to.answer(400, "application/json", error("json_validate_failed")))
        .then(new RecordedStream("openai-json"));
    OpenAiLanguageModel model = model(LlmProvider.GROQ);

    model.reply(FORMATTED, ReplyListener.NONE);
    model.reply(FORMATTED, ReplyListener.NONE);

    assertThat(sent(1).has("response_format")).isFalse();
    assertThat(sent(2).has("response_format")).isTrue();
  }

  @Test
  void aRequestThatIsRejectedForAnotherReasonIsRejected() {
    provider.then((request, to) -> to.answer(400, "application/json", error("too_long")));
    OpenAiLanguageModel model = model(LlmProvider.CUSTOM);

    for (int i = 1; i <= 2; i++) {
      assertThat(
              catchThrowableOfType(
                  LlmFailure.class, () -> model.reply(FORMATTED, ReplyListener.NONE)))
          .hasMessageContaining("rejects the request (400, too_long)");
      assertThat(provider.requests()).hasSize(2 * i);
    }
  }

  private static String error(String code) {
    return "{\"error\":{\"message\":\"No\",\"code\":\"" + code + "\"}}";
  }

  private OpenAiLanguageModel model(LlmProvider dialect) {
    OpenAiLanguageModel model =
        new OpenAiLanguageModel(provider.settings(dialect, Deadlines.STANDARD));
    opened.add(model);
    return model;
  }

  private JsonNode sent(int index) {
    try {
      return JSON.readTree(provider.requests().get(index).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
