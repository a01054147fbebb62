package io.aiprofile.domain.chat;

import io.aiprofile.domain.account.EmailAddress;
import java.time.Instant;

/**
 * A visitor who wants to be contacted.
 *
 * @param conversation in which the address was typed; a conversation has at most one lead
 * @param name as told, on one line, at most 100 characters; may be empty
 * @param notes what it is about, on one line, at most 500 characters; may be empty
 */
public record Lead(
    ConversationId conversation, EmailAddress email, String name, String notes, Instant at) {
  public static final int MAX_NAME_LENGTH = 100;
  public static final int MAX_NOTES_LENGTH = 500;

  public Lead {
    name = oneLine(name, MAX_NAME_LENGTH);
    notes = oneLine(notes, MAX_NOTES_LENGTH);
  }

  /** Line breaks and control characters would be instructions to whoever mails or logs it. */
  private static String oneLine(String text, int maxLength) {
    String line = text.replaceAll("[\\p{C}\\p{Z}\\s]+", " ").strip();
    if (line.length() <= maxLength) {
      return line;
    }
    int end = Character.isLowSurrogate(line.charAt(maxLength)) ? maxLength - 1 : maxLength;
    return line.substring(0, end).strip();
  }
}
