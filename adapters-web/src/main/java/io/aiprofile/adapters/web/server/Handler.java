package io.aiprofile.adapters.web.server;

/** Answers a request on its own virtual thread, so it may block. */
@FunctionalInterface
public interface Handler {
  /**
   * Answers.
   *
   * @throws Problem to refuse
   */
  Reply handle(Request request) throws Exception;
}
