package io.aiprofile.application.chat;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** So many of something per UTC day for each key, for as long as this object lives. Thread-safe. */
final class DailyCap<K> {
  /** Keys cost nothing to make up; beyond these the one seen first is forgotten. */
  private static final int MAX_KEYS = 100_000;

  private final int limit;
  private final InstantSource clock;
  private final Map<K, Integer> taken =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Integer> eldest) {
          return size() > MAX_KEYS;
        }
      };
  private LocalDate day = LocalDate.MIN;

  DailyCap(int limit, InstantSource clock) {
    this.limit = limit;
    this.clock = clock;
  }

  /** Takes one; false when none is left today. */
  synchronized boolean take(K key) {
    LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    if (!today.equals(day)) {
      taken.clear();
      day = today;
    }
    return taken.merge(key, 1, Integer::sum) <= limit;
  }
}
