package io.aiprofile.adapters.llm;

import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.ResponseFormatJsonSchema;
import com.openai.models.chat.completions.ChatCompletionAssistantMessageParam;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionFunctionTool;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import io.aiprofile.application.port.llm.Prompt;
import io.aiprofile.application.port.llm.Prompt.Message;
import io.aiprofile.application.port.llm.Prompt.OutputSchema;
import io.aiprofile.application.port.llm.Reply.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prompts in the words of the protocol. */
final class ChatRequests {
  private final ProviderSettings settings;

  ChatRequests(ProviderSettings settings) {
    this.settings = settings;
  }

  /** Asks for JSON by the protocol's reply format, if the prompt wants any. */
  ChatCompletionCreateParams withFormat(Prompt prompt) {
    ChatCompletionCreateParams.Builder request = request(prompt, prompt.messages());
    prompt.output().ifPresent(output -> request.responseFormat(format(output)));
    return request.build();
  }

  /** Asks for JSON in words, if the prompt wants any. */
  ChatCompletionCreateParams inWords(Prompt prompt) {
    return request(
            prompt,
            prompt
                .output()
                .map(output -> instructed(prompt.messages(), output))
                .orElse(prompt.messages()))
        .build();
  }

  /** Into the first instruction: some models know only one, and only in front. */
  private static List<Message> instructed(List<Message> messages, OutputSchema output) {
    String words =
        "Reply with one JSON object that keeps to this JSON Schema, and with nothing else:\n"
            + output.schema();
    List<Message> longer = new ArrayList<>(messages);
    if (messages.getFirst() instanceof Message.Instruction first) {
      longer.set(0, new Message.Instruction(first.text() + "\n\n" + words));
    } else {
      longer.addFirst(new Message.Instruction(words));
    }
    return longer;
  }

  private ChatCompletionCreateParams.Builder request(Prompt prompt, List<Message> messages) {
    ChatCompletionCreateParams.Builder request =
        ChatCompletionCreateParams.builder()
            .model(settings.model())
            .temperature(prompt.temperature())
            .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build());
    if (settings.provider().namesCompletionTokens()) {
      request.maxCompletionTokens(prompt.maxTokens());
    } else {
      setMaxTokens(request, prompt.maxTokens());
    }
    messages.forEach(message -> add(request, message));
    prompt.tools().forEach(tool -> request.addTool(tool(tool)));
    return request;
  }

  /** OpenAI itself wants the newer name, everybody else knows the older one. */
  @SuppressWarnings("deprecation")
  private static void setMaxTokens(ChatCompletionCreateParams.Builder request, int maxTokens) {
    request.maxTokens(maxTokens);
  }

  private static void add(ChatCompletionCreateParams.Builder request, Message message) {
    switch (message) {
      case Message.Instruction instruction -> request.addSystemMessage(instruction.text());
      case Message.User user -> request.addUserMessage(user.text());
      case Message.Assistant said -> request.addMessage(assistant(said));
      case Message.ToolResult result ->
          request.addMessage(
              ChatCompletionToolMessageParam.builder()
                  .toolCallId(result.callId())
                  .content(result.text())
                  .build());
    }
  }

  private static ChatCompletionAssistantMessageParam assistant(Message.Assistant said) {
    ChatCompletionAssistantMessageParam.Builder message =
        ChatCompletionAssistantMessageParam.builder().content(said.text());
    for (ToolCall call : said.calls()) {
      message.addToolCall(
          ChatCompletionMessageFunctionToolCall.builder()
              .id(call.id())
              .function(
                  ChatCompletionMessageFunctionToolCall.Function.builder()
                      .name(call.name())
                      .arguments(JsonObjects.write(call.arguments().orElse(Map.of())))
                      .build())
              .build());
    }
    return message.build();
  }

  private static ChatCompletionFunctionTool tool(Prompt.Tool tool) {
    return ChatCompletionFunctionTool.builder()
        .function(
            FunctionDefinition.builder()
                .name(tool.name())
                .description(tool.description())
                .parameters(
                    FunctionParameters.builder()
                        .putAllAdditionalProperties(JsonObjects.schema(tool.parameters()))
                        .build())
                .build())
        .build();
  }

  private static ResponseFormatJsonSchema format(OutputSchema output) {
    return ResponseFormatJsonSchema.builder()
        .jsonSchema(
            ResponseFormatJsonSchema.JsonSchema.builder()
                .name(output.name())
                .strict(true)
                .schema(
                    ResponseFormatJsonSchema.JsonSchema.Schema.builder()
                        .putAllAdditionalProperties(JsonObjects.schema(output.schema()))
                        .build())
                .build())
        .build();
  }
}
