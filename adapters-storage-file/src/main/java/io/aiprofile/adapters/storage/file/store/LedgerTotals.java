package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.domain.profile.Slug;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * What the lines of the ledger come to, per profile and day. Days are kept as they are written, for
 * reading many from a file is what takes time at a start. Not thread-safe.
 */
final class LedgerTotals {
  /** Takes what stands under no possible slug; itself none. */
  static final String NOBODY = "_nobody";

  /** A line of the ledger. */
  record Entry(String ts, String slug, String op, long prompt, long completion, long total) {}

  /** One profile's. */
  static final class Usage {
    private final Map<String, Long> byDay;
    private long calls;
    private long prompt;
    private long completion;

    private Usage() {
      this(0, 0, 0, Map.of());
    }

    Usage(long calls, long prompt, long completion, Map<String, Long> byDay) {
      this.calls = calls;
      this.prompt = prompt;
      this.completion = completion;
      this.byDay = new HashMap<>(byDay);
    }

    long calls() {
      return calls;
    }

    long prompt() {
      return prompt;
    }

    long completion() {
      return completion;
    }

    /** Tokens of both kinds. */
    Map<String, Long> byDay() {
      return byDay;
    }
  }

  private final Map<String, Usage> byProfile = new HashMap<>();
  private final Map<String, Long> byDay = new HashMap<>();

  /** Counts a line in. */
  LedgerTotals plus(byte[] line) throws IOException {
    Entry entry = JsonLine.read(line, Entry.class);
    String day = LocalDate.ofInstant(Moments.of(entry.ts), ZoneOffset.UTC).toString();
    long tokens = Math.addExact(entry.prompt, entry.completion);
    Usage usage = usage(entry.slug);
    usage.calls++;
    usage.prompt += entry.prompt;
    usage.completion += entry.completion;
    usage.byDay.merge(day, tokens, Long::sum);
    byDay.merge(day, tokens, Long::sum);
    return this;
  }

  /** Counts a line in unless it makes no sense. */
  void plusIfSound(byte[] line) {
    try {
      plus(line);
    } catch (IOException | RuntimeException e) {
      // reported as such
    }
  }

  /** Counts in what was counted before. */
  void add(String slug, Usage usage) {
    byProfile.put(slug, usage);
    usage.byDay.forEach((day, tokens) -> byDay.merge(day, tokens, Long::sum));
  }

  /** Puts what a profile spent on nobody's account. */
  void erase(Slug slug) {
    Usage erased = byProfile.remove(slug.value());
    if (erased != null) {
      Usage usage = usage(Slug.ERASED.value());
      usage.calls += erased.calls;
      usage.prompt += erased.prompt;
      usage.completion += erased.completion;
      erased.byDay.forEach((day, tokens) -> usage.byDay.merge(day, tokens, Long::sum));
    }
  }

  long spent(Slug slug, LocalDate day) {
    Usage usage = byProfile.get(slug.value());
    return usage == null ? 0 : usage.byDay.getOrDefault(day.toString(), 0L);
  }

  long spent(LocalDate day) {
    return byDay.getOrDefault(day.toString(), 0L);
  }

  /** How many lines are a profile's. */
  long calls(Slug slug) {
    Usage usage = byProfile.get(slug.value());
    return usage == null ? 0 : usage.calls;
  }

  Map<String, Usage> byProfile() {
    return byProfile;
  }

  Map<String, Long> byDay() {
    return byDay;
  }

  private Usage usage(String slug) {
    Usage known = byProfile.get(slug);
    return known != null
        ? known
        : byProfile.computeIfAbsent(
            Slug.parse(slug).isPresent() ? slug : NOBODY, unknown -> new Usage());
  }
}
