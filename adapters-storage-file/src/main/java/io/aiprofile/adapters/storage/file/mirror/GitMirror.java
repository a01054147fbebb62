package io.aiprofile.adapters.storage.file.mirror;

import io.aiprofile.adapters.storage.file.store.DataDirectory;
import io.aiprofile.application.port.storage.StorageFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a git repository elsewhere the same as the data folder. Everything but {@link #start} and
 * {@link #close} returns at once, whatever the remote does; a thread of its own does the work, and
 * tries again for as long as it does not succeed.
 *
 * <p>Open the folder with {@code DataDirectory.open(root, mirror::changed)}, {@link #start} before
 * anything reads or writes there, and {@link #close} after everything has been written and before
 * the folder is closed: what that writes can be made again.
 *
 * <p>When a profile or a file of one vanishes, by an erasure or because its owner or a visitor
 * deleted it, and for a minute after that, as erasing has many steps, the branch is replaced by one
 * commit of what is left, without a parent: no clone brings the file back. That costs the history,
 * which is no archive anyway, and no more to send than any push. The host keeps what no branch
 * leads to for as long as it pleases, as it does backups of its own; so who must be sure at once
 * deletes the repository there and lets the next push fill a new one.
 */
public final class GitMirror implements AutoCloseable {
  /**
   * How far the mirror is.
   *
   * @param waiting how many changed files or folders are not mirrored yet
   * @param lastPushed when something was last pushed, or found to be there when it started
   * @param problem a sentence and a remedy, while there is one
   */
  public record Status(int waiting, Optional<Instant> lastPushed, Optional<String> problem) {}

  /**
   * How long to wait for what.
   *
   * @param quiet for more changes after one
   * @param atMost for that, altogether
   * @param retry after a first failure; twice as long after each other
   * @param retryAtMost after any failure
   * @param closing for the last push when closed
   * @param answer for the remote, each time
   */
  record Pace(
      Duration quiet,
      Duration atMost,
      Duration retry,
      Duration retryAtMost,
      Duration closing,
      Duration answer) {
    static final Pace USUAL =
        new Pace(
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofSeconds(20),
            Duration.ofSeconds(60));
  }

  private static final String REPOSITORY = "cache/mirror.git";
  private static final int NAMED_WHEN_LEFT = 5;
  private static final Logger LOG = LoggerFactory.getLogger(GitMirror.class);

  private final MirrorSettings settings;
  private final Pace pace;
  private final InstantSource clock;
  private final WaitingChanges waiting = new WaitingChanges();
  private final AtomicBoolean forgets = new AtomicBoolean();

  private volatile @Nullable Path root;
  private volatile @Nullable Instant lastPushed;
  private volatile @Nullable String problem;
  private @Nullable Thread thread;

  public GitMirror(MirrorSettings settings) {
    this(settings, Pace.USUAL, InstantSource.system());
  }

  GitMirror(MirrorSettings settings, Pace pace, InstantSource clock) {
    this.settings = settings;
    this.pace = pace;
    this.clock = clock;
  }

  /**
   * Brings what the remote has into the folder, merged with what is there, and from then on keeps
   * the remote the same. To be called once.
   *
   * @throws StorageFailure when the remote cannot be reached or refuses the token, or the folder
   *     cannot be written to
   */
  public void start(DataDirectory data) {
    root = data.root();
    Exchange restored = restored(data);
    waiting.add(MirroredPaths.ROOT); // what a crash kept from being pushed is in no list
    Thread worker = new Thread(() -> run(restored), "mirror");
    worker.setDaemon(true);
    worker.setUncaughtExceptionHandler((dead, e) -> ended(e));
    thread = worker;
    worker.start();
  }

  /**
   * Notes that a file or folder has changed, or is gone; never waits and never throws.
   *
   * @param path below the data folder
   */
  public void changed(Path path) {
    Path folder = root;
    if (folder == null) {
      return; // everything is looked at when it starts
    }
    if (path.startsWith(folder)) {
      String name = folder.relativize(path).toString().replace('\\', '/');
      if (MirroredPaths.isData(name)) {
        waiting.add(name);
      }
    }
  }

  /**
   * Lets the next push, which is due at once, leave the history behind: what is no longer in the
   * folder is then in no clone either.
   */
  public void forgetHistory() {
    forgets.set(true);
    urge();
  }

  /** Pushes what waits without waiting for more. */
  void urge() {
    waiting.urge();
  }

  public Status status() {
    return new Status(
        waiting.size(), Optional.ofNullable(lastPushed), Optional.ofNullable(problem));
  }

  /**
   * Pushes what is left, for a bounded time. What could not be pushed is logged and counted in
   * {@link #status}; it is pushed after the next start, if the folder is still there then.
   */
  @Override
  public void close() {
    Thread worker = thread;
    if (worker == null) {
      return;
    }
    waiting.stop();
    try {
      worker.join(pace.closing);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    worker.interrupt();
    int left = waiting.size();
    if (left > 0) {
      LOG.error(
          "Closed with {} changed path(s) not mirrored to {}, among them {}: {}",
          left,
          settings.remote(),
          waiting.some(NAMED_WHEN_LEFT),
          problem);
    }
  }

  private Exchange restored(DataDirectory data) {
    try {
      LocalRepository local = LocalRepository.open(data.root().resolve(REPOSITORY));
      GitRemote remote = new GitRemote(local.git(), settings, (int) pace.answer.toSeconds());
      Exchange exchange = new Exchange(data, settings, clock, local, remote);
      try {
        exchange.restore();
        return exchange;
      } catch (MirrorTrouble | IOException | RuntimeException e) {
        exchange.close();
        throw e;
      }
    } catch (MirrorTrouble | IOException e) {
      throw new StorageFailure(described(e), e);
    }
  }

  private void run(Exchange exchange) {
    try (exchange) {
      long nextLogs = System.nanoTime();
      Duration retry = pace.retry;
      while (waiting.awaitBatch(pace.quiet, pace.atMost, nextLogs)) {
        boolean withLogs = System.nanoTime() >= nextLogs;
        if (pushed(exchange, withLogs)) {
          nextLogs = withLogs ? System.nanoTime() + settings.logInterval().toNanos() : nextLogs;
          retry = pace.retry;
        } else {
          waiting.pause(retry);
          Duration doubled = retry.multipliedBy(2);
          retry = doubled.compareTo(pace.retryAtMost) < 0 ? doubled : pace.retryAtMost;
        }
      }
      pushTheRest(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closing took too long
    }
  }

  /** Once stopped: tries until it succeeds, or is interrupted. */
  private void pushTheRest(Exchange exchange) throws InterruptedException {
    while (!pushed(exchange, true)) {
      Thread.sleep(pace.retry);
    }
  }

  private boolean pushed(Exchange exchange, boolean withLogs) {
    Set<String> changed = waiting.take();
    boolean forget = forgets.getAndSet(false);
    if (forget) {
      exchange.forgetHistory();
    }
    try {
      Exchange.Outcome outcome = exchange.push(changed, withLogs);
      // What waits no longer comes last, so that whoever sees that sees all that came of it.
      solved(outcome.problems());
      if (outcome.sent() || lastPushed == null) {
        lastPushed = clock.instant();
      }
      waiting.settled(true);
      return true;
    } catch (MirrorTrouble | IOException | RuntimeException e) {
      hindered(described(e), e);
      waiting.settled(false);
      return false;
    }
  }

  private void solved(List<String> problems) {
    if (!problems.isEmpty()) {
      hindered(String.join(" ", problems), null);
    } else if (problem != null) {
      LOG.info("The mirror {} is up to date again", settings.remote());
      problem = null;
    }
  }

  /** Logs a problem when it is a new one, not each time that it is met. */
  private void hindered(String sentence, @Nullable Exception cause) {
    if (!sentence.equals(problem)) {
      LOG.warn("{}", sentence, cause);
    }
    problem = sentence;
  }

  private void ended(Throwable cause) {
    problem = "The mirror has stopped by a fault in the program; start the program again.";
    LOG.error("The mirror has stopped", cause);
  }

  private String described(Exception cause) {
    return switch (cause) {
      case MirrorTrouble trouble -> String.valueOf(trouble.getMessage());
      case StorageFailure failure -> String.valueOf(failure.getMessage());
      default ->
          "Could not mirror the data folder to "
              + settings.remote()
              + ": "
              + settings.masked(String.valueOf(cause.getMessage()))
              + ". Nothing is lost here; look at the disk and at the remote.";
    };
  }
}
