package io.aiprofile.bootstrap.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Writes what the program logs to {@code app.log}, at most 40 MB with the three files before it.
 * Until one is open and after it is closed nothing is logged anywhere.
 */
public final class LogFile implements AutoCloseable {
  private static final String NAME = "app";
  private static final String MAX_SIZE = "10MB";
  private static final int FORMER_FILES = 3;

  private final Path file;
  private final RollingFileAppender<ILoggingEvent> appender;

  private LogFile(Path file, RollingFileAppender<ILoggingEvent> appender) {
    this.file = file;
    this.appender = appender;
  }

  /** Opens the file, and the folder with it; logs nothing where that is not possible. */
  public static LogFile open(Path folder, org.slf4j.event.Level level) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Path file = folder.resolve(NAME + ".log");
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setName(NAME);
    appender.setFile(file.toString());
    appender.setEncoder(encoder(context));
    appender.setTriggeringPolicy(trigger(context));
    roll(context, appender, folder);
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.convertAnSLF4JLevel(level));
    root.addAppender(appender);
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    return new LogFile(file, appender);
  }

  public Path path() {
    return file;
  }

  @Override
  public void close() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    SLF4JBridgeHandler.uninstall();
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).detachAppender(appender);
    appender.stop();
  }

  private static LayoutWrappingEncoder<ILoggingEvent> encoder(LoggerContext context) {
    LogLine layout = new LogLine();
    layout.setContext(context);
    layout.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setLayout(layout);
    encoder.start();
    return encoder;
  }

  private static SizeBasedTriggeringPolicy<ILoggingEvent> trigger(LoggerContext context) {
    SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
    trigger.setContext(context);
    trigger.setMaxFileSize(FileSize.valueOf(MAX_SIZE));
    trigger.start();
    return trigger;
  }

  private static void roll(
      LoggerContext context, RollingFileAppender<ILoggingEvent> appender, Path folder) {
    FixedWindowRollingPolicy policy = new FixedWindowRollingPolicy();
    policy.setContext(context);
    policy.setParent(appender);
    // A percent sign of the folder's own would be read as a part of the pattern.
    policy.setFileNamePattern(folder.toString().replace("%", "\\%") + "/" + NAME + ".%i.log");
    policy.setMinIndex(1);
    policy.setMaxIndex(FORMER_FILES);
    policy.start();
    appender.setRollingPolicy(policy);
  }
}
