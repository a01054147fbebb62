package io.aiprofile.adapters.storage.file.store;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;

/** Moments as files tell them: in UTC, to the millisecond at most. */
final class Moments {
  private Moments() {}

  static String text(Instant moment) {
    return kept(moment).toString();
  }

  /** A moment as it will be read again. */
  static Instant kept(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MILLIS);
  }

  /** The earlier system also wrote moments with an offset, or in UTC without saying so. */
  static Instant of(String written) {
    TemporalAccessor parsed =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(
            written, OffsetDateTime::from, LocalDateTime::from);
    Instant instant =
        parsed instanceof OffsetDateTime moment
            ? moment.toInstant()
            : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
    return kept(instant);
  }
}
