package io.aiprofile.application.port.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiprofile.application.port.llm.LlmFailure.Kind;
import io.aiprofile.application.port.llm.Prompt.Message;
import io.aiprofile.application.port.llm.Prompt.OutputSchema;
import io.aiprofile.application.port.llm.Prompt.Tool;
import io.aiprofile.application.port.llm.Reply.Finish;
import io.aiprofile.application.port.llm.Reply.ToolCall;
import io.aiprofile.application.port.storage.Race;
import io.aiprofile.domain.usage.TokenUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link LanguageModel} makes of what its provider does. That failed calls are tried
 * again is shown by the adapter's own test.
 */
@Timeout(30)
public interface LanguageModelContract {
  String SECRET_WORDS = "salary of the third sister";

  Prompt TEXT = Prompt.text(conversation(), 0.2, 300);

  Prompt JSON =
      Prompt.json(
          conversation(),
          0,
          300,
          new OutputSchema(
              "answer",
              """
              {"type":"object","properties":{"answer":{"type":"string"}},
               "required":["answer"],"additionalProperties":false}"""));

  Prompt WITH_TOOLS =
      new Prompt(
          conversation(),
          0,
          300,
          List.of(
              new Tool(
                  "record_lead",
                  "Records who wants to be called back",
                  """
                  {"type":"object","properties":{"email":{"type":"string"}}}""")),
          Optional.empty());

  private static List<Message> conversation() {
    return List.of(
        new Message.Instruction("Answer from the documents."),
        new Message.User("Who are you?"),
        new Message.Assistant("A twin.", List.of()),
        new Message.User("What is the " + SECRET_WORDS + "?"));
  }

  /** A model whose provider follows the script in every call. */
  LanguageModel model(Script script);

  private Reply reply(Prompt prompt, Script script) {
    return model(script).reply(prompt, ReplyListener.NONE);
  }

  @Test
  default void itHasAName() {
    assertThat(model(Script.EMPTY).model()).isNotBlank();
  }

  @Test
  default void piecesAreHeardInOrderOnTheCallingThread() {
    String[] pieces = {"She led ", "nine\n\n", "मीरा 她 🎓", "\"[1]\"", "."};
    List<String> heard = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();

    Reply reply =
        model(Script.EMPTY.pieces(pieces))
            .reply(
                TEXT,
                piece -> {
                  threads.add(Thread.currentThread());
                  return heard.add(piece);
                });

    assertThat(heard).containsExactly(pieces);
    assertThat(threads).containsOnly(Thread.currentThread());
    assertThat(reply.text()).isEqualTo(String.join("", pieces));
    assertThat(reply.finish()).isEqualTo(Finish.STOP);
    assertThat(reply.calls()).isEmpty();
    assertThat(reply.json()).isEmpty();
  }

  @Test
  default void nothingSaidIsAReplyAndNotHeard() {
    Hearing hearing = new Hearing();

    Reply reply = model(Script.EMPTY.pieces("")).reply(TEXT, hearing);

    assertThat(reply.text()).isEmpty();
    assertThat(reply.finish()).isEqualTo(Finish.STOP);
    assertThat(hearing.heard).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"LENGTH", "FILTERED"})
  default void itTellsWhyAReplyIsShort(Finish finish) {
    Reply reply = reply(TEXT, Script.saying("She led").end(finish));

    assertThat(reply.text()).isEqualTo("She led");
    assertThat(reply.finish()).isEqualTo(finish);
  }

  @Test
  default void toolCallsComeInOrderWithTheirArguments() {
    Reply reply =
        reply(
            WITH_TOOLS,
            Script.saying("One moment.")
                .call("call_1", "record_lead", "{\"email\":\"a@b.example\"}")
                .call(
                    "call_2",
                    "record_gap",
                    """
                    {"n": -3, "x": 0.5, "yes": true, "none": null, "list": ["\\u00e9\\n", [1], {}]}
                    """));

    assertThat(reply.text()).isEqualTo("One moment.");
    assertThat(reply.finish()).isEqualTo(Finish.TOOL_CALLS);
    assertThat(reply.calls())
        .containsExactly(
            new ToolCall("call_1", "record_lead", Optional.of(Map.of("email", "a@b.example"))),
            new ToolCall(
                "call_2",
                "record_gap",
                Optional.of(
                    Map.of(
                        "n",
                        -3L,
                        "x",
                        0.5,
                        "yes",
                        true,
                        "list",
                        List.of("é\n", List.of(1L), Map.of())))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"a\":}", "[1]", "null", "\"{}\"", "{} {}", "{a:1}"})
  default void argumentsThatAreNoObjectAreTold(String arguments) {
    Reply reply = reply(WITH_TOOLS, Script.EMPTY.call("call_1", "record_lead", arguments));

    assertThat(reply.calls())
        .containsExactly(new ToolCall("call_1", "record_lead", Optional.empty()));
    assertThat(reply.finish()).isEqualTo(Finish.TOOL_CALLS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"answer\": \"nine\"}",
        " {\"answer\":\"n\\u0069ne\", \"more\": null}\n",
        "```json\n{\"answer\": \"nine\"}\n```",
        "```\n{\"answer\": \"nine\"}```\n"
      })
  default void aJsonObjectIsRead(String text) {
    Reply reply = reply(JSON, Script.saying(text));

    assertThat(reply.json()).contains(Map.of("answer", "nine"));
    assertThat(reply.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"She led nine.", "{\"answer\": \"ni", "[1, 2]", "{} and more", "\"a\""})
  default void whatIsNoJsonObjectIsTextOnly(String text) {
    Reply reply = reply(JSON, Script.saying(text));

    assertThat(reply.json()).isEmpty();
    assertThat(reply.text()).isEqualTo(text);
  }

  @Test
  default void jsonThatNobodyAskedForIsText() {
    assertThat(reply(TEXT, Script.saying("{\"answer\": \"nine\"}")).json()).isEmpty();
  }

  @Test
  default void aListenerEndsTheReplyByWhatItHears() {
    List<String> heard = new ArrayList<>();

    Reply reply =
        model(Script.EMPTY.pieces("a", "b", "c", "d").call("call_1", "record_lead", "{}"))
            .reply(WITH_TOOLS, piece -> heard.add(piece) && !piece.equals("b"));

    assertThat(heard).containsExactly("a", "b");
    assertThat(reply.text()).isEqualTo("ab");
    assertThat(reply.finish()).isEqualTo(Finish.CANCELLED);
    assertThat(reply.calls()).isEmpty();
    assertThat(reply.usage().totalTokens()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "She led"})
  default void aListenerEndsTheReplyWhileNothingComes(String before) {
    CountDownLatch never = new CountDownLatch(1);
    Hearing hearing = new Hearing();
    hearing.leave();
    long startNs = System.nanoTime();

    Reply reply = model(Script.EMPTY.pieces(before).hold(never)).reply(TEXT, hearing);

    assertThat(Duration.ofNanos(System.nanoTime() - startNs)).isLessThan(Duration.ofSeconds(1));
    assertThat(reply.finish()).isEqualTo(Finish.CANCELLED);
    assertThat(before).startsWith(reply.text());
    never.countDown();
  }

  @Test
  default void aReplyGoesOnAfterAPause() {
    CountDownLatch pause = new CountDownLatch(1);

    Reply reply =
        model(Script.EMPTY.pieces("She ").hold(pause).pieces("led"))
            .reply(
                TEXT,
                piece -> {
                  pause.countDown();
                  return true;
                });

    assertThat(reply.text()).isEqualTo("She led");
    assertThat(reply.finish()).isEqualTo(Finish.STOP);
  }

  @Test
  default void whatAListenerThrowsReachesTheCaller() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                model(Script.EMPTY.pieces("a", "b"))
                    .reply(
                        TEXT,
                        piece -> {
                          throw new IllegalStateException("left");
                        }))
        .withMessage("left");
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"OUT_OF_SERVICE", "OVER_BUDGET"})
  default void aFailureBeforeTheFirstPieceIsTold(Kind kind) {
    LlmFailure failure = failure(Script.EMPTY.fail(kind), new Hearing());

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.usage().completionTokens()).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"BROKEN_OFF", "TIMED_OUT", "PROVIDER_FAILED", "GARBLED"})
  default void whatWasHeardBeforeAFailureStaysHeard(Kind kind) {
    Hearing hearing = new Hearing();

    LlmFailure failure = failure(Script.EMPTY.pieces("She ", "led").fail(kind), hearing);

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(hearing.heard).containsExactly("She ", "led");
    assertThat(failure.usage().promptTokens()).isPositive();
    assertThat(failure.usage().completionTokens()).isPositive();
  }

  private LlmFailure failure(Script script, ReplyListener listener) {
    LlmFailure failure =
        catchThrowableOfType(LlmFailure.class, () -> model(script).reply(TEXT, listener));
    assertThat(failure).isNotNull();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      assertThat(cause.toString()).doesNotContain(SECRET_WORDS).doesNotContain("She led");
    }
    return failure;
  }

  @Test
  default void usageIsTheProviders() {
    assertThat(reply(TEXT, Script.saying("She led nine.").count(812, 34)).usage())
        .isEqualTo(new TokenUsage(812, 34, 1));
  }

  @Test
  default void usageIsEstimatedWhereTheProviderDoesNotTell() {
    TokenUsage usage = reply(TEXT, Script.saying("word ".repeat(100))).usage();

    assertThat(usage.promptTokens()).isBetween(10L, 100L);
    assertThat(usage.completionTokens()).isBetween(80L, 200L);
    assertThat(usage.callCount()).isEqualTo(1);
  }

  @Test
  default void whatCameOfToolCallsIsPartOfAPrompt() {
    List<Message> longer = new ArrayList<>(WITH_TOOLS.messages());
    longer.add(
        new Message.Assistant(
            "",
            List.of(
                new ToolCall("call_1", "record_lead", Optional.of(Map.of("email", "a@b.example"))),
                new ToolCall("call_2", "record_lead", Optional.empty()))));
    longer.add(new Message.ToolResult("call_1", "recorded"));
    longer.add(new Message.ToolResult("call_2", "no email given"));

    assertThat(reply(WITH_TOOLS.with(longer), Script.saying("Done.")).text()).isEqualTo("Done.");
  }

  @Test
  default void manyMayAskAtOnce() {
    LanguageModel model = model(Script.saying("She led nine people."));

    List<String> replies =
        Race.of(
            IntStream.range(0, 50).boxed().toList(),
            i -> model.reply(TEXT, ReplyListener.NONE).text());

    assertThat(replies).hasSize(50).containsOnly("She led nine people.");
  }

  /** Keeps what it hears, and may want no more as soon as nothing comes. */
  final class Hearing implements ReplyListener {
    private final List<String> heard = new ArrayList<>();
    private boolean leaving;

    /** From now on. */
    public void leave() {
      leaving = true;
    }

    @Override
    public boolean heard(String piece) {
      return heard.add(piece);
    }

    @Override
    public boolean goesOn() {
      return !leaving;
    }
  }
}
