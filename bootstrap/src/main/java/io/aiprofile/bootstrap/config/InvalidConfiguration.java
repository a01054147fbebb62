package io.aiprofile.bootstrap.config;

import java.util.List;

/**
 * The configuration cannot be used. The message has a line for everything that is wrong with it:
 * the variable, its value, what is accepted.
 */
public final class InvalidConfiguration extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidConfiguration(List<String> problems) {
    super(String.join("\n", problems));
  }
}
