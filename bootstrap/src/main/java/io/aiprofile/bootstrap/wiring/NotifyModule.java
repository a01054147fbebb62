package io.aiprofile.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import io.aiprofile.adapters.notify.LogNotifier;
import io.aiprofile.application.port.notify.Notifier;

/** People are told by the log. */
final class NotifyModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Notifier.class).to(LogNotifier.class).in(Singleton.class);
  }
}
