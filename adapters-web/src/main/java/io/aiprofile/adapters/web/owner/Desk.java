package io.aiprofile.adapters.web.owner;

import io.aiprofile.adapters.web.auth.Site;
import io.aiprofile.adapters.web.auth.Visitors;
import io.aiprofile.adapters.web.auth.Visitors.Visitor;
import io.aiprofile.adapters.web.page.DocumentView;
import io.aiprofile.adapters.web.page.ExchangeView;
import io.aiprofile.adapters.web.page.Frame;
import io.aiprofile.adapters.web.page.IndexView;
import io.aiprofile.adapters.web.page.OwnerPage;
import io.aiprofile.adapters.web.page.PersonCard;
import io.aiprofile.adapters.web.page.Task;
import io.aiprofile.adapters.web.server.Reply;
import io.aiprofile.adapters.web.server.Request;
import io.aiprofile.adapters.web.templates.JteownerGenerated;
import io.aiprofile.application.indexing.IndexingRuns;
import io.aiprofile.application.port.storage.Chunks;
import io.aiprofile.application.port.storage.Documents;
import io.aiprofile.application.port.storage.IndexGeneration;
import io.aiprofile.application.port.storage.IndexGeneration.IndexedDocument;
import io.aiprofile.application.port.storage.IndexRuns;
import io.aiprofile.application.profile.Readiness;
import io.aiprofile.application.profile.Readiness.Preflight;
import io.aiprofile.application.usage.ModelHealth;
import io.aiprofile.domain.document.Document;
import io.aiprofile.domain.document.UploadLimits;
import io.aiprofile.domain.knowledge.IndexJob;
import io.aiprofile.domain.knowledge.IndexRun;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The owner's page as it stands. */
final class Desk {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final Documents documents;
  private final Chunks chunks;
  private final IndexingRuns runs;
  private final IndexRuns history;
  private final Readiness readiness;
  private final VisitorsSoFar visitorsSoFar;
  private final ModelHealth model;
  private final UploadLimits limits;
  private final Visitors visitors;
  private final Site site;
  private final Frame frame;

  @Inject
  Desk(
      Documents documents,
      Chunks chunks,
      IndexingRuns runs,
      IndexRuns history,
      Readiness readiness,
      VisitorsSoFar visitorsSoFar,
      ModelHealth model,
      UploadLimits limits,
      Visitors visitors,
      Site site,
      Frame frame) {
    this.documents = documents;
    this.chunks = chunks;
    this.runs = runs;
    this.history = history;
    this.readiness = readiness;
    this.visitorsSoFar = visitorsSoFar;
    this.model = model;
    this.limits = limits;
    this.visitors = visitors;
    this.site = site;
    this.frame = frame;
  }

  Reply show(Request request, Profile profile, int status, String notice, String problem) {
    Slug slug = profile.slug();
    Visitor visitor = visitors.of(request);
    List<Document> held = documents.list(slug);
    Optional<IndexGeneration> generation = chunks.current(slug);
    Preflight preflight = readiness.preflight(slug);
    boolean published = profile.status().allowsChat();
    boolean current = isCurrent(held, generation);
    OwnerPage page =
        new OwnerPage(
            frame.around("Your page", "The desk of " + profile.name()),
            visitor.csrf(),
            slug.value(),
            profile.name().value(),
            PersonCard.initials(profile.name()),
            profile.headline().value(),
            published,
            tasks(!held.isEmpty(), current, preflight.isReady(), published),
            held.stream().map(document -> view(document, generation)).toList(),
            limits.maxDocuments(),
            "PDF up to 5 MB; Word (DOCX), plain text, CSV and Markdown up to 1 MB each.",
            index(slug, generation),
            preflight.missing(),
            preflight.trial().map(ExchangeView::of),
            site.origin(request) + "/chat/" + slug,
            visitorsSoFar.of(profile),
            model.problem().orElse(""),
            notice,
            problem);
    Reply reply = Reply.html(status, JteownerGenerated::render, page);
    visitor.fresh().ifPresent(reply::with);
    return reply;
  }

  private static List<Task> tasks(
      boolean documents, boolean current, boolean ready, boolean published) {
    return List.of(
        new Task("create", "done"),
        new Task("documents", documents ? "done" : "now"),
        new Task("index", current ? "done" : documents ? "now" : "blocked"),
        new Task("publish", published ? "done" : !ready ? "blocked" : current ? "now" : "open"),
        new Task("share", !published ? "blocked" : current ? "now" : "open"));
  }

  private IndexView index(Slug slug, Optional<IndexGeneration> generation) {
    Optional<IndexJob> underway = runs.underway(slug);
    Optional<IndexRun> last = history.recent(slug, 1).stream().findFirst();
    return new IndexView(
        underway.isPresent(),
        underway.map(IndexWords::of).orElse(""),
        underway.map(IndexJob::percent).orElse(0),
        last.map(IndexWords::of).orElse(""),
        last.filter(run -> !run.result().leavesIndex()).isPresent(),
        generation.map(found -> found.chunks().size()).orElse(0),
        generation.map(Desk::topics).orElse(List.of()));
  }

  private static List<String> topics(IndexGeneration generation) {
    return generation.chunks().stream()
        .map(chunk -> chunk.chunk().topic().label())
        .distinct()
        .sorted()
        .toList();
  }

  private static boolean isCurrent(List<Document> held, Optional<IndexGeneration> generation) {
    return !held.isEmpty()
        && generation.filter(found -> found.documents().size() == held.size()).isPresent()
        && held.stream().allMatch(document -> isIndexed(document, generation));
  }

  private static boolean isIndexed(Document document, Optional<IndexGeneration> generation) {
    List<IndexedDocument> indexed = generation.map(IndexGeneration::documents).orElse(List.of());
    return indexed.stream()
        .anyMatch(
            known -> known.name().equals(document.name()) && known.hash().equals(document.hash()));
  }

  private static DocumentView view(Document document, Optional<IndexGeneration> generation) {
    return new DocumentView(
        document.name().value(),
        document.kind().name(),
        size(document.sizeBytes()),
        DAY.format(document.uploadedAt()),
        isIndexed(document, generation));
  }

  private static String size(int bytes) {
    return bytes >= 1_000_000
        ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
        : Math.max(1, Math.round(bytes / 1e3)) + " KB";
  }
}
