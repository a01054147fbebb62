package io.aiprofile.bootstrap.evaluation;

import com.google.inject.Injector;
import io.aiprofile.application.indexing.IndexDocuments;
import io.aiprofile.application.indexing.IndexDocuments.Mode;
import io.aiprofile.application.indexing.IndexDocuments.Outcome;
import io.aiprofile.application.port.storage.Documents;
import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.application.port.text.TextExtractor;
import io.aiprofile.application.port.text.UnreadableDocument;
import io.aiprofile.bootstrap.cli.BadData;
import io.aiprofile.bootstrap.cli.Progress;
import io.aiprofile.bootstrap.cli.Session;
import io.aiprofile.bootstrap.cli.StopSignal;
import io.aiprofile.domain.document.ContentHash;
import io.aiprofile.domain.document.Document;
import io.aiprofile.domain.document.DocumentKind;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.profile.DisplayName;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.Slug;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One profile made of all files of a folder, whatever their number and names. */
final class EvaluatedProfile {
  static final Slug SLUG = new Slug("evaluation");

  private final Session session;
  private final Injector product;
  private final List<String> taken = new ArrayList<>();

  EvaluatedProfile(Session session, Injector product) {
    this.session = session;
    this.product = product;
  }

  /** Adds and indexes the files; what cannot be read is told and left out. */
  void build(Path folder) throws IOException {
    Profile profile = Profile.created(SLUG, new DisplayName("Evaluation"), Instant.EPOCH);
    product.getInstance(Profiles.class).add(profile);
    for (Path file : files(folder)) {
      session.stop().check();
      try {
        add(file);
      } catch (UnreadableDocument e) {
        leftOut(file.getFileName(), e.explanation());
      }
    }
    index(folder);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private void add(Path file) throws IOException, UnreadableDocument {
    String typed = String.valueOf(file.getFileName());
    if (Files.size(file) > DocumentKind.PDF.maxSizeBytes()) {
      leftOut(typed, "It is larger than any document may be.");
      return;
    }
    byte[] content = Files.readAllBytes(file);
    DocumentKind kind = product.getInstance(TextExtractor.class).detect(content, typed);
    if (content.length > kind.maxSizeBytes()) {
      leftOut(typed, "It is larger than a %s may be.".formatted(kind));
      return;
    }
    FileName name = name(typed, kind);
    Document document =
        new Document(name, kind, content.length, ContentHash.of(content), Instant.EPOCH);
    product.getInstance(Documents.class).put(SLUG, document, content);
  }

  /** The file's own name where it can be kept and no other file has it already. */
  private FileName name(String typed, DocumentKind kind) {
    FileName name =
        FileName.parse(typed)
            .map(parsed -> parsed.endingFor(kind))
            .filter(parsed -> !taken.contains(parsed.value().toLowerCase(Locale.ROOT)))
            .orElseGet(
                () -> new FileName("document-%d".formatted(taken.size() + 1)).endingFor(kind));
    taken.add(name.value().toLowerCase(Locale.ROOT));
    return name;
  }

  private void index(Path folder) {
    IndexDocuments index = product.getInstance(IndexDocuments.class);
    try (Progress progress = session.progress()) {
      Outcome outcome =
          index.index(
              SLUG,
              Mode.FORCED,
              step -> {
                progress.at(
                    step.stage().name().toLowerCase(Locale.ROOT), step.done(), step.total());
                return !session.stop().isRequested();
              });
      switch (outcome) {
        case Outcome.Indexed indexed -> indexed.unreadable().forEach(this::leftOut);
        case Outcome.NothingReadable nothing -> {
          nothing.unreadable().forEach(this::leftOut);
          throw nothingIn(folder);
        }
        case Outcome.Cancelled cancelled -> throw new StopSignal.Stopped();
        case Outcome.NoDocuments none -> throw nothingIn(folder);
        case Outcome.UpToDate impossible -> throw unexpected(impossible);
        case Outcome.UnknownProfile impossible -> throw unexpected(impossible);
        case Outcome.AlreadyRunning impossible -> throw unexpected(impossible);
      }
    }
  }

  private void leftOut(Object name, String why) {
    session.screen().note("%s is left out. %s".formatted(name, why));
  }

  private static BadData nothingIn(Path folder) {
    return new BadData("No document in " + folder + " can be read.");
  }

  private static IllegalStateException unexpected(Outcome outcome) {
    return new IllegalStateException("A fresh profile is always indexed, but: " + outcome);
  }
}
