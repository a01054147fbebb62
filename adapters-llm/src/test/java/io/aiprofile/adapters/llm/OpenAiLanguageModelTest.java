package io.aiprofile.adapters.llm;

import io.aiprofile.application.port.llm.LanguageModel;
import io.aiprofile.application.port.llm.LanguageModelContract;
import io.aiprofile.application.port.llm.ReplyListener;
import io.aiprofile.application.port.llm.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

class OpenAiLanguageModelTest implements LanguageModelContract {
  private static final Deadlines SHORT =
      new Deadlines(
          Duration.ofSeconds(2),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(10));

  private final List<AutoCloseable> opened = new ArrayList<>();

  /** The first call of a program loads some thousand classes. */
  @BeforeAll
  static void warmUp() {
    try (StubProvider provider = new StubProvider().then(Script.saying("Warm."));
        OpenAiLanguageModel model = new OpenAiLanguageModel(provider.settings())) {
      model.reply(TEXT, ReplyListener.NONE);
    }
  }

  @Override
  public LanguageModel model(Script script) {
    StubProvider provider = new StubProvider().then(script);
    OpenAiLanguageModel model =
        new OpenAiLanguageModel(provider.settings(LlmProvider.OPENAI, SHORT));
    opened.add(model);
    opened.add(provider);
    return model;
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }
}
