package io.aiprofile.bootstrap.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * One event as one line, so that a message cannot forge another: line breaks are written as {@code
 * \n} and {@code \r}, and the lines of a stack trace are indented.
 */
final class LogLine extends LayoutBase<ILoggingEvent> {
  private static final String NOBODY = "anon";
  private static final String NO_REQUEST = "-";
  private static final String INDENT = "    ";

  @Override
  public String doLayout(ILoggingEvent event) {
    String line =
        String.format(
            Locale.ROOT,
            "%s %-5s %s#%s %s: %s%n",
            Instant.ofEpochMilli(event.getTimeStamp()).truncatedTo(ChronoUnit.MILLIS),
            event.getLevel(),
            escaped(event.getMDCPropertyMap().getOrDefault("actor", NOBODY)),
            escaped(event.getMDCPropertyMap().getOrDefault("request", NO_REQUEST)),
            source(event.getLoggerName()),
            escaped(event.getFormattedMessage()));
    IThrowableProxy thrown = event.getThrowableProxy();
    return thrown == null ? line : line + indented(ThrowableProxyUtil.asString(thrown));
  }

  private static String source(String logger) {
    return logger.substring(logger.lastIndexOf('.') + 1);
  }

  private static String escaped(String text) {
    return text.replace("\r", "\\r").replace("\n", "\\n").replaceAll("[\\p{Cntrl}&&[^\t]]", "?");
  }

  private static String indented(String trace) {
    StringBuilder lines = new StringBuilder();
    trace
        .lines()
        .forEach(line -> lines.append(INDENT).append(escaped(line)).append(System.lineSeparator()));
    return lines.toString();
  }
}
