package io.aiprofile.adapters.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.aiprofile.adapters.llm.StubProvider.Behaviour;
import io.aiprofile.application.port.llm.LanguageModel;
import io.aiprofile.application.port.llm.LanguageModelContract;
import io.aiprofile.application.port.llm.Reply;
import io.aiprofile.application.port.llm.ReplyListener;
import io.aiprofile.application.port.llm.Script;
import io.aiprofile.application.port.storage.Race;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
    assertThat(Rehearsal.play().text()).isNotEmpty();
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

  /** When a visitor leaves. */
  static Stream<Arguments> moments() {
    CountDownLatch never = new CountDownLatch(1);
    return Stream.of(
        arguments(named("before headers", (Behaviour) (request, to) -> to.hang())),
        arguments(named("before a piece", new ScriptedStream(Script.EMPTY.hold(never)))),
        arguments(
            named("between pieces", new ScriptedStream(Script.saying("She led").hold(never)))));
  }

  @ParameterizedTest
  @MethodSource("moments")
  void whoLeavesEndsTheProvidersWorkWithinASecond(Behaviour behaviour) throws Exception {
    try (StubProvider provider = new StubProvider().then(behaviour);
        OpenAiLanguageModel model = new OpenAiLanguageModel(provider.settings())) {
      Hearing hearing = new Hearing();
      hearing.leave();

      assertThat(model.reply(TEXT, hearing).finish()).isEqualTo(Reply.Finish.CANCELLED);

      assertThat(provider.awaitsHangUp(Duration.ofSeconds(1))).isTrue();
    }
  }

  @Test
  void whoHearsEnoughEndsTheProvidersWorkWithinASecond() throws Exception {
    try (StubProvider provider =
            new StubProvider()
                .then(Script.saying("She led nine people.").hold(new CountDownLatch(1)));
        OpenAiLanguageModel model = new OpenAiLanguageModel(provider.settings())) {
      model.reply(TEXT, piece -> false);

      assertThat(provider.awaitsHangUp(Duration.ofSeconds(1))).isTrue();
    }
  }

  @Test
  void anInterruptEndsTheReplyToo() throws Exception {
    try (StubProvider provider =
            new StubProvider().then(Script.saying("She led").hold(new CountDownLatch(1)));
        OpenAiLanguageModel model = new OpenAiLanguageModel(provider.settings())) {
      Reply reply =
          model.reply(
              TEXT,
              piece -> {
                Thread.currentThread().interrupt();
                return true;
              });

      assertThat(Thread.interrupted()).isTrue();
      assertThat(reply.finish()).isEqualTo(Reply.Finish.CANCELLED);
      assertThat(provider.awaitsHangUp(Duration.ofSeconds(1))).isTrue();
    }
  }

  /** Also without the mark, and with a connection that stays open, where a proxy eats the end. */
  @Test
  void aReplyWhoseEndWasToldIsWhole() {
    try (StubProvider provider =
            new StubProvider()
                .then(
                    (request, to) -> {
                      to.beginStream();
                      to.event(
                          "{\"choices\":[{\"delta\":{\"content\":\"Yes.\"},"
                              + "\"finish_reason\":\"stop\"}]}");
                      to.hang();
                    });
        OpenAiLanguageModel model = new OpenAiLanguageModel(provider.settings())) {
      Reply reply = model.reply(TEXT, ReplyListener.NONE);

      assertThat(reply.text()).isEqualTo("Yes.");
      assertThat(reply.finish()).isEqualTo(Reply.Finish.STOP);
    }
  }

  @Test
  void aConnectionServesTheNextReply() {
    Set<Integer> ports = ConcurrentHashMap.newKeySet();
    Script script = Script.saying("She led nine.");
    try (StubProvider provider =
            new StubProvider()
                .then(
                    (request, to) -> {
                      ports.add(to.clientPort());
                      new ScriptedStream(script).answer(request, to);
                    });
        OpenAiLanguageModel model = new OpenAiLanguageModel(provider.settings())) {
      for (int i = 0; i < 5; i++) {
        model.reply(TEXT, ReplyListener.NONE);
      }

      assertThat(ports).hasSize(1);
    }
  }

  /** Nobody's reply ends before everybody's has begun. */
  @Test
  void aThousandRepliesComeAtOnce() {
    int count = 1_000;
    CountDownLatch begun = new CountDownLatch(count);
    Deadlines patient =
        new Deadlines(
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(90));
    Script script = Script.saying("She led ").hold(begun).pieces("nine.");
    try (StubProvider provider = new StubProvider().then(script);
        OpenAiLanguageModel model =
            new OpenAiLanguageModel(provider.settings(LlmProvider.OPENAI, patient))) {
      List<String> texts =
          Race.of(
              Collections.nCopies(count, TEXT),
              prompt ->
                  model
                      .reply(
                          prompt,
                          piece -> {
                            if (piece.equals("She ")) {
                              begun.countDown();
                            }
                            return true;
                          })
                      .text());

      assertThat(texts).hasSize(count).containsOnly("She led nine.");
    }
  }
}
