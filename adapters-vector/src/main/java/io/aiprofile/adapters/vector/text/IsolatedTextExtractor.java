package io.aiprofile.adapters.vector.text;

import io.aiprofile.adapters.vector.text.WorkerProtocol.Reply;
import io.aiprofile.adapters.vector.text.WorkerProtocol.Request;
import io.aiprofile.application.port.text.TextExtractor;
import io.aiprofile.application.port.text.UnreadableDocument;
import io.aiprofile.domain.document.DocumentKind;
import io.aiprofile.domain.document.DocumentText;
import java.util.List;

/**
 * Reads documents in child processes with small heaps and a deadline. The first document pays for
 * starting a process, about half a second. Thread-safe.
 *
 * <p>Beside {@link UnreadableDocument}, {@link #extract} throws {@link IllegalStateException} when
 * no worker can be started or the extractor is closed, {@link
 * java.util.concurrent.RejectedExecutionException} when too many documents are waiting, and {@link
 * java.util.concurrent.CancellationException} when the caller is interrupted while waiting.
 */
public final class IsolatedTextExtractor implements TextExtractor, AutoCloseable {
  private final WorkerPool workers;

  public IsolatedTextExtractor() {
    this(ExtractionLimits.DEFAULT);
  }

  public IsolatedTextExtractor(ExtractionLimits limits) {
    this(limits, new WorkerCommand(limits));
  }

  IsolatedTextExtractor(ExtractionLimits limits, WorkerCommand command) {
    workers = new WorkerPool(limits, command);
  }

  @Override
  public DocumentKind detect(byte[] content, String fileName) throws UnreadableDocument {
    return ContentDetection.detect(content, fileName);
  }

  @Override
  public DocumentText extract(byte[] content, DocumentKind kind) throws UnreadableDocument {
    if (content.length == 0) {
      throw Refusal.empty();
    }
    if (content.length > WorkerProtocol.MAX_DOCUMENT_BYTES) {
      throw Refusal.tooComplex("more than 10 MB");
    }
    return switch (workers.read(new Request(kind, content))) {
      case Reply.Read read -> read.text();
      case Reply.Refused refused ->
          throw new UnreadableDocument(refused.reason(), refused.message());
      case Reply.Broken broken -> throw new IllegalStateException(broken.message());
    };
  }

  /** Ends the workers at once; documents being read fail with {@link IllegalStateException}. */
  @Override
  public void close() {
    workers.close();
  }

  /** Process ids of the workers there are; lets a test see that none is left. */
  List<Long> workerPids() {
    return workers.pids();
  }
}
