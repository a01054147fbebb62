package io.aiprofile.adapters.web.api;

import io.aiprofile.adapters.web.auth.Slugs;
import io.aiprofile.adapters.web.owner.UploadProblems;
import io.aiprofile.adapters.web.server.Form;
import io.aiprofile.adapters.web.server.Problem;
import io.aiprofile.adapters.web.server.Reply;
import io.aiprofile.adapters.web.server.Request;
import io.aiprofile.adapters.web.server.Upload;
import io.aiprofile.application.document.AddDocument;
import io.aiprofile.application.document.RemoveDocument;
import io.aiprofile.application.port.storage.Documents;
import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.domain.document.Document;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;

/** A profile's documents. */
public final class DocumentsApi {
  record DocumentReply(String name, String kind, int sizeBytes, String sha256, String uploadedAt) {
    static DocumentReply of(Document document) {
      return new DocumentReply(
          document.name().value(),
          document.kind().name().toLowerCase(Locale.ROOT),
          document.sizeBytes(),
          document.hash().hex(),
          document.uploadedAt().toString());
    }
  }

  record ListReply(List<DocumentReply> documents) {}

  private final Profiles profiles;
  private final Documents documents;
  private final AddDocument add;
  private final RemoveDocument remove;

  @Inject
  public DocumentsApi(
      Profiles profiles, Documents documents, AddDocument add, RemoveDocument remove) {
    this.profiles = profiles;
    this.documents = documents;
    this.add = add;
    this.remove = remove;
  }

  public Reply list(Request request) throws Problem {
    Slug slug = Slugs.of(request);
    if (profiles.find(slug).isEmpty()) {
      throw Problem.notFound();
    }
    return Reply.json(
        200, new ListReply(documents.list(slug).stream().map(DocumentReply::of).toList()));
  }

  /** One file in the field {@code file} of a multipart form; replaces one of the same name. */
  public Reply upload(Request request) throws Exception {
    Slug slug = Slugs.of(request);
    Form form = request.form();
    if (form.files().size() != 1) {
      throw Problem.unprocessable(
          "Send one file in a multipart field “file”; this form has %d."
              .formatted(form.files().size()));
    }
    Upload upload = form.files().getFirst();
    return switch (add.add(slug, upload.name(), upload.content())) {
      case AddDocument.Outcome.Accepted accepted ->
          Reply.json(accepted.replaced() ? 200 : 201, DocumentReply.of(accepted.document()));
      case AddDocument.Outcome.Refused refused -> throw UploadProblems.of(refused);
    };
  }

  public Reply delete(Request request) throws Problem {
    FileName name = FileName.parse(request.path("filename")).orElseThrow(Problem::notFound);
    if (!remove.remove(Slugs.of(request), name)) {
      throw Problem.notFound();
    }
    return Reply.noContent();
  }
}
