package io.aiprofile.adapters.storage.file.mirror;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The paths that have changed since they were last pushed. Many threads add, one takes; the lock is
 * only ever held for as long as it takes to look at a set. Bounded: more paths than fit become one
 * that means all.
 */
final class WaitingChanges {
  private static final int MAX_PATHS = 10_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Set<String> paths = new HashSet<>();
  private final Set<String> taken = new HashSet<>();
  private long firstNanos;
  private long lastNanos;
  private boolean urged;
  private boolean stopped;

  void add(String path) {
    lock.lock();
    try {
      lastNanos = System.nanoTime();
      if (paths.isEmpty()) {
        firstNanos = lastNanos;
      }
      keep(path);
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Those that wait, in order; they are counted until they are {@link #settled}. */
  Set<String> take() {
    lock.lock();
    try {
      taken.addAll(paths);
      paths.clear();
      urged = false;
      return new TreeSet<>(taken);
    } finally {
      lock.unlock();
    }
  }

  /** What was taken has been pushed, or is to wait again. */
  void settled(boolean pushed) {
    lock.lock();
    try {
      if (!pushed) {
        firstNanos = System.nanoTime();
        taken.forEach(this::keep);
      }
      taken.clear();
    } finally {
      lock.unlock();
    }
  }

  int size() {
    return all().size();
  }

  /** The first of them, at most so many. */
  List<String> some(int limit) {
    return all().stream().sorted().limit(limit).toList();
  }

  private Set<String> all() {
    lock.lock();
    try {
      Set<String> all = new HashSet<>(paths);
      all.addAll(taken);
      return all;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the current wait for a batch, though nothing may have changed. */
  void urge() {
    lock.lock();
    try {
      urged = true;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends all waits, now and later. */
  void stop() {
    lock.lock();
    try {
      stopped = true;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until something has changed and then nothing for a while, but not too long.
   *
   * @param quiet how long nothing has to change
   * @param atMost how long the first change waits
   * @param deadlineNanos by when to return in any case, on {@link System#nanoTime}'s clock
   * @return false when stopped
   */
  boolean awaitBatch(Duration quiet, Duration atMost, long deadlineNanos)
      throws InterruptedException {
    lock.lock();
    try {
      long left = nanosLeft(quiet, atMost, deadlineNanos);
      while (left > 0 && !stopped && !urged) {
        news.awaitNanos(left);
        left = nanosLeft(quiet, atMost, deadlineNanos);
      }
      return !stopped;
    } finally {
      lock.unlock();
    }
  }

  /** Waits; returns false when stopped. */
  boolean pause(Duration time) throws InterruptedException {
    lock.lock();
    try {
      long left = time.toNanos();
      while (left > 0 && !stopped) {
        left = news.awaitNanos(left);
      }
      return !stopped;
    } finally {
      lock.unlock();
    }
  }

  private long nanosLeft(Duration quiet, Duration atMost, long deadlineNanos) {
    long now = System.nanoTime();
    long toDeadline = deadlineNanos - now;
    if (paths.isEmpty()) {
      return toDeadline;
    }
    long toQuiet = quiet.toNanos() - (now - lastNanos);
    long toMost = atMost.toNanos() - (now - firstNanos);
    return Math.min(toDeadline, Math.min(toQuiet, toMost));
  }

  private void keep(String path) {
    if (paths.size() >= MAX_PATHS) {
      paths.clear();
      paths.add(MirroredPaths.ROOT);
    } else if (!paths.contains(MirroredPaths.ROOT)) {
      paths.add(path);
    }
  }
}
