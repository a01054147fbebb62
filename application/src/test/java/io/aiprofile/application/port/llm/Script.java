package io.aiprofile.application.port.llm;

import io.aiprofile.domain.usage.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * What a provider does in one call, step by step. An immutable value: every method gives a longer
 * script. A script that neither fails nor says how it ends, ends well.
 */
public record Script(List<Step> steps) {
  /** One thing that a provider does. */
  public sealed interface Step {
    /** Sends a piece of the text. */
    record Say(String piece) implements Step {}

    /** Asks for something to be done. The arguments are sent as they are, JSON or not. */
    record Call(String id, String name, String arguments) implements Step {}

    /** Sends nothing until the latch is open. */
    record Hold(CountDownLatch latch) implements Step {}

    /** Sends no more, and fails in a way that is told as this kind. */
    record Fail(LlmFailure.Kind kind) implements Step {}

    /** Ends for another reason than that all is said. */
    record End(Reply.Finish finish) implements Step {}

    /** Tells what the call used. */
    record Count(TokenUsage usage) implements Step {}
  }

  /** Sends nothing yet. */
  public static final Script EMPTY = new Script(List.of());

  public Script {
    steps = List.copyOf(steps);
  }

  /** Says a text in pieces of one word each. */
  public static Script saying(String text) {
    return EMPTY.pieces(text.split("(?<=\\s)(?=\\S)", -1));
  }

  /** Says a text in these pieces. */
  public Script pieces(String... pieces) {
    Script longer = this;
    for (String piece : pieces) {
      longer = longer.then(new Step.Say(piece));
    }
    return longer;
  }

  /** Asks for something to be done, with arguments that should be a JSON object. */
  public Script call(String id, String name, String arguments) {
    return then(new Step.Call(id, name, arguments));
  }

  /** Says nothing until the latch is open. */
  public Script hold(CountDownLatch latch) {
    return then(new Step.Hold(latch));
  }

  /** Fails. */
  public Script fail(LlmFailure.Kind kind) {
    return then(new Step.Fail(kind));
  }

  /** Ends early: at the longest length, or withheld. */
  public Script end(Reply.Finish finish) {
    return then(new Step.End(finish));
  }

  /** Tells what the call used; a script that doesn't is estimated. */
  public Script count(long promptTokens, long completionTokens) {
    return then(new Step.Count(new TokenUsage(promptTokens, completionTokens, 1)));
  }

  private Script then(Step step) {
    List<Step> longer = new ArrayList<>(steps);
    longer.add(step);
    return new Script(longer);
  }
}
