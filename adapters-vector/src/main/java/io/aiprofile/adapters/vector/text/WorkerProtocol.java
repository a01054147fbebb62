package io.aiprofile.adapters.vector.text;

import io.aiprofile.application.port.text.UnreadableDocument.Reason;
import io.aiprofile.domain.document.Block;
import io.aiprofile.domain.document.DocumentKind;
import io.aiprofile.domain.document.DocumentText;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What passes between the platform and its worker: length-prefixed frames, each length checked
 * before it is believed, because the other end has been reading strangers' documents.
 */
final class WorkerProtocol {
  /** Says that the worker is up; four bytes that no stray print would produce. */
  static final int READY = 0xA1F07E57;

  /** Twice the largest upload. */
  static final int MAX_DOCUMENT_BYTES = 10_000_000;

  private static final int MAX_TEXT_BYTES = 4 * BlockWriter.MAX_CHARACTERS;
  private static final int MAX_BLOCKS = BlockWriter.MAX_CHARACTERS;
  private static final int MAX_MESSAGE_BYTES = 4_000;

  private static final int READ = 0;
  private static final int REFUSED = 1;
  private static final int BROKEN = 2;

  private WorkerProtocol() {}

  /** A document and its kind; the bytes are shared, not copied, and nobody writes to them. */
  static final class Request {
    private final DocumentKind kind;
    private final byte[] content;

    Request(DocumentKind kind, byte[] content) {
      this.kind = kind;
      this.content = content;
    }

    DocumentKind kind() {
      return kind;
    }

    byte[] content() {
      return content;
    }
  }

  /** What became of a document. */
  sealed interface Reply {
    record Read(DocumentText text) implements Reply {}

    record Refused(Reason reason, String message) implements Reply {}

    /** The worker itself is unfit, for example a library is missing from its class path. */
    record Broken(String message) implements Reply {}
  }

  static void write(DataOutputStream out, Request request) throws IOException {
    out.writeUTF(request.kind().name());
    out.writeInt(request.content().length);
    out.write(request.content());
    out.flush();
  }

  /** The next request, or empty when the platform has gone. */
  static Optional<Request> readRequest(DataInputStream in) throws IOException {
    String kind;
    try {
      kind = in.readUTF();
    } catch (EOFException e) {
      return Optional.empty();
    }
    return Optional.of(new Request(DocumentKind.valueOf(kind), bytes(in, MAX_DOCUMENT_BYTES)));
  }

  static void write(DataOutputStream out, Reply reply) throws IOException {
    switch (reply) {
      case Reply.Read read -> {
        out.writeByte(READ);
        writeText(out, read.text());
      }
      case Reply.Refused refused -> {
        out.writeByte(REFUSED);
        out.writeUTF(refused.reason().name());
        writeString(out, refused.message());
      }
      case Reply.Broken broken -> {
        out.writeByte(BROKEN);
        writeString(out, broken.message());
      }
    }
    out.flush();
  }

  /**
   * @throws IOException also when the worker sends what it should not
   */
  static Reply readReply(DataInputStream in) throws IOException {
    try {
      return switch (in.readUnsignedByte()) {
        case READ -> new Reply.Read(readText(in));
        case REFUSED ->
            new Reply.Refused(Reason.valueOf(in.readUTF()), string(in, MAX_MESSAGE_BYTES));
        case BROKEN -> new Reply.Broken(string(in, MAX_MESSAGE_BYTES));
        default -> throw new IOException("The worker sent an unknown reply");
      };
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException("The worker sent an impossible reply", e);
    }
  }

  private static void writeText(DataOutputStream out, DocumentText text) throws IOException {
    writeString(out, text.text());
    out.writeInt(text.blocks().size());
    for (Block block : text.blocks()) {
      out.writeByte(block.kind().name().charAt(0));
      out.writeByte(block.level());
      out.writeInt(block.page());
      out.writeInt(block.start());
      out.writeInt(block.end());
    }
  }

  private static DocumentText readText(DataInputStream in) throws IOException {
    String text = string(in, MAX_TEXT_BYTES);
    int count = in.readInt();
    if (count < 0 || count > MAX_BLOCKS) {
      throw new IOException("The worker sent " + count + " blocks");
    }
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Block.Kind kind = kind(in.readUnsignedByte());
      blocks.add(new Block(kind, in.readByte(), in.readInt(), in.readInt(), in.readInt()));
    }
    return new DocumentText(text, blocks);
  }

  /** Kinds are told by their initial: a document has many blocks. */
  private static Block.Kind kind(int initial) throws IOException {
    return switch (initial) {
      case 'H' -> Block.Kind.HEADING;
      case 'P' -> Block.Kind.PARAGRAPH;
      case 'L' -> Block.Kind.LIST_ITEM;
      case 'T' -> Block.Kind.TABLE_ROW;
      default -> throw new IOException("The worker sent a block of an unknown kind");
    };
  }

  private static void writeString(DataOutputStream out, String value) throws IOException {
    byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
    out.writeInt(encoded.length);
    out.write(encoded);
  }

  private static String string(DataInputStream in, int maxBytes) throws IOException {
    return new String(bytes(in, maxBytes), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(DataInputStream in, int maxBytes) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > maxBytes) {
      throw new IOException("A frame of " + length + " bytes");
    }
    byte[] content = in.readNBytes(length);
    if (content.length < length) {
      throw new EOFException("The other end closed within a frame");
    }
    return content;
  }
}
