package io.aiprofile.adapters.web.owner;

import io.aiprofile.adapters.web.server.Problem;
import io.aiprofile.application.document.AddDocument;

/** Why a document was refused, as HTTP says it. */
public final class UploadProblems {
  private UploadProblems() {}

  public static Problem of(AddDocument.Outcome.Refused refused) {
    return switch (refused.reason()) {
      case UNKNOWN_PROFILE -> Problem.notFound();
      case TOO_LARGE -> Problem.tooLarge(refused.message());
      case TOO_MANY -> Problem.conflict("too-many-documents", refused.message());
      case UNREADABLE -> Problem.unsupportedType(refused.message());
      case BAD_NAME -> Problem.unprocessable(refused.message());
    };
  }
}
