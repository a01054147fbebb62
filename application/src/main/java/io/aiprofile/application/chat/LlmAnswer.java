package io.aiprofile.application.chat;

import io.aiprofile.application.port.llm.LlmFailure;
import io.aiprofile.application.port.llm.Prompt;
import io.aiprofile.application.port.llm.Prompt.Message;
import io.aiprofile.application.port.llm.Reply;
import io.aiprofile.application.port.llm.Reply.Finish;
import io.aiprofile.application.port.llm.Reply.ToolCall;
import io.aiprofile.application.usage.MeteredModel;
import io.aiprofile.domain.chat.Answer.Mode;
import io.aiprofile.domain.usage.Operation;
import io.aiprofile.domain.usage.TokenUsage;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Answers in the model's words. Each sentence is checked against the sources before anybody hears
 * it; where the model fails, or says nothing that stands, the documents are quoted instead.
 */
public final class LlmAnswer implements WriteAnswer {
  /** Tools may be used and told of so often; what the model still asks for then is not done. */
  private static final int MAX_ROUNDS = 2;

  private static final int MAX_CALLS_PER_ROUND = 4;

  private final MeteredModel model;
  private final SystemPrompt prompts;
  private final VisitorTools tools;
  private final VerifySentence verify;
  private final UnsupportedSentences policy;
  private final ExtractiveAnswer quotations;
  private final Phrases phrases = new Phrases();

  @Inject
  public LlmAnswer(
      MeteredModel model,
      SystemPrompt prompts,
      VisitorTools tools,
      VerifySentence verify,
      UnsupportedSentences policy,
      ExtractiveAnswer quotations) {
    this.model = model;
    this.prompts = prompts;
    this.tools = tools;
    this.verify = verify;
    this.policy = policy;
    this.quotations = quotations;
  }

  @Override
  public Written write(Brief brief, AnswerListener listener) {
    CheckedDraft draft = new CheckedDraft(brief, prompts, verify, policy, listener);
    Said said = converse(brief, draft);
    if (draft.hasShown()) {
      return new Written(draft.answer(), draft.ending(said.whole), said.usage);
    }
    return spent(said.usage, instead(brief, draft, said, listener));
  }

  /** What the model said, up to where it failed. */
  private record Said(TokenUsage usage, Set<VisitorTools.Effect> effects, boolean whole) {}

  private Said converse(Brief brief, CheckedDraft draft) {
    Prompt prompt = prompts.of(brief, tools.offered(brief));
    Set<VisitorTools.Effect> effects = EnumSet.noneOf(VisitorTools.Effect.class);
    TokenUsage usage = TokenUsage.NONE;
    try {
      for (int round = 0; round <= MAX_ROUNDS; round++) {
        Reply reply = model.reply(brief.payer(), Operation.QUERY, prompt, draft);
        usage = usage.plus(reply.usage());
        draft.endOfReply(reply.finish() != Finish.LENGTH);
        if (reply.calls().isEmpty() || round == MAX_ROUNDS) {
          return new Said(usage, effects, reply.finish() != Finish.FILTERED);
        }
        prompt = prompt.with(afterTools(brief, prompt, reply, effects));
        if (draft.hasShown() || effects.equals(EnumSet.of(VisitorTools.Effect.QUESTION_NOTED))) {
          return new Said(usage, effects, true);
        }
      }
      return new Said(usage, effects, true);
    } catch (LlmFailure failure) {
      return new Said(usage.plus(failure.usage()), effects, false);
    }
  }

  /** The conversation with what came of the tools. */
  private List<Message> afterTools(
      Brief brief, Prompt prompt, Reply reply, Set<VisitorTools.Effect> effects) {
    List<ToolCall> calls = reply.calls().stream().limit(MAX_CALLS_PER_ROUND).toList();
    List<Message> messages = new ArrayList<>(prompt.messages());
    messages.add(new Message.Assistant(reply.text(), calls));
    for (ToolCall call : calls) {
      VisitorTools.Result result = tools.run(brief, call);
      effects.add(result.effect());
      messages.add(new Message.ToolResult(call.id(), result.words()));
    }
    return messages;
  }

  /** The model said nothing that can be shown. */
  private Written instead(Brief brief, CheckedDraft draft, Said said, AnswerListener listener) {
    if (said.effects.contains(VisitorTools.Effect.CONTACT_PASSED_ON)) {
      return phrases.say("contact-passed-on", Mode.CONFIRMATION, brief, listener);
    }
    boolean declined =
        draft.declined() || said.effects.contains(VisitorTools.Effect.QUESTION_NOTED);
    return declined && !RecordLead.onlyLeavesAddress(brief.question())
        ? phrases.say("refusal", Mode.LLM, brief, listener)
        : quotations.write(brief, listener);
  }

  private static Written spent(TokenUsage usage, Written written) {
    return new Written(written.answer(), written.ending(), usage);
  }
}
