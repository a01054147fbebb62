package io.aiprofile.adapters.notify;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.port.storage.VisitorRecords.gap;
import static io.aiprofile.application.port.storage.VisitorRecords.lead;
import static io.aiprofile.application.port.storage.VisitorRecords.notice;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.aiprofile.application.port.notify.Notice;
import io.aiprofile.application.port.notify.Notifier;
import io.aiprofile.application.port.notify.NotifierContract;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogNotifierTest implements NotifierContract {
  private final Logger logger = (Logger) LoggerFactory.getLogger(LogNotifier.class);
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          lines.add(event.getLevel() + " " + event.getFormattedMessage());
        }
      };

  @Override
  public Notifier notifier() {
    return new LogNotifier();
  }

  @BeforeEach
  void listen() {
    appender.start();
    logger.setLevel(Level.TRACE);
    logger.setAdditive(false);
    logger.addAppender(appender);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(appender);
    logger.setAdditive(true);
    logger.setLevel(null);
  }

  @Test
  void theLogSaysOfWhatKindForWhomAndWhichOne() {
    notifier().tell(notice(ASHA, lead(1)));
    notifier().tell(notice(ASHA, gap(2)));

    assertThat(lines)
        .containsExactly(
            "INFO A new lead for asha-rao, lead-00000000000000000000000000000001",
            "INFO A new question that the documents do not answer for asha-rao, "
                + notice(ASHA, gap(2)).key());
  }

  @Test
  void theLogHoldsNoAddressAndNoWordOfAVisitor() {
    for (Notice.Kind kind : Notice.Kind.values()) {
      notifier()
          .tell(
              new Notice(
                  "key-1",
                  ASHA,
                  kind,
                  "CANARY-SUBJECT",
                  "mira@example.org\nCANARY-TEXT\r\nINFO forged line",
                  NOW));
    }

    assertThat(List.copyOf(lines))
        .hasSize(Notice.Kind.values().length)
        .allSatisfy(line -> assertThat(line).doesNotContain("CANARY", "@", "forged", "\n", "\r"));
  }
}
