package io.aiprofile.adapters.vector.text;

import io.aiprofile.application.port.text.UnreadableDocument;
import io.aiprofile.application.port.text.UnreadableDocument.Reason;

/** What the owner is told, in one place so that it reads like one voice. */
final class Refusal {
  private Refusal() {}

  static UnreadableDocument empty() {
    return new UnreadableDocument(
        Reason.EMPTY, "The document has no text in it. Check the file and upload it again.");
  }

  static UnreadableDocument scanned() {
    return new UnreadableDocument(
        Reason.SCANNED,
        "The PDF contains pictures of pages and no text. Export it from the word processor as PDF,"
            + " or run text recognition (OCR) on it first.");
  }

  static UnreadableDocument encrypted() {
    return new UnreadableDocument(
        Reason.ENCRYPTED,
        "The document is protected by a password. Save a copy without the password and upload"
            + " that.");
  }

  static UnreadableDocument corrupt() {
    return new UnreadableDocument(
        Reason.CORRUPT,
        "The file is damaged and cannot be read. Open it in the program that made it, save it"
            + " again and upload the new file.");
  }

  /**
   * @param excess what there is too much of, as the object of "The document has …"
   */
  static UnreadableDocument tooComplex(String excess) {
    return new UnreadableDocument(
        Reason.TOO_COMPLEX,
        "The document has " + excess + ". Split it, or save a simpler version and upload that.");
  }

  static UnreadableDocument tooSlow() {
    return new UnreadableDocument(
        Reason.TOO_COMPLEX,
        "The document takes too long to read. Save a simpler version, for example by printing it to"
            + " PDF, and upload that.");
  }

  static UnreadableDocument tooHeavy() {
    return new UnreadableDocument(
        Reason.TOO_COMPLEX,
        "The document needs too much memory to read. Save a simpler version, for example by"
            + " printing it to PDF, and upload that.");
  }

  static UnreadableDocument unsupported(String what, String instead) {
    return new UnreadableDocument(
        Reason.UNSUPPORTED_TYPE, "This is " + what + ", which cannot be read here. " + instead);
  }
}
