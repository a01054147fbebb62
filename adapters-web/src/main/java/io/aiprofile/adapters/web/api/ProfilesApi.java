package io.aiprofile.adapters.web.api;

import io.aiprofile.adapters.web.auth.Operators;
import io.aiprofile.adapters.web.auth.OwnerSessions;
import io.aiprofile.adapters.web.auth.Slugs;
import io.aiprofile.adapters.web.server.Problem;
import io.aiprofile.adapters.web.server.Reply;
import io.aiprofile.adapters.web.server.Request;
import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.application.profile.BrowseProfiles;
import io.aiprofile.application.profile.ChangeHeadline;
import io.aiprofile.application.profile.ChangeStatus;
import io.aiprofile.application.profile.CreateProfile;
import io.aiprofile.application.profile.EraseProfile;
import io.aiprofile.domain.profile.Headline;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.ProfileStatus;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The registry: created, listed, opened, closed, deleted, restored. */
public final class ProfilesApi {
  record Create(@Nullable String name, @Nullable String headline) {}

  record Status(@Nullable String status) {}

  record ProfileReply(String slug, String name, String headline, String status, String createdAt) {
    static ProfileReply of(Profile profile) {
      return new ProfileReply(
          profile.slug().value(),
          profile.name().value(),
          profile.headline().value(),
          word(profile.status()),
          profile.createdAt().toString());
    }
  }

  record PageReply(List<ProfileReply> profiles, int page, int pages, int total) {}

  private final Profiles profiles;
  private final BrowseProfiles browse;
  private final CreateProfile create;
  private final ChangeHeadline headline;
  private final ChangeStatus status;
  private final EraseProfile erase;
  private final OwnerSessions sessions;
  private final Operators operators;

  @Inject
  public ProfilesApi(
      Profiles profiles,
      BrowseProfiles browse,
      CreateProfile create,
      ChangeHeadline headline,
      ChangeStatus status,
      EraseProfile erase,
      OwnerSessions sessions,
      Operators operators) {
    this.profiles = profiles;
    this.browse = browse;
    this.create = create;
    this.headline = headline;
    this.status = status;
    this.erase = erase;
    this.sessions = sessions;
    this.operators = operators;
  }

  /** The public profiles, filtered by {@code q}, on page {@code page}. */
  public Reply list(Request request) throws Problem {
    BrowseProfiles.Page found =
        browse.browse(request.query("q"), request.number("page", 1, 999_999, 1));
    return Reply.json(
        200,
        new PageReply(
            found.profiles().stream().map(listed -> ProfileReply.of(listed.profile())).toList(),
            found.number(),
            found.pages(),
            found.total()));
  }

  public Reply create(Request request) throws Exception {
    Create wanted = request.json(Create.class);
    if (wanted.name() == null) {
      throw Problem.badRequest("The field “name” is missing: the professional's name as text.");
    }
    String typed = wanted.headline() == null ? "" : wanted.headline();
    if (Headline.parse(typed).isEmpty()) {
      throw Problem.unprocessable(
          "A headline has at most %d characters.".formatted(Headline.MAX_LENGTH));
    }
    return switch (create.create(wanted.name())) {
      case CreateProfile.Outcome.Created created -> {
        headline.change(created.profile().slug(), typed);
        yield Reply.json(201, ProfileReply.of(found(created.profile().slug())))
            .with("Location", "/api/profiles/" + created.profile().slug());
      }
      case CreateProfile.Outcome.Refused refused -> throw Problem.unprocessable(refused.message());
    };
  }

  /** A public profile; operators see every one. */
  public Reply show(Request request) throws Problem {
    Profile profile = found(Slugs.of(request));
    if (!profile.status().allowsChat() && !operators.isOperator(request)) {
      throw Problem.notFound();
    }
    return Reply.json(200, ProfileReply.of(profile));
  }

  public Reply changeStatus(Request request) throws Exception {
    String typed = request.json(Status.class).status();
    ProfileStatus wanted =
        Arrays.stream(ProfileStatus.values())
            .filter(known -> word(known).equals(typed))
            .findFirst()
            .orElseThrow(
                () ->
                    Problem.unprocessable(
                        "The field “status” is one of: %s."
                            .formatted(
                                Arrays.stream(ProfileStatus.values())
                                    .map(ProfilesApi::word)
                                    .collect(Collectors.joining(", ")))));
    return changed(Slugs.of(request), wanted);
  }

  public Reply deleteSoftly(Request request) throws Problem {
    changed(Slugs.of(request), ProfileStatus.SOFT_DELETED);
    return Reply.noContent();
  }

  /** What was deleted softly comes back, not public. */
  public Reply restore(Request request) throws Problem {
    Slug slug = Slugs.of(request);
    if (found(slug).status() != ProfileStatus.SOFT_DELETED) {
      throw Problem.conflict(
          "not-deleted", "The profile is not deleted, so there is nothing to restore.");
    }
    return changed(slug, ProfileStatus.DISABLED);
  }

  /** Everything of the profile, for good. */
  public Reply erase(Request request) throws Problem {
    Slug slug = Slugs.of(request);
    if (!erase.erase(slug)) {
      throw Problem.notFound();
    }
    sessions.closeAll(slug);
    return Reply.noContent();
  }

  private Reply changed(Slug slug, ProfileStatus wanted) throws Problem {
    return switch (status.change(slug, wanted)) {
      case ChangeStatus.Outcome.Changed changed ->
          Reply.json(200, ProfileReply.of(changed.profile()));
      case ChangeStatus.Outcome.UnknownProfile unknown -> throw Problem.notFound();
      case ChangeStatus.Outcome.NotReady notReady ->
          throw Problem.conflict("not-ready", String.join(" ", notReady.missing()));
    };
  }

  private Profile found(Slug slug) throws Problem {
    return profiles.find(slug).orElseThrow(Problem::notFound);
  }

  private static String word(ProfileStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
