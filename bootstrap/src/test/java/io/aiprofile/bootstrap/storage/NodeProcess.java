package io.aiprofile.bootstrap.storage;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.Fixtures.conversation;
import static io.aiprofile.application.Fixtures.exchange;
import static io.aiprofile.application.Fixtures.indexRun;
import static io.aiprofile.application.Fixtures.visitor;
import static io.aiprofile.application.port.storage.ChatEventsContract.event;
import static io.aiprofile.application.port.storage.VisitorRecords.lead;
import static io.aiprofile.application.port.storage.VisitorRecords.notice;

import io.aiprofile.application.ProfilePlatform.Storage;
import io.aiprofile.application.port.storage.IndexRuns.Claim;
import io.aiprofile.domain.chat.Lead;
import io.aiprofile.domain.profile.Headline;
import io.aiprofile.domain.profile.Slug;
import io.aiprofile.domain.usage.LedgerEntry;
import io.aiprofile.domain.usage.Operation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A node that writes all kinds of records, and prints what it was told it had done. */
final class NodeProcess {
  static final int THREADS = 8;

  /** What both nodes try to be the first with. */
  static final int SHARED = 100;

  private final Storage storage;
  private final int node;
  private final Queue<String> done = new ConcurrentLinkedQueue<>();

  private NodeProcess(Storage storage, int node) {
    this.storage = storage;
    this.node = node;
  }

  public static void main(String[] arguments) throws Exception {
    StorageLocation location =
        StorageLocation.parse(arguments[0], Path.of("").toAbsolutePath()).orElseThrow();
    try (OpenStorage opened = OpenStorage.at(location)) {
      NodeProcess process = new NodeProcess(opened.storage(), Integer.parseInt(arguments[1]));
      System.out.println("ready");
      System.in.read();
      process.write(Integer.parseInt(arguments[2]));
      process.done.forEach(System.out::println);
    }
  }

  private void write(int writes) throws Exception {
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        Random random = new Random(node * 1_000L + thread);
        running.add(
            threads.submit(
                () -> {
                  for (int n = 0; n < writes / THREADS; n++) {
                    write(random);
                  }
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
  }

  private void write(Random random) {
    int kind = random.nextInt(100);
    if (kind < 35) {
      storage.tokenLedger().add(new LedgerEntry(NOW, ASHA, Operation.QUERY, 1, 0));
      done.add("token");
    } else if (kind < 55) {
      int number = random.nextInt(20);
      storage.conversations().append(ASHA, visitor(number), conversation(number), exchange("Why?"));
      done.add("exchange");
    } else if (kind < 70) {
      storage.profiles().update(ASHA, profile -> profile.with(oneMore(profile.headline())));
      done.add("update");
    } else if (kind < 80) {
      storage.chatEvents().add(ASHA, event(1));
      done.add("event");
    } else if (kind < 88) {
      Lead lead = lead(random.nextInt(SHARED));
      if (storage.leads().add(ASHA, lead, notice(ASHA, lead))) {
        done.add("lead " + lead.conversation());
      }
    } else if (kind < 94) {
      storage.outbox().claim(2, NOW, NOW.plusSeconds(999_999)).stream()
          .map(letter -> letter.notice().key())
          .forEach(key -> done.add("claimed " + key));
    } else {
      work(random);
    }
  }

  private void work(Random random) {
    Slug slug = new Slug("job-" + (10 + random.nextInt(50)));
    if (storage.indexRuns().request(slug, false, NOW)) {
      done.add("requested " + slug);
    }
    Optional<Claim> claim =
        storage.indexRuns().claim(Instant.now(), Instant.now().plusSeconds(600));
    claim.ifPresent(
        one -> {
          done.add("worked " + one.job().slug() + " " + one.repeats());
          storage.indexRuns().finish(one, Optional.of(indexRun(one.job().slug(), NOW)));
        });
  }

  private static Headline oneMore(Headline headline) {
    return new Headline(Integer.toString(Integer.parseInt(headline.value()) + 1));
  }
}
