package io.aiprofile.adapters.web.server;

/** Decides who passes; asked before every handler. */
@FunctionalInterface
public interface Gatekeeper {
  /**
   * Lets the request pass.
   *
   * @throws Problem to refuse
   */
  void admit(Request request) throws Exception;
}
