package io.aiprofile.application.port.llm;

/**
 * A language model that goes on from a prompt. Blocking and thread-safe. What it says is untrusted:
 * callers check every word before it is shown or acted upon.
 *
 * <p>A call has deadlines for connecting, for the first piece, between pieces and as a whole. Until
 * the first piece was heard a failed call may be tried again, at most twice; afterwards never.
 */
public interface LanguageModel {

  /** Names the model, as the provider calls it. */
  String model();

  /**
   * The model's reply.
   *
   * @param listener hears the text while it comes, on the calling thread; a reply that is ended by
   *     it returns with what was heard and {@link Reply.Finish#CANCELLED}, and the provider is told
   *     within a second
   * @throws LlmFailure when there is no whole reply; what was heard before stays heard
   */
  Reply reply(Prompt prompt, ReplyListener listener);
}
