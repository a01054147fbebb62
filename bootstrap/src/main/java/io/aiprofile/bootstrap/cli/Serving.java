package io.aiprofile.bootstrap.cli;

import com.google.inject.Injector;
import io.aiprofile.adapters.web.WebAdapter;
import io.aiprofile.adapters.web.server.WebServer;
import io.aiprofile.application.chat.HybridRanking;
import io.aiprofile.application.chat.LocalTopics;
import io.aiprofile.application.chat.SearchText;
import io.aiprofile.application.indexing.IndexingRuns;
import io.aiprofile.application.notify.DeliverNotices;
import io.aiprofile.application.usage.Payer;
import io.aiprofile.bootstrap.config.ServerSettings;
import io.aiprofile.domain.profile.Slug;
import java.net.BindException;
import java.time.Duration;
import java.util.function.Consumer;

/** Serves a product until the program is asked to stop. */
final class Serving {
  /** How long what became due may wait at most. */
  private static final Duration PULSE = Duration.ofSeconds(5);

  private final Session session;

  Serving(Session session) {
    this.session = session;
  }

  /** Ends the program when the process that started it ends, so that none is left behind. */
  void endWithParent() {
    ProcessHandle.current()
        .parent()
        .ifPresent(parent -> Thread.ofVirtual().name("parent").start(() -> stopAfter(parent)));
  }

  private void stopAfter(ProcessHandle parent) {
    parent.onExit().join();
    session.stop().request();
  }

  /**
   * Starts, and returns when asked to stop.
   *
   * @param started is told the address once requests are answered
   */
  int run(Injector product, ServerSettings settings, Consumer<String> started)
      throws InterruptedException {
    WebServer server;
    try {
      server = product.getInstance(WebAdapter.class).start(settings.host(), settings.port());
    } catch (RuntimeException e) {
      if (e.getCause() instanceof BindException) {
        session
            .screen()
            .note(
                "%s port %d cannot be listened on (%s). Stop the other program, or set PORT to another."
                    .formatted(settings.host(), settings.port(), e.getCause().getMessage()));
        return ExitCode.IO;
      }
      throw e;
    }
    try (server) {
      Thread.ofVirtual().start(() -> warmUp(product));
      Thread.ofVirtual().name("pulse").start(() -> beat(product));
      started.accept(address(settings, server));
      session.stop().await();
    }
    return ExitCode.OK;
  }

  /** Does what became due, and what a node left that died, until the program stops. */
  private void beat(Injector product) {
    do {
      product.getInstance(DeliverNotices.class).soon();
      product.getInstance(IndexingRuns.class).workOff();
    } while (!session.stop().isRequestedWithin(PULSE));
  }

  /**
   * So that the first visitor waits neither for the model nor for what questions are compared with.
   */
  private static void warmUp(Injector product) {
    SearchText question =
        product.getInstance(HybridRanking.class).prepare("Where have you worked?");
    product.getInstance(LocalTopics.class).classify(Payer.of(new Slug("nobody")), question);
  }

  private static String address(ServerSettings settings, WebServer server) {
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return settings.baseUrl().isEmpty()
        ? "http://" + host + ":" + server.address().getPort()
        : settings.baseUrl();
  }
}
