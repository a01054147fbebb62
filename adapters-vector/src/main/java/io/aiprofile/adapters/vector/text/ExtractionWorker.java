package io.aiprofile.adapters.vector.text;

import io.aiprofile.adapters.vector.text.WorkerProtocol.Reply;
import io.aiprofile.adapters.vector.text.WorkerProtocol.Request;
import io.aiprofile.application.port.text.UnreadableDocument;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The child process: one document in, one reply out, until standard input ends. It holds nothing
 * between documents and nothing that is worth stealing: its environment is empty.
 */
final class ExtractionWorker {
  /** A well-nested document needs a tenth of it; runaway recursion should end soon. */
  private static final long READER_STACK_BYTES = 1L << 20;

  private static final int FINISHED = 0;
  private static final int UNFIT = 4;

  private final DataOutputStream replies;

  private ExtractionWorker(DataOutputStream replies) {
    this.replies = replies;
  }

  public static void main(String[] arguments) throws IOException {
    var replies =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    var requests = new DataInputStream(new FileInputStream(FileDescriptor.in));
    // A library that prints must not garble the frames.
    System.setOut(System.err);
    System.setIn(InputStream.nullInputStream());
    replies.writeInt(WorkerProtocol.READY);
    replies.flush();
    new ExtractionWorker(replies).serve(requests);
    // Halt, not exit: a reader may still be in an endless loop when the platform has died.
    Runtime.getRuntime().halt(FINISHED);
  }

  /** Reads ahead while a document is being read, so that the platform's death is noticed. */
  private void serve(DataInputStream requests) throws IOException {
    for (Optional<Request> next = WorkerProtocol.readRequest(requests);
        next.isPresent();
        next = WorkerProtocol.readRequest(requests)) {
      Request request = next.get();
      new Thread(null, () -> answer(request), "reader", READER_STACK_BYTES).start();
    }
  }

  private void answer(Request request) {
    try {
      try {
        WorkerProtocol.write(replies, read(request));
      } catch (StackOverflowError e) {
        // Who knows which static initialiser it interrupted: answer, then make room for a new one.
        UnreadableDocument refusal = Refusal.tooComplex("content that is nested too deeply");
        WorkerProtocol.write(replies, refused(refusal));
        Runtime.getRuntime().halt(UNFIT);
      }
    } catch (IOException e) {
      Runtime.getRuntime().halt(UNFIT);
    }
  }

  private static Reply read(Request request) {
    try {
      return new Reply.Read(FormatReaders.of(request.kind()).read(request.content()));
    } catch (UnreadableDocument e) {
      return refused(e);
    } catch (LinkageError e) {
      return new Reply.Broken(e.toString());
    } catch (RuntimeException e) {
      // Parsers answer broken input with any exception there is.
      e.printStackTrace();
      return refused(Refusal.corrupt());
    }
  }

  private static Reply refused(UnreadableDocument refusal) {
    return new Reply.Refused(refusal.reason(), refusal.explanation());
  }
}
