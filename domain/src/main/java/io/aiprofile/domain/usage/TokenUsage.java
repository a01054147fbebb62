package io.aiprofile.domain.usage;

/** Tokens that calls to a language model consumed, as the provider counts them. */
public record TokenUsage(long promptTokens, long completionTokens, int callCount) {
  public static final TokenUsage NONE = new TokenUsage(0, 0, 0);

  public TokenUsage {
    if (promptTokens < 0 || completionTokens < 0 || callCount < 0) {
      throw new IllegalArgumentException("Usage is never negative");
    }
  }

  public TokenUsage plus(TokenUsage other) {
    return new TokenUsage(
        Math.addExact(promptTokens, other.promptTokens),
        Math.addExact(completionTokens, other.completionTokens),
        Math.addExact(callCount, other.callCount));
  }

  public long totalTokens() {
    return Math.addExact(promptTokens, completionTokens);
  }
}
