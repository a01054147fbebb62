package io.aiprofile.adapters.storage.file.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.adapters.storage.file.mirror.GitMirror.Pace;
import io.aiprofile.adapters.storage.file.store.DataDirectory;
import io.aiprofile.adapters.storage.file.store.WholeFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A data folder with a mirror, as a running program has them. */
final class Program implements AutoCloseable {
  /** As soon as may be. */
  static final Pace FAST =
      new Pace(
          Duration.ofMillis(30),
          Duration.ofMillis(200),
          Duration.ofMillis(20),
          Duration.ofMillis(100),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20));

  /** Nothing is pushed by itself, except when it starts and when it closes. */
  static final Pace NEVER =
      new Pace(
          Duration.ofHours(1),
          Duration.ofHours(1),
          Duration.ofMillis(20),
          Duration.ofMillis(100),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20));

  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final DataDirectory data;
  private GitMirror mirror;

  private Program(Path folder, MirrorSettings settings, Pace pace) {
    this.mirror = new GitMirror(settings, pace, InstantSource.system());
    this.data = DataDirectory.open(folder, path -> this.mirror.changed(path));
  }

  static Program start(Path folder, GitServer server) {
    return start(folder, settings(server.address()), FAST);
  }

  /** Started, with everything pushed that was there. */
  static Program start(Path folder, MirrorSettings settings, Pace pace) {
    Program program = opened(folder, settings, pace);
    program.mirror.start(program.data);
    until(() -> program.mirror.status().lastPushed().isPresent());
    return program;
  }

  static Program opened(Path folder, MirrorSettings settings, Pace pace) {
    return new Program(folder, settings, pace);
  }

  static MirrorSettings settings(URI remote) {
    return new MirrorSettings(remote, GitServer.TOKEN, true, Duration.ofHours(1));
  }

  DataDirectory data() {
    return data;
  }

  GitMirror mirror() {
    return mirror;
  }

  /** Goes on in the same folder after a crash, as if the program had been started again. */
  void startAgain(MirrorSettings settings, Pace pace) {
    mirror = new GitMirror(settings, pace, InstantSource.system());
    mirror.start(data);
  }

  void write(String path, String content) {
    write(path, content, null);
  }

  void write(String path, String content, @Nullable Instant modified) {
    write(path, content.getBytes(UTF_8), modified);
  }

  void write(String path, byte[] content, @Nullable Instant modified) {
    WholeFile file = file(path);
    file.alone(
        () -> {
          file.replace(out -> out.write(content), modified);
          return path;
        });
  }

  void add(String path, String lines) {
    write(path, read(path) + lines);
  }

  void delete(String path) {
    WholeFile file = file(path);
    file.alone(
        () -> {
          file.delete();
          return path;
        });
  }

  /** The file's content; nothing when there is none. */
  String read(String path) {
    Path file = data.root().resolve(path);
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  boolean has(String path) {
    return Files.exists(data.root().resolve(path));
  }

  /** Waits until nothing waits any more. */
  void settle() {
    until(() -> mirror.status().waiting() == 0);
  }

  /** Pushes now, whatever the pace. */
  void push() {
    until(
        () -> {
          mirror.urge(); // again, for what a merge brings in has changed as well
          return mirror.status().waiting() == 0;
        });
  }

  @Override
  public void close() {
    mirror.close();
    data.close();
  }

  static void until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("the deadline").isLessThan(deadline);
      LockSupport.parkNanos(2_000_000);
    }
  }

  private WholeFile file(String path) {
    return new WholeFile(data, data.root().resolve(path));
  }
}
