package io.aiprofile.application.usage;

import io.aiprofile.application.port.llm.LlmFailure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is wrong with the language model, for who runs the program or a page: visitors are answered
 * from the documents meanwhile and are not troubled. Thread-safe.
 */
@Singleton
public final class ModelHealth {
  private static final Logger LOG = LoggerFactory.getLogger(ModelHealth.class);

  private final AtomicReference<Optional<String>> problem = new AtomicReference<>(Optional.empty());

  @Inject
  public ModelHealth() {}

  /** What the last call failed of, one sentence with the remedy; empty when it worked. */
  public Optional<String> problem() {
    return problem.get();
  }

  void works() {
    if (problem.getAndSet(Optional.empty()).isPresent()) {
      LOG.info("The language model works again");
    }
  }

  /** Said once, not at every question. */
  void failed(LlmFailure failure) {
    if (failure.kind() == LlmFailure.Kind.OVER_BUDGET) {
      return;
    }
    Optional<String> now = Optional.of(String.valueOf(failure.getMessage()));
    if (!now.equals(problem.getAndSet(now))) {
      LOG.error("The language model fails, answers quote the documents: {}", now.get());
    }
  }
}
