package io.aiprofile.adapters.web.owner;

import io.aiprofile.adapters.web.auth.OwnerSessions;
import io.aiprofile.adapters.web.server.EventStream;
import io.aiprofile.adapters.web.server.Form;
import io.aiprofile.adapters.web.server.Problem;
import io.aiprofile.adapters.web.server.Reply;
import io.aiprofile.adapters.web.server.Request;
import io.aiprofile.adapters.web.server.Upload;
import io.aiprofile.application.document.AddDocument;
import io.aiprofile.application.document.RemoveDocument;
import io.aiprofile.application.indexing.IndexDocuments.Mode;
import io.aiprofile.application.indexing.IndexingRuns;
import io.aiprofile.application.port.storage.IndexRuns;
import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.application.profile.ChangeHeadline;
import io.aiprofile.application.profile.ChangeStatus;
import io.aiprofile.domain.document.Document;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.knowledge.IndexJob;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.ProfileStatus;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * What the owner does, always to the profile of the session. Forms are answered with the desk
 * again; scripts, which accept JSON, with JSON.
 */
public final class OwnerPages {
  private static final long PROGRESS_EVERY_MS = 250;

  /** What a script hears of an accepted document. */
  record Accepted(String name, String kind, int sizeBytes, boolean replaced) {}

  /** The data of the event {@code progress}. */
  record ProgressEvent(String label, int percent) {}

  /** The data of the event {@code done}. */
  record DoneEvent(boolean ok, String message) {}

  private final Profiles profiles;
  private final AddDocument add;
  private final RemoveDocument remove;
  private final IndexingRuns runs;
  private final IndexRuns history;
  private final ChangeStatus status;
  private final ChangeHeadline headline;
  private final OwnerSessions sessions;
  private final SignInPages signIn;
  private final Desk desk;

  @Inject
  public OwnerPages(
      Profiles profiles,
      AddDocument add,
      RemoveDocument remove,
      IndexingRuns runs,
      IndexRuns history,
      ChangeStatus status,
      ChangeHeadline headline,
      OwnerSessions sessions,
      SignInPages signIn,
      Desk desk) {
    this.profiles = profiles;
    this.add = add;
    this.remove = remove;
    this.runs = runs;
    this.history = history;
    this.status = status;
    this.headline = headline;
    this.sessions = sessions;
    this.signIn = signIn;
    this.desk = desk;
  }

  /** The desk, or the question who is there. */
  public Reply show(Request request) {
    Optional<Profile> profile = sessions.slug(request).flatMap(this::open);
    return profile.isPresent()
        ? desk.show(request, profile.get(), 200, Done.words(request.query("done")), "")
        : signIn.show(request, 200, "", "");
  }

  /** The form: field {@code headline}. */
  public Reply changeHeadline(Request request) throws Exception {
    Profile profile = profile(request);
    return switch (headline.change(profile.slug(), request.form().field("headline"))) {
      case ChangeHeadline.Outcome.Changed changed -> back(Done.SAVED);
      case ChangeHeadline.Outcome.Refused refused ->
          desk.show(request, profile, 422, "", refused.message());
      case ChangeHeadline.Outcome.UnknownProfile gone -> throw Problem.notFound();
    };
  }

  /** The form: one or more files in {@code file}. */
  public Reply upload(Request request) throws Exception {
    Profile profile = profile(request);
    Form form = request.form();
    if (form.files().isEmpty()) {
      throw Problem.unprocessable("No file came with the form; choose one and send it again.");
    }
    if (request.accepts("application/json")) {
      return accepted(profile.slug(), form.files().getFirst());
    }
    StringBuilder problems = new StringBuilder();
    for (Upload upload : form.files()) {
      if (add.add(profile.slug(), upload.name(), upload.content())
          instanceof AddDocument.Outcome.Refused refused) {
        problems.append(upload.name()).append(": ").append(refused.message()).append(' ');
      }
    }
    return problems.isEmpty()
        ? back(Done.ADDED)
        : desk.show(request, profile, 422, "", problems.toString().strip());
  }

  private Reply accepted(Slug slug, Upload upload) throws Problem {
    return switch (add.add(slug, upload.name(), upload.content())) {
      case AddDocument.Outcome.Accepted accepted -> {
        Document document = accepted.document();
        yield Reply.json(
            201,
            new Accepted(
                document.name().value(),
                document.kind().name(),
                document.sizeBytes(),
                accepted.replaced()));
      }
      case AddDocument.Outcome.Refused refused -> throw UploadProblems.of(refused);
    };
  }

  /** The form: field {@code name}. */
  public Reply removeDocument(Request request) throws Exception {
    Slug slug = profile(request).slug();
    FileName name = FileName.parse(request.form().field("name")).orElseThrow(Problem::notFound);
    if (!remove.remove(slug, name)) {
      throw Problem.notFound();
    }
    return done(request, Done.REMOVED);
  }

  public Reply index(Request request) throws Exception {
    Slug slug = profile(request).slug();
    runs.start(slug, Mode.IF_CHANGED);
    return request.accepts("application/json")
        ? Reply.json(202, java.util.Map.of("started", true))
        : Reply.seeOther("/owner#index");
  }

  public Reply cancelIndex(Request request) throws Exception {
    runs.cancel(profile(request).slug());
    return done(request, Done.CANCELLED);
  }

  /** Events for as long as the run goes on: {@code progress}, then {@code done}. */
  public Reply progress(Request request) throws Exception {
    Slug slug = profile(request).slug();
    return Reply.events(stream -> follow(slug, stream));
  }

  private void follow(Slug slug, EventStream stream) throws InterruptedException {
    Optional<IndexJob> run = runs.underway(slug);
    Optional<ProgressEvent> told = Optional.empty();
    while (run.isPresent() && stream.isOpen()) {
      ProgressEvent now = new ProgressEvent(IndexWords.of(run.get()), run.get().percent());
      if (!told.equals(Optional.of(now))) {
        told = Optional.of(now);
        stream.send("progress", now);
      }
      Thread.sleep(PROGRESS_EVERY_MS);
      run = runs.underway(slug);
    }
    history.recent(slug, 1).stream()
        .findFirst()
        .ifPresent(
            ended ->
                stream.send(
                    "done", new DoneEvent(ended.result().leavesIndex(), IndexWords.of(ended))));
  }

  public Reply publish(Request request) throws Exception {
    Profile profile = profile(request);
    return switch (status.change(profile.slug(), ProfileStatus.ENABLED)) {
      case ChangeStatus.Outcome.Changed changed -> done(request, Done.PUBLISHED);
      case ChangeStatus.Outcome.UnknownProfile gone -> throw Problem.notFound();
      case ChangeStatus.Outcome.NotReady notReady -> {
        String missing = String.join(" ", notReady.missing());
        if (request.accepts("application/json")) {
          throw Problem.conflict("not-ready", missing);
        }
        yield desk.show(request, profile, 409, "", missing);
      }
    };
  }

  public Reply unpublish(Request request) throws Exception {
    status.change(profile(request).slug(), ProfileStatus.DISABLED);
    return done(request, Done.UNPUBLISHED);
  }

  private static Reply done(Request request, Done done) {
    return request.accepts("application/json") ? Reply.noContent() : back(done);
  }

  private static Reply back(Done done) {
    return Reply.seeOther(done.path());
  }

  private Optional<Profile> open(Slug slug) {
    return profiles.find(slug).filter(profile -> profile.status().allowsOwner());
  }

  private Profile profile(Request request) throws Problem {
    return open(sessions.required(request)).orElseThrow(Problem::notFound);
  }
}
