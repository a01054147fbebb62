package io.aiprofile.bootstrap.browser;

import io.aiprofile.application.chat.AnswerListener;
import io.aiprofile.application.chat.ExtractiveAnswer;
import io.aiprofile.application.chat.Inquiry;
import io.aiprofile.application.chat.WriteAnswer;
import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.domain.chat.Answer;
import io.aiprofile.domain.chat.Citation;
import io.aiprofile.domain.chat.Sentence;
import io.aiprofile.domain.knowledge.Evidence;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The twin, whom a test can interrupt: it is otherwise done before anybody has looked. */
@Singleton
final class HeldWriter implements WriteAnswer {
  private static final long DEADLINE_S = 30;

  /** As fast as somebody reads, so that the page is not what is tried. */
  private static final long BETWEEN_SENTENCES_MS = 30;

  /** What happens when the twin has said its first sentence. */
  private enum Then {
    GO_ON,
    BREAK,
    /** As a slow model would that has a lot to say. */
    TALK_UNTIL_STOPPED
  }

  private final ExtractiveAnswer twin;
  private final Gate beforeFirst = new Gate();
  private final Gate beforeSecond = new Gate();
  private volatile Then then = Then.GO_ON;
  private volatile CountDownLatch stopped = new CountDownLatch(1);

  @Inject
  HeldWriter(ExtractiveAnswer twin) {
    this.twin = twin;
  }

  /** Every answer waits here before it has said anything. */
  Gate beforeFirst() {
    return beforeFirst;
  }

  /** Every answer waits here when it has said one sentence. */
  Gate beforeSecond() {
    return beforeSecond;
  }

  /** From now on answers break off after one sentence. */
  void breaks() {
    then = Then.BREAK;
  }

  /** From now on answers do not end by themselves. */
  void talksUntilStopped() {
    stopped = new CountDownLatch(1);
    then = Then.TALK_UNTIL_STOPPED;
  }

  /** As if there were no test. */
  void behaves() {
    then = Then.GO_ON;
    beforeFirst.open();
    beforeSecond.open();
  }

  /** Waits until an answer that would not have ended was told to. */
  boolean wasStoppedWithin(long seconds) {
    return wasStoppedWithinMs(TimeUnit.SECONDS.toMillis(seconds));
  }

  private boolean wasStoppedWithinMs(long ms) {
    try {
      return stopped.await(ms, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public Answer write(
      ProfileIndex index, Inquiry inquiry, Evidence evidence, AnswerListener listener) {
    // Pages show a trial answer to their owner: nobody listens to that one, so it is left alone.
    boolean heard = !listener.equals(AnswerListener.NONE);
    return twin.write(index, inquiry, evidence, heard ? new Held(listener) : listener);
  }

  private final class Held implements AnswerListener {
    private final AnswerListener listener;
    private int said;

    private Held(AnswerListener listener) {
      this.listener = listener;
    }

    @Override
    public boolean said(Sentence sentence, List<Citation> sources) {
      said++;
      if (said == 1) {
        beforeFirst.pass();
        return listener.said(sentence, sources);
      }
      beforeSecond.pass();
      return switch (then) {
        case GO_ON -> listener.said(sentence, sources);
        case BREAK -> throw new IllegalStateException("This answer was to break");
        case TALK_UNTIL_STOPPED -> talk(sentence, sources);
      };
    }

    private boolean talk(Sentence sentence, List<Citation> sources) {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_S);
      while (listener.said(sentence, sources)) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("Nobody stopped this answer");
        }
        wasStoppedWithinMs(BETWEEN_SENTENCES_MS);
      }
      stopped.countDown();
      return false;
    }
  }
}
