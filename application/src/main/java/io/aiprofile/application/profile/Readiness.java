package io.aiprofile.application.profile;

import io.aiprofile.application.chat.LoadedIndexes;
import io.aiprofile.application.chat.LocalTwin;
import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.application.port.storage.Documents;
import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.domain.chat.Suggestion;
import io.aiprofile.domain.chat.Turn;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a profile needs before visitors may meet it. */
public final class Readiness {
  /**
   * The preflight.
   *
   * @param missing one sentence for each thing to do, empty when the profile may go public
   * @param trial a prepared question and its answer, where there is an index to answer from
   */
  public record Preflight(List<String> missing, Optional<Turn> trial) {
    public boolean isReady() {
      return missing.isEmpty();
    }
  }

  private final Documents documents;
  private final LoadedIndexes indexes;
  private final Profiles profiles;
  private final LocalTwin twin;

  @Inject
  public Readiness(Profiles profiles, Documents documents, LoadedIndexes indexes, LocalTwin twin) {
    this.profiles = profiles;
    this.documents = documents;
    this.indexes = indexes;
    this.twin = twin;
  }

  public Preflight preflight(Slug slug) {
    Optional<ProfileIndex> index = indexes.of(slug).filter(loaded -> loaded.size() > 0);
    Optional<Turn> trial = index.flatMap(loaded -> trial(slug, loaded));
    List<String> missing = new ArrayList<>();
    if (documents.list(slug).isEmpty()) {
      missing.add("Add at least one document.");
    }
    if (index.isEmpty()) {
      missing.add("Have the documents read and indexed.");
    } else if (trial.filter(turn -> !turn.answer().isRefusal()).isEmpty()) {
      missing.add(
          "No test question could be answered from the documents; add one that says more about your work.");
    }
    return new Preflight(List.copyOf(missing), trial);
  }

  private Optional<Turn> trial(Slug slug, ProfileIndex index) {
    return index.suggestions().stream()
        .findFirst()
        .map(Suggestion::question)
        .flatMap(
            question ->
                profiles
                    .find(slug)
                    .map(profile -> twin.answer(slug, profile.name(), index, question)));
  }
}
