package io.aiprofile.adapters.web.owner;

import io.aiprofile.adapters.web.auth.OwnerSessions;
import io.aiprofile.adapters.web.auth.Site;
import io.aiprofile.adapters.web.auth.Visitors;
import io.aiprofile.adapters.web.auth.Visitors.Visitor;
import io.aiprofile.adapters.web.page.Frame;
import io.aiprofile.adapters.web.page.PersonCard;
import io.aiprofile.adapters.web.page.SignInPage;
import io.aiprofile.adapters.web.server.Form;
import io.aiprofile.adapters.web.server.Problem;
import io.aiprofile.adapters.web.server.Reply;
import io.aiprofile.adapters.web.server.Request;
import io.aiprofile.adapters.web.templates.JtesigninGenerated;
import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.application.profile.ChangeHeadline;
import io.aiprofile.application.profile.CreateProfile;
import io.aiprofile.domain.profile.Headline;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Who are you? On a development server: whoever you say. */
public final class SignInPages {
  private static final int MAX_LISTED = 50;

  private final Profiles profiles;
  private final CreateProfile create;
  private final ChangeHeadline headline;
  private final OwnerSessions sessions;
  private final Visitors visitors;
  private final Site site;
  private final Frame frame;

  @Inject
  public SignInPages(
      Profiles profiles,
      CreateProfile create,
      ChangeHeadline headline,
      OwnerSessions sessions,
      Visitors visitors,
      Site site,
      Frame frame) {
    this.profiles = profiles;
    this.create = create;
    this.headline = headline;
    this.sessions = sessions;
    this.visitors = visitors;
    this.site = site;
    this.frame = frame;
  }

  Reply show(Request request, int status, String problem, String typedName) {
    Visitor visitor = visitors.of(request);
    List<PersonCard> known =
        site.isLocal()
            ? profiles.list().stream()
                .filter(profile -> profile.status().allowsOwner())
                .limit(MAX_LISTED)
                .map(profile -> PersonCard.of(profile, Optional.empty()))
                .toList()
            : List.of();
    SignInPage page =
        new SignInPage(
            frame.around("Your page", "Make a page that answers from your documents."),
            visitor.csrf(),
            known,
            problem,
            typedName);
    Reply reply = Reply.html(status, JtesigninGenerated::render, page);
    visitor.fresh().ifPresent(reply::with);
    return reply;
  }

  /** The form: field {@code slug}. */
  public Reply signIn(Request request) throws Exception {
    requireLocal();
    Profile profile =
        Slug.parse(request.form().field("slug"))
            .flatMap(profiles::find)
            .filter(found -> found.status().allowsOwner())
            .orElseThrow(Problem::notFound);
    return signedIn(request, profile.slug());
  }

  /** The form: fields {@code name} and, if wanted, {@code headline}. */
  public Reply register(Request request) throws Exception {
    requireLocal();
    Form form = request.form();
    String name = form.field("name");
    if (Headline.parse(form.field("headline")).isEmpty()) {
      return show(
          request,
          422,
          "A headline has at most %d characters; shorten it.".formatted(Headline.MAX_LENGTH),
          name);
    }
    return switch (create.create(name)) {
      case CreateProfile.Outcome.Created created -> {
        Slug slug = created.profile().slug();
        headline.change(slug, form.field("headline"));
        yield signedIn(request, slug);
      }
      case CreateProfile.Outcome.Refused refused -> show(request, 422, refused.message(), name);
    };
  }

  public Reply signOut(Request request) {
    return Reply.seeOther("/").with(sessions.close(request));
  }

  private Reply signedIn(Request request, Slug slug) {
    return Reply.seeOther("/owner").with(sessions.open(request, slug));
  }

  private void requireLocal() throws Problem {
    if (!site.isLocal()) {
      throw Problem.unauthorized(
          "Signing in is not set up on this server; on your own machine start it with"
              + " IS_LOCAL=true.");
    }
  }
}
