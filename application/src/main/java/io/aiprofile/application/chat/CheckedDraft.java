package io.aiprofile.application.chat;

import io.aiprofile.application.port.llm.ReplyListener;
import io.aiprofile.domain.chat.Answer;
import io.aiprofile.domain.chat.Answer.Mode;
import io.aiprofile.domain.chat.Citation;
import io.aiprofile.domain.chat.Ending;
import io.aiprofile.domain.chat.Sentence;
import io.aiprofile.domain.knowledge.Chunk;
import io.aiprofile.domain.knowledge.ChunkId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An answer that a model is writing: cut into sentences, each checked, and told to the listener
 * when it stands. Unsupported sentences wait for a supported one, so that an answer without any is
 * never shown. For one answer and one thread.
 */
final class CheckedDraft implements ReplyListener {
  private static final Logger LOG = LoggerFactory.getLogger(CheckedDraft.class);

  /** A model that was asked for four sentences and goes on is stopped. */
  private static final int MAX_SENTENCES = 12;

  private final Brief brief;
  private final List<Chunk> sources;
  private final SystemPrompt prompts;
  private final VerifySentence verify;
  private final UnsupportedSentences policy;
  private final AnswerListener listener;
  private final StringBuilder reply = new StringBuilder();
  private final List<Sentence> shown = new ArrayList<>();
  private final List<Sentence> waiting = new ArrayList<>();
  private final Map<ChunkId, Citation> citations = new LinkedHashMap<>();
  private SentenceCutter cutter = new SentenceCutter();
  private boolean declined;
  private boolean leaked;
  private boolean stopped;

  CheckedDraft(
      Brief brief,
      SystemPrompt prompts,
      VerifySentence verify,
      UnsupportedSentences policy,
      AnswerListener listener) {
    this.brief = brief;
    this.sources = SystemPrompt.sourcesOf(brief);
    this.prompts = prompts;
    this.verify = verify;
    this.policy = policy;
    this.listener = listener;
  }

  @Override
  public boolean heard(String piece) {
    reply.append(piece);
    cutter.add(piece).forEach(this::consider);
    return !isOver();
  }

  @Override
  public boolean goesOn() {
    stopped |= !listener.goesOn();
    return !isOver();
  }

  /**
   * A further reply begins a new sentence.
   *
   * @param whole whether the model came to the end of its last sentence
   */
  void endOfReply(boolean whole) {
    if (whole) {
      cutter.finish().forEach(this::consider);
    }
    cutter = new SentenceCutter();
    reply.setLength(0);
  }

  boolean hasShown() {
    return !shown.isEmpty();
  }

  /** Whether the model said that the sources hold no answer. */
  boolean declined() {
    return declined;
  }

  Answer answer() {
    return new Answer(Mode.LLM, shown, List.copyOf(citations.values()));
  }

  /**
   * @param whole whether the model came to its end
   */
  Ending ending(boolean whole) {
    if (stopped) {
      return Ending.STOPPED;
    }
    return whole && !leaked ? Ending.COMPLETE : Ending.INTERRUPTED;
  }

  private boolean isOver() {
    return stopped || leaked || shown.size() >= MAX_SENTENCES;
  }

  private void consider(Drafted drafted) {
    if (isOver()) {
      return;
    }
    if (prompts.leaks(reply.toString())) {
      LOG.warn("The model gave rules away to a visitor of {}", brief.payer().slug());
      leaked = true;
    } else if (drafted.text().contains(SystemPrompt.NOT_IN_DOCUMENTS)) {
      declined = true;
    } else {
      check(drafted);
    }
  }

  private void check(Drafted drafted) {
    switch (verify.check(brief.index(), brief.name(), sources, drafted)) {
      case Verdict.Supported supported -> show(drafted.text(), supported.grounds());
      case Verdict.Unsupported unsupported -> {
        if (policy == UnsupportedSentences.MARK) {
          mark(new Sentence(drafted.text(), List.of()));
        }
      }
      case Verdict.Contradicted contradicted ->
          LOG.info("A sentence for {} was dropped: {}", brief.payer().slug(), contradicted.fault());
    }
  }

  private void mark(Sentence unsupported) {
    if (hasShown()) {
      say(unsupported, List.of());
    } else {
      waiting.add(unsupported);
    }
  }

  private void show(String text, List<Grounds> grounds) {
    List<Citation> cited = grounds.stream().map(this::cite).toList();
    waiting.forEach(sentence -> say(sentence, List.of()));
    waiting.clear();
    say(new Sentence(text, cited.stream().map(Citation::marker).distinct().toList()), cited);
  }

  private void say(Sentence sentence, List<Citation> cited) {
    if (!stopped) {
      shown.add(sentence);
      stopped = !listener.said(sentence, cited);
    }
  }

  /** Sentences that stand on one chunk share a marker, and its quote grows. */
  private Citation cite(Grounds grounds) {
    Chunk chunk = sources.get(grounds.source() - 1);
    Citation fresh =
        new Citation(
            citations.size() + 1,
            chunk.id(),
            chunk.document(),
            chunk.heading(),
            chunk.page(),
            quote(chunk, grounds));
    return citations.merge(chunk.id(), fresh, Citation::joinedWith);
  }

  private static String quote(Chunk chunk, Grounds grounds) {
    return grounds.lines().stream().map(chunk::sentence).collect(Collectors.joining(" … "));
  }
}
