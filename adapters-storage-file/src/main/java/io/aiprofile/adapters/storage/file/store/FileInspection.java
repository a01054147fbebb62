package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.adapters.storage.file.store.Intents.Name;
import io.aiprofile.application.port.storage.Inspection;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Reads line by line what others read whole, and names the file and the line. What makes a reader
 * fail is left to the readers.
 */
public final class FileInspection implements Inspection {
  private final DataDirectory data;

  @Inject
  public FileInspection(DataDirectory data) {
    this.data = data;
  }

  @Override
  public void inspect(Consumer<String> problem) {
    Path system = data.system();
    inspectRegistry(problem);
    LinesInspection.of(system.resolve("index_runs.jsonl"), FileIndexRuns::understand, problem);
    LinesInspection.of(system.resolve("token_ledger.jsonl"), FileTokenLedger::understand, problem);
    inspectTotals(problem);
    inspectOutbox(problem);
    Set<Slug> known =
        new FileProfiles(data).list().stream().map(Profile::slug).collect(Collectors.toSet());
    for (Path entry : FolderEntries.of(data.profilesFolder())) {
      inspectProfile(entry, known, problem);
    }
    for (Path file : Leftovers.in(data).stream().filter(this::isNobodys).toList()) {
      problem.accept(file + " was left behind by a crash; it goes at the next start.");
    }
  }

  /** Whether it outlasts whoever may be writing there. */
  private boolean isNobodys(Path file) {
    Path folder = Objects.requireNonNull(file.getParent());
    Path above = Objects.requireNonNull(folder.getParent());
    data.alone(folder, () -> true);
    data.alone(above, () -> true);
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  private void inspectRegistry(Consumer<String> problem) {
    Path file = FileProfiles.file(data);
    ProfileRegistry registry = ProfileRegistry.read(file);
    registry
        .unusable()
        .forEach(key -> problem.accept(file + ": \"" + key + "\" cannot be a slug; rename it."));
    registry
        .unknownStatuses()
        .forEach(
            (slug, status) ->
                problem.accept(
                    file + ": the status of " + slug + ", " + status + ", counts as disabled."));
  }

  private void inspectProfile(Path folder, Set<Slug> known, Consumer<String> problem) {
    Optional<Slug> slug = Slug.parse(String.valueOf(folder.getFileName()));
    if (slug.filter(known::contains).isEmpty()) {
      problem.accept(folder + " belongs to no profile; move it away or add the profile.");
    } else if (isFolder(folder)) {
      LinesInspection.of(folder.resolve("leads.jsonl"), FileLeads::understand, problem);
      LinesInspection.of(folder.resolve("gaps.jsonl"), FileGaps::understand, problem);
      LinesInspection.of(
          folder.resolve("analytics/chat_events.jsonl"), FileChatEvents::understand, problem);
      inspectConversations(folder.resolve("conversations"), problem);
    } else {
      problem.accept(folder + " is no folder, but a file or a link; replace it by the folder.");
    }
  }

  private static void inspectConversations(Path folder, Consumer<String> problem) {
    for (Path file : FolderEntries.of(folder)) {
      if (FileConversations.visitor(file).isPresent()) {
        LinesInspection.of(file, FileConversations::understand, problem);
      } else if (!AtomicFile.isTemporary(file)) {
        problem.accept(file + " is not named after a visitor, so nobody reads it.");
      }
    }
  }

  private void inspectOutbox(Consumer<String> problem) {
    Intents intents = new Intents(data);
    for (Path file : FolderEntries.of(data.outbox())) {
      Optional<Name> name = Name.parse(file);
      boolean isNotice = name.isPresent() && intents.read(name.get()).isPresent();
      if (!isNotice && !AtomicFile.isTemporary(file)) {
        problem.accept(file + " is no notice, so nobody is told of it.");
      }
    }
  }

  private void inspectTotals(Consumer<String> problem) {
    TokenUsageFile file = new TokenUsageFile(data);
    if (!file.isRight(new GrowingFile(data, data.system().resolve("token_ledger.jsonl")))) {
      problem.accept(
          file.path() + " does not say what the ledger comes to; delete it, and it is made again.");
    }
  }

  private static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }
}
