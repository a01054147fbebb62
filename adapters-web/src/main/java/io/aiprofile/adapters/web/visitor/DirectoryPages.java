package io.aiprofile.adapters.web.visitor;

import io.aiprofile.adapters.web.page.ExplorePage;
import io.aiprofile.adapters.web.page.Frame;
import io.aiprofile.adapters.web.page.HomePage;
import io.aiprofile.adapters.web.page.PersonCard;
import io.aiprofile.adapters.web.server.Problem;
import io.aiprofile.adapters.web.server.Reply;
import io.aiprofile.adapters.web.server.Request;
import io.aiprofile.adapters.web.templates.JteexploreGenerated;
import io.aiprofile.adapters.web.templates.JtehomeGenerated;
import io.aiprofile.application.profile.BrowseProfiles;
import io.aiprofile.application.profile.BrowseProfiles.Listed;
import jakarta.inject.Inject;
import java.util.List;

/** The front page, and the directory of people who can be asked. */
public final class DirectoryPages {
  private static final int ON_FRONT_PAGE = 3;

  private final BrowseProfiles browse;
  private final Frame frame;

  @Inject
  public DirectoryPages(BrowseProfiles browse, Frame frame) {
    this.browse = browse;
    this.frame = frame;
  }

  public Reply home(Request request) {
    HomePage page =
        new HomePage(
            frame.around(
                "AI Profile Platform",
                "Ask a professional's documents, and see where every sentence comes from."),
            cards(browse.browse("", 1).profiles()).stream().limit(ON_FRONT_PAGE).toList());
    return Reply.html(200, JtehomeGenerated::render, page);
  }

  /** The directory, filtered by {@code q}, on page {@code page}. */
  public Reply explore(Request request) throws Problem {
    String query = request.query("q").strip();
    BrowseProfiles.Page found = browse.browse(query, pageNumber(request));
    ExplorePage page =
        new ExplorePage(
            frame.around("People you can ask", "Search professionals by name, skill or words."),
            query.substring(0, Math.min(query.length(), BrowseProfiles.MAX_QUERY_LENGTH)),
            cards(found.profiles()),
            found.total(),
            found.number(),
            found.pages());
    return Reply.html(200, JteexploreGenerated::render, page);
  }

  /** The page that is asked for; what is no number means the first. */
  private static int pageNumber(Request request) {
    String typed = request.query("page");
    return typed.matches("[0-9]{1,6}") ? Integer.parseInt(typed) : 1;
  }

  private static List<PersonCard> cards(List<Listed> listed) {
    return listed.stream().map(found -> PersonCard.of(found.profile(), found.question())).toList();
  }
}
