package io.aiprofile.adapters.vector.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Bytes to text without guessing by statistics, which mistakes windows-1252: a mark decides, then
 * strict UTF-8, and what is left is windows-1252 as long as it reads like it.
 */
final class TextDecoding {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /**
   * Accented letters make up less than a tenth of any language written in windows-1252; Greek,
   * Cyrillic or Chinese in their own 8-bit codes are nearly nothing else.
   */
  private static final double MOST_ACCENTED = 0.35;

  private TextDecoding() {}

  /** The text without its byte order mark; empty when the bytes are not text. */
  static Optional<String> decode(byte[] content) {
    Optional<String> text = byMark(content);
    if (text.isEmpty()) {
      text = strictly(content, 0, StandardCharsets.UTF_8);
    }
    if (text.isEmpty()) {
      text = strictly(content, 0, WINDOWS_1252).filter(TextDecoding::readsLikeLatin);
    }
    return text.filter(TextDecoding::isText);
  }

  /** Whether the bytes are free of what only binary formats have. */
  static boolean mayBeText(byte[] content) {
    for (byte b : content) {
      if (b >= 0 && Character.isISOControl(b) && !isTextControl(b)) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> byMark(byte[] content) {
    if (startsWith(content, 0xEF, 0xBB, 0xBF)) {
      return strictly(content, 3, StandardCharsets.UTF_8);
    }
    if (startsWith(content, 0xFE, 0xFF)) {
      return strictly(content, 2, StandardCharsets.UTF_16BE);
    }
    if (startsWith(content, 0xFF, 0xFE)) {
      return strictly(content, 2, StandardCharsets.UTF_16LE);
    }
    return Optional.empty();
  }

  private static Optional<String> strictly(byte[] content, int from, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(content, from, content.length - from))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean readsLikeLatin(String text) {
    long letters = text.chars().filter(Character::isLetter).count();
    long foreign = text.chars().filter(c -> c >= 0x80).count();
    return foreign <= MOST_ACCENTED * letters;
  }

  /** No control character but white space: anything else is a binary format. */
  private static boolean isText(String text) {
    return text.chars().noneMatch(c -> Character.isISOControl(c) && !isTextControl(c));
  }

  private static boolean isTextControl(int c) {
    return c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x0B || c == 0x85;
  }

  private static boolean startsWith(byte[] content, int... mark) {
    if (content.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((content[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
