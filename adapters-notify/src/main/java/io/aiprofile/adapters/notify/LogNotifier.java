package io.aiprofile.adapters.notify;

import io.aiprofile.application.port.notify.Notice;
import io.aiprofile.application.port.notify.Notifier;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log that there is something to look at. What it is, with addresses and words of
 * visitors, stays on the professional's pages: logs are read by others and kept elsewhere.
 */
public final class LogNotifier implements Notifier {
  private static final Logger LOG = LoggerFactory.getLogger(LogNotifier.class);

  @Inject
  public LogNotifier() {}

  @Override
  public void tell(Notice notice) {
    LOG.info("{} for {}, {}", subject(notice.kind()), notice.slug(), notice.key());
  }

  private static String subject(Notice.Kind kind) {
    return switch (kind) {
      case LEAD -> "A new lead";
      case KNOWLEDGE_GAP -> "A new question that the documents do not answer";
    };
  }
}
