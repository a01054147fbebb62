package io.aiprofile.adapters.web.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;

/** What the server logs meanwhile. */
final class LogLines implements AutoCloseable {
  /** A line, with what its request was called. */
  record Line(String level, String request, String text) {}

  private final Logger logger = (Logger) LoggerFactory.getLogger(Dispatcher.class);
  private final Queue<Line> lines = new ConcurrentLinkedQueue<>();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          lines.add(
              new Line(
                  event.getLevel().toString(),
                  event.getMDCPropertyMap().getOrDefault("request", ""),
                  event.getFormattedMessage()));
        }
      };

  LogLines() {
    appender.start();
    logger.setLevel(Level.DEBUG);
    logger.setAdditive(false);
    logger.addAppender(appender);
  }

  /** The lines with that text, once there is one; empty when there is none in time. */
  List<Line> await(String text) {
    return await(line -> line.text().contains(text));
  }

  /** The lines of that request, once there is one; empty when there is none in time. */
  List<Line> awaitRequest(String id) {
    return await(line -> line.request().equals(id));
  }

  private List<Line> await(Predicate<Line> wanted) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    List<Line> found = List.of();
    while (found.isEmpty() && System.nanoTime() < deadline) {
      found = lines.stream().filter(wanted).toList();
      Thread.onSpinWait();
    }
    return found;
  }

  List<Line> ofLevel(String level) {
    return lines.stream().filter(line -> line.level().equals(level)).toList();
  }

  @Override
  public void close() {
    logger.detachAppender(appender);
    logger.setAdditive(true);
    logger.setLevel(null);
  }
}
