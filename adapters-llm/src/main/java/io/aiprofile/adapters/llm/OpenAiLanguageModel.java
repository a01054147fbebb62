package io.aiprofile.adapters.llm;

import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.aiprofile.adapters.llm.ProviderStream.Event;
import io.aiprofile.application.port.llm.LanguageModel;
import io.aiprofile.application.port.llm.LlmFailure;
import io.aiprofile.application.port.llm.Prompt;
import io.aiprofile.application.port.llm.Reply;
import io.aiprofile.application.port.llm.ReplyListener;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model that speaks the OpenAI protocol. Every reply is streamed, also one in JSON, so that it
 * can be ended at any moment. A call is one attempt; see {@link RetryingLanguageModel} for more.
 * Replies beyond 64 K characters, 32 tool calls, or 16 K of arguments each are garbled.
 */
public final class OpenAiLanguageModel implements LanguageModel, AutoCloseable {
  private final ProviderSettings settings;
  private final ProviderClient client;
  private final ChatRequests requests;
  private final Failures failures;

  /** Set once the provider refused a reply format that it could do without. */
  private volatile boolean formatless;

  private volatile boolean closed;

  public OpenAiLanguageModel(ProviderSettings settings) {
    this(settings, new ProviderClient(settings));
  }

  OpenAiLanguageModel(ProviderSettings settings, ProviderClient client) {
    this.settings = settings;
    this.client = client;
    this.requests = new ChatRequests(settings);
    this.failures = new Failures(settings);
  }

  @Override
  public String model() {
    return settings.model();
  }

  @Override
  public Reply reply(Prompt prompt, ReplyListener listener) {
    boolean formatted =
        prompt.output().isPresent()
            && !formatless
            && (prompt.tools().isEmpty() || settings.provider().formatsBesideTools());
    if (!formatted) {
      return new Exchange(prompt, listener).run(requests.inWords(prompt));
    }
    Exchange exchange = new Exchange(prompt, listener);
    try {
      return exchange.run(requests.withFormat(prompt));
    } catch (LlmFailure failure) {
      if (!exchange.wasRefused()) {
        throw failure;
      }
      Reply reply = new Exchange(prompt, listener).run(requests.inWords(prompt));
      formatless = exchange.knowsNoFormats();
      return reply;
    }
  }

  /** Replies under way break off. */
  @Override
  public void close() {
    closed = true;
    client.close();
  }

  /** One request and what comes of it. */
  private final class Exchange {
    private final IncomingReply reply;
    private final Vigil vigil;
    private final ReplyListener listener;
    private Optional<OpenAIServiceException> refusal = Optional.empty();

    Exchange(Prompt prompt, ReplyListener listener) {
      this.reply = new IncomingReply(prompt);
      this.vigil = new Vigil(settings.deadlines());
      this.listener = listener;
    }

    /** Whether the provider would not even look at the request. */
    boolean wasRefused() {
      return refusal.filter(Failures::refusesRequest).isPresent();
    }

    /** Whether it was for a reply format, and not because the model failed to keep to it. */
    boolean knowsNoFormats() {
      return refusal.filter(Failures::missesFormat).isEmpty();
    }

    Reply run(ChatCompletionCreateParams request) {
      try (ProviderStream stream = new ProviderStream(client.api(), request)) {
        Optional<Reply> over = Optional.empty();
        while (over.isEmpty()) {
          over = take(stream.next(vigil.restNs())).or(this::lookAround);
        }
        return over.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return reply.cancelled();
      }
    }

    /** The reply, if the event ends it. */
    private Optional<Reply> take(@Nullable Event event) {
      return switch (event) {
        case null -> Optional.empty();
        case Event.Arrived(var chunk) ->
            passOn(chunk) ? Optional.empty() : Optional.of(reply.cancelled());
        case Event.Ended() -> {
          if (!reply.isFinished()) {
            throw failures.brokenOff(reply.usage());
          }
          yield Optional.of(reply.whole());
        }
        case Event.Failed(var cause) -> {
          if (!reply.isFinished()) {
            throw failure(cause);
          }
          yield Optional.of(reply.whole());
        }
      };
    }

    /** Whether the listener wants more. */
    private boolean passOn(ChatCompletionChunk chunk) {
      int partsBefore = reply.parts();
      String piece;
      try {
        piece = reply.add(chunk);
      } catch (OpenAIException | IncomingReply.Unreadable e) {
        throw failures.garbled(reply.usage());
      }
      boolean wanted = piece.isEmpty() || listener.heard(piece);
      if (reply.parts() > partsBefore) {
        vigil.partTaken(reply.isFinished());
      }
      return wanted;
    }

    private LlmFailure failure(RuntimeException cause) {
      if (cause instanceof OpenAIServiceException answer) {
        refusal = Optional.of(answer);
      }
      return failures.of(cause, reply.parts() > 0, reply.usage());
    }

    /** The reply, if the time or the listener ends it. */
    private Optional<Reply> lookAround() {
      if (reply.isFinished()) {
        return Optional.of(reply.whole()).filter(whole -> vigil.restNs() == 0);
      }
      if (vigil.glances()) {
        if (closed) {
          throw failures.brokenOff(reply.usage());
        }
        if (!listener.goesOn()) {
          return Optional.of(reply.cancelled());
        }
      }
      vigil
          .missed()
          .ifPresent(
              missed -> {
                throw failures.timedOut(missed.deed(), missed.deadline(), reply.usage());
              });
      return Optional.empty();
    }
  }
}
