package io.aiprofile.adapters.web.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The owner's desk: everything between a name and a public page.
 *
 * @param maxDocuments how many documents the profile may hold
 * @param limits what may be uploaded, in one sentence
 * @param preflight what stands between the profile and its publication, one sentence each
 * @param trial the prepared question and its answer that visitors would get, when indexed
 * @param publicUrl absolute
 * @param soFar what visitors did, once there can be something
 * @param modelProblem what is wrong with the language model and how to mend it, or empty
 * @param notice what the last form did, or empty
 * @param problem why the last form was refused, or empty
 */
public record OwnerPage(
    Shell shell,
    String csrf,
    String slug,
    String name,
    String initials,
    String headline,
    boolean published,
    List<Task> tasks,
    List<DocumentView> documents,
    int maxDocuments,
    String limits,
    IndexView index,
    List<String> preflight,
    Optional<ExchangeView> trial,
    String publicUrl,
    Optional<SoFar> soFar,
    String modelProblem,
    String notice,
    String problem) {

  /** Where the owner stands: {@code 2 of 5 done. Next: read and index your documents.} */
  public String heading() {
    long done = tasks.stream().filter(Task::done).count();
    String next =
        tasks.stream()
            .filter(task -> !task.done())
            .findFirst()
            .map(task -> "Next: " + task.title().toLowerCase(Locale.ROOT) + ".")
            .orElse("Your page is live.");
    return done + " of " + tasks.size() + " done. " + next;
  }
}
