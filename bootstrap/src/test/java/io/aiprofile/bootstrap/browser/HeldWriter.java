package io.aiprofile.bootstrap.browser;

import io.aiprofile.application.chat.AnswerListener;
import io.aiprofile.application.chat.Asker;
import io.aiprofile.application.chat.Brief;
import io.aiprofile.application.chat.ExtractiveAnswer;
import io.aiprofile.application.chat.RecordLead;
import io.aiprofile.application.chat.WriteAnswer;
import io.aiprofile.application.chat.Written;
import io.aiprofile.domain.account.EmailAddress;
import io.aiprofile.domain.chat.Answer;
import io.aiprofile.domain.chat.Answer.Mode;
import io.aiprofile.domain.chat.Citation;
import io.aiprofile.domain.chat.Ending;
import io.aiprofile.domain.chat.Sentence;
import io.aiprofile.domain.usage.TokenUsage;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
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
    /** As a model that fails. */
    INTERRUPT,
    /** As a model that ends with what nothing supports. */
    GUESS,
    /** As a model that uses its tool. */
    PASS_ADDRESS_ON,
    /** As a slow model would that has a lot to say. */
    TALK_UNTIL_STOPPED,
    /** As one that thinks. */
    SAY_NOTHING_UNTIL_STOPPED
  }

  /** What {@link #guesses} adds to an answer. */
  static final String GUESS = "She is probably fond of sailing.";

  private final ExtractiveAnswer twin;
  private final RecordLead leads;
  private final Gate beforeFirst = new Gate();
  private final Gate beforeSecond = new Gate();
  private volatile Then then = Then.GO_ON;
  private volatile CountDownLatch stopped = new CountDownLatch(1);

  @Inject
  HeldWriter(ExtractiveAnswer twin, RecordLead leads) {
    this.twin = twin;
    this.leads = leads;
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

  /** From now on the model fails after one sentence. */
  void isInterrupted() {
    then = Then.INTERRUPT;
  }

  /** From now on answers end with a sentence that nothing supports. */
  void guesses() {
    then = Then.GUESS;
  }

  /** From now on an address in a question is passed on. */
  void passesAddressesOn() {
    then = Then.PASS_ADDRESS_ON;
  }

  /** From now on answers do not end by themselves. */
  void talksUntilStopped() {
    stopped = new CountDownLatch(1);
    then = Then.TALK_UNTIL_STOPPED;
  }

  /** From now on nothing comes after the first sentence. */
  void saysNothingUntilStopped() {
    stopped = new CountDownLatch(1);
    then = Then.SAY_NOTHING_UNTIL_STOPPED;
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
  public Written write(Brief brief, AnswerListener listener) {
    AnswerListener held = new Held(listener);
    return switch (then) {
      case INTERRUPT -> {
        Written written = twin.write(brief, held);
        yield new Written(written.answer(), Ending.INTERRUPTED, written.usage());
      }
      case GUESS -> guess(twin.write(brief, held), held);
      case PASS_ADDRESS_ON -> passOn(brief, held);
      default -> twin.write(brief, held);
    };
  }

  private static Written guess(Written written, AnswerListener listener) {
    Sentence guess = new Sentence(GUESS, List.of());
    listener.said(guess, List.of());
    List<Sentence> sentences = new ArrayList<>(written.answer().sentences());
    sentences.add(guess);
    return new Written(
        new Answer(Mode.LLM, sentences, written.answer().citations()),
        written.ending(),
        written.usage());
  }

  private Written passOn(Brief brief, AnswerListener listener) {
    EmailAddress email = EmailAddress.in(brief.question().text()).getFirst();
    leads.record(
        (Asker.Visitor) brief.asker(),
        List.of(brief.question()),
        email,
        "",
        brief.question().text());
    Sentence done = new Sentence("I have passed your address on.", List.of());
    listener.said(done, List.of());
    return new Written(
        new Answer(Mode.CONFIRMATION, List.of(done), List.of()), Ending.COMPLETE, TokenUsage.NONE);
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
        return listener.said(sentence, sources) && then != Then.INTERRUPT;
      }
      beforeSecond.pass();
      return switch (then) {
        case BREAK -> throw new IllegalStateException("This answer was to break");
        case TALK_UNTIL_STOPPED -> talk(sentence, sources);
        case SAY_NOTHING_UNTIL_STOPPED -> sayNothing();
        default -> listener.said(sentence, sources);
      };
    }

    @Override
    public boolean goesOn() {
      return listener.goesOn();
    }

    private boolean sayNothing() {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_S);
      while (goesOn()) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("Nobody stopped this answer");
        }
        wasStoppedWithinMs(BETWEEN_SENTENCES_MS);
      }
      stopped.countDown();
      return false;
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
