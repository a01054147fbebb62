package io.aiprofile.application.chat;

import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.Suggestion;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** What a visitor meets before the first question. */
public final class WelcomeVisitor {
  /**
   * A public profile and what to ask it.
   *
   * @param starters at most three questions that the documents can answer
   * @param ready whether there is an index to answer from
   */
  public record Welcome(
      Profile profile,
      String message,
      String placeholder,
      List<Question> starters,
      boolean ready) {}

  private static final int STARTERS = 3;

  private final Profiles profiles;
  private final LoadedIndexes indexes;

  @Inject
  public WelcomeVisitor(Profiles profiles, LoadedIndexes indexes) {
    this.profiles = profiles;
    this.indexes = indexes;
  }

  /** The welcome, or empty when there is no such profile that is public. */
  public Optional<Welcome> welcome(Slug slug) {
    return profiles
        .find(slug)
        .filter(profile -> profile.status().allowsChat())
        .map(profile -> welcome(profile, indexes.of(slug).filter(index -> index.size() > 0)));
  }

  private static Welcome welcome(Profile profile, Optional<ProfileIndex> index) {
    return new Welcome(
        profile,
        "Hello. I answer from %s’s own documents, and show where each sentence comes from. Ask, or start here:"
            .formatted(profile.name()),
        "Ask about " + profile.name(),
        index.map(WelcomeVisitor::starters).orElse(List.of()),
        index.isPresent());
  }

  private static List<Question> starters(ProfileIndex index) {
    return index.suggestions().stream().map(Suggestion::question).limit(STARTERS).toList();
  }
}
