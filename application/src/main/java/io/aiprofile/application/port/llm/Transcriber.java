package io.aiprofile.application.port.llm;

/** Turns speech into text. Blocking and thread-safe. */
public interface Transcriber {

  /**
   * What is said in a recording, in the language that is spoken; empty when nothing is.
   *
   * @param audio of at most 10 MB
   * @param mediaType such as {@code audio/webm}
   * @throws LlmFailure when it cannot be told
   */
  String transcribe(byte[] audio, String mediaType);
}
