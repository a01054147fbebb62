package io.aiprofile.bootstrap.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips where there is no Chromium and tells how to get one; with {@code LIVE_TESTS=required} it
 * fails there, so that a machine that is to prove everything cannot prove less by accident.
 */
final class ChromiumCondition implements ExecutionCondition {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");

  private final Map<String, String> environment;

  ChromiumCondition() {
    this(System.getenv());
  }

  ChromiumCondition(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return evaluate();
  }

  ConditionEvaluationResult evaluate() {
    Optional<Path> found = executable(environment);
    if (found.isPresent()) {
      return ConditionEvaluationResult.enabled("Chromium is " + found.get());
    }
    String missing =
        "No Chromium is on the PATH, so the pages are not tried in a browser. Install one: on"
            + " Debian, apt-get install chromium.";
    if ("required".equals(environment.get("LIVE_TESTS"))) {
      throw new IllegalStateException(missing + " LIVE_TESTS=required makes this a failure.");
    }
    return ConditionEvaluationResult.disabled(missing);
  }

  /** The browser that is found first on the PATH. */
  static Optional<Path> executable(Map<String, String> environment) {
    return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .flatMap(ChromiumCondition::candidates)
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Stream<Path> candidates(String folder) {
    return NAMES.stream().map(name -> Path.of(folder, name));
  }
}
