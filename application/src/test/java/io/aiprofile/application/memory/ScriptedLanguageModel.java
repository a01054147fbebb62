package io.aiprofile.application.memory;

import io.aiprofile.application.port.llm.LanguageModel;
import io.aiprofile.application.port.llm.LlmFailure;
import io.aiprofile.application.port.llm.Prompt;
import io.aiprofile.application.port.llm.Prompt.Message;
import io.aiprofile.application.port.llm.Reply;
import io.aiprofile.application.port.llm.Reply.Finish;
import io.aiprofile.application.port.llm.Reply.ToolCall;
import io.aiprofile.application.port.llm.ReplyListener;
import io.aiprofile.application.port.llm.Script;
import io.aiprofile.application.port.llm.Script.Step;
import io.aiprofile.application.usage.Tokens;
import io.aiprofile.domain.usage.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A language model that follows scripts, one per call, the last one again and again. It keeps the
 * prompts it got. Thread-safe.
 *
 * <pre>
 * var model = ScriptedLanguageModel.saying("She led nine [1].").thenFailing(Kind.RATE_LIMITED);
 * var other = ScriptedLanguageModel.following(prompt -> Script.saying(...).hold(latch));
 * </pre>
 */
public final class ScriptedLanguageModel implements LanguageModel {
  /** As a real model's deadlines, so that a test that forgets a latch fails instead of hanging. */
  private static final long HOLDS_AT_MOST_MS = 10_000;

  private static final int POLL_MS = 10;

  private final List<Function<Prompt, Script>> scripts = new ArrayList<>();
  private final List<Prompt> prompts = new ArrayList<>();

  private ScriptedLanguageModel(Function<Prompt, Script> script) {
    scripts.add(script);
  }

  /** Says a text, in pieces of one word. */
  public static ScriptedLanguageModel saying(String text) {
    return following(Script.saying(text));
  }

  /** Fails before it says anything. */
  public static ScriptedLanguageModel failing(LlmFailure.Kind kind) {
    return following(Script.EMPTY.fail(kind));
  }

  public static ScriptedLanguageModel following(Script script) {
    return following(prompt -> script);
  }

  /** Does what is decided from the prompt. */
  public static ScriptedLanguageModel following(Function<Prompt, Script> script) {
    return new ScriptedLanguageModel(script);
  }

  public ScriptedLanguageModel then(String text) {
    return then(Script.saying(text));
  }

  public ScriptedLanguageModel thenFailing(LlmFailure.Kind kind) {
    return then(Script.EMPTY.fail(kind));
  }

  public ScriptedLanguageModel then(Script script) {
    return then(prompt -> script);
  }

  /** What it does at the next call that has no script yet. */
  public synchronized ScriptedLanguageModel then(Function<Prompt, Script> script) {
    scripts.add(script);
    return this;
  }

  /** What it was asked so far, oldest first. */
  public synchronized List<Prompt> prompts() {
    return List.copyOf(prompts);
  }

  @Override
  public String model() {
    return "scripted";
  }

  @Override
  public Reply reply(Prompt prompt, ReplyListener listener) {
    return new Call(prompt, listener).follow(next(prompt).apply(prompt));
  }

  private synchronized Function<Prompt, Script> next(Prompt prompt) {
    Function<Prompt, Script> script = scripts.get(Math.min(prompts.size(), scripts.size() - 1));
    prompts.add(prompt);
    return script;
  }

  /** One call under way. */
  private static final class Call {
    private final Prompt prompt;
    private final ReplyListener listener;
    private final StringBuilder text = new StringBuilder();
    private final List<ToolCall> calls = new ArrayList<>();
    private Optional<TokenUsage> counted = Optional.empty();
    private Finish finish = Finish.STOP;

    Call(Prompt prompt, ReplyListener listener) {
      this.prompt = prompt;
      this.listener = listener;
    }

    Reply follow(Script script) {
      for (Step step : script.steps()) {
        if (!follow(step)) {
          calls.clear();
          return reply(Finish.CANCELLED);
        }
      }
      return reply(finish == Finish.STOP && !calls.isEmpty() ? Finish.TOOL_CALLS : finish);
    }

    /** Whether the listener wants more. */
    private boolean follow(Step step) {
      switch (step) {
        case Step.Say say -> {
          text.append(say.piece());
          return say.piece().isEmpty() || listener.heard(say.piece());
        }
        case Step.Hold hold -> {
          return outlasts(hold.latch());
        }
        case Step.Call call ->
            calls.add(new ToolCall(call.id(), call.name(), SimpleJson.object(call.arguments())));
        case Step.Count count -> counted = Optional.of(count.usage());
        case Step.End end -> finish = end.finish();
        case Step.Fail fail -> throw failure(fail.kind());
      }
      return true;
    }

    private boolean outlasts(CountDownLatch latch) {
      try {
        for (int waitedMs = 0; waitedMs < HOLDS_AT_MOST_MS; waitedMs += POLL_MS) {
          if (latch.await(POLL_MS, TimeUnit.MILLISECONDS)) {
            return true;
          }
          if (!listener.goesOn()) {
            return false;
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw failure(LlmFailure.Kind.TIMED_OUT);
    }

    private LlmFailure failure(LlmFailure.Kind kind) {
      TokenUsage used = text.isEmpty() ? TokenUsage.NONE : usage();
      return new LlmFailure(kind, "The script says " + kind, used, null);
    }

    private Reply reply(Finish why) {
      return new Reply(
          text.toString(),
          prompt.output().flatMap(schema -> SimpleJson.object(text.toString())),
          calls,
          why,
          usage());
    }

    private TokenUsage usage() {
      return counted.orElseGet(
          () -> {
            long asked = prompt.messages().stream().mapToLong(Call::estimate).sum();
            return new TokenUsage(asked, Tokens.estimate(text.toString()), 1);
          });
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
}
